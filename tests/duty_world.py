"""An agency with the packaged catalogue loaded and duty lists in force: the ground of the duty tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.models import ListVersion, Obligation
from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.documents.models import Attachment
from mingze.core.facts.actions import Draft, record
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.organization.models import Person, Unit
from mingze.core.rules.actions import load_catalogue
from tests.packaged import packaged
from tests.people import Agency

LOADED_AT = datetime(2026, 1, 1, 1, tzinfo=UTC)
YEAR_END = date(2026, 12, 31)


def noon(day: date) -> datetime:
    """Noon in Shanghai on a day."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


@dataclass
class World:
    """An agency whose duties can be published, met and asked about."""

    agency: Agency

    def publish(self, code: str, on: date = date(2026, 1, 4), held: date = date(2026, 1, 4)) -> ListVersion:
        """Draft a packaged list and publish it behind a recorded meeting."""
        root = self.agency.units["agency"]
        clerk = self.agency.actor("carol")
        version = lists.draft_from_template(
            agency=root, template=packaged().duty_list(code), by=clerk, at=noon(held)
        )
        lists.publish(
            version=version, meeting=self.meeting(held), on=on, by=clerk, at=noon(on), until=YEAR_END
        )
        version.refresh_from_db()
        return version

    def meeting(self, held: date, minutes: bool = True) -> Fact:
        """A Party-group meeting that took up the duty lists."""
        group = self.agency.units["group"]
        alice, victor = self.agency.people["alice"], self.agency.people["victor"]
        evidence = [("minutes", self.file("会议纪要.pdf", group))] if minutes else []
        draft = Draft(
            kind=RecordKind.objects.get(code="meeting.party_group"),
            unit=group,
            title=f"党组会议（{held}）",
            occurred_on=held,
            payload={"subject": "审议责任清单", "agenda": ["责任清单审议"]},
            parts={"chair": [alice], "attendee": [alice, victor]},
            evidence=evidence,
        )
        return record(draft=draft, by=self.agency.actor("carol"), at=noon(held))

    def file(self, name: str, unit: Unit) -> Attachment:
        """An attachment row; the bytes do not matter to these tests."""
        with guard.opened():
            return Attachment.objects.create(
                name=name,
                media_type="application/pdf",
                size=1,
                sha256="0" * 64,
                unit=unit,
                uploaded_at=LOADED_AT,
                uploaded_by=self.agency.people["carol"],
            )

    def members_meeting(
        self,
        on: date,
        unit: str = "branch_one",
        chair: str = "bob",
        people: tuple[str, ...] = (),
        **more: object,
    ) -> Fact:
        """A members' meeting (党员大会) of a branch, recorded the same day unless ``recorded`` says otherwise."""
        everyone = [self.agency.people[name] for name in people or ("bob", "dave", "heidi")]
        recorded = more.pop("recorded", on)
        assert isinstance(recorded, date)
        draft = Draft(
            kind=RecordKind.objects.get(code="meeting.members"),
            unit=self.agency.units[unit],
            title="支部党员大会",
            occurred_on=on,
            payload={"subject": "学习和讨论"},
            parts={"chair": [self.person(chair)], "attendee": everyone},
            evidence=[("minutes", self.file("会议记录.pdf", self.agency.units[unit]))],
            **more,  # type: ignore[arg-type]
        )
        return record(draft=draft, by=self.agency.actor("bob"), at=noon(recorded))

    def person(self, name: str) -> Person:
        """Somebody."""
        return self.agency.people[name]

    def obligations(self, code: str, **conditions: object) -> list[Obligation]:
        """Obligations of an item by its code, in order of their due day."""
        rows = Obligation.objects.filter(occasion__item__code=code, **conditions)
        return list(
            rows.select_related("occasion", "unit", "post", "person").order_by("occasion__due_on", "pk")
        )


def make_world(agency: Agency) -> World:
    """Load the packaged catalogue into an agency."""
    load_catalogue(catalogue=packaged(), at=LOADED_AT, by=job("load-catalogue"))
    return World(agency)
