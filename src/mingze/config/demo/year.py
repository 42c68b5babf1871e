"""A year of facts: what each duty asks for is recorded in its time, except where somebody was late or forgot.

The demo goes through the obligations themselves and records, for each one not yet met, a fact that serves it.
One fact serves several, so most of what it comes to has been met already.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from mingze.accountability.duties.actions import lists
from mingze.accountability.duties.models import Obligation, Occasion
from mingze.catalogue.contents import Catalogue
from mingze.config.demo.agency import Agency
from mingze.core.documents.actions import store
from mingze.core.documents.models import Attachment
from mingze.core.facts.actions import Draft, record, review
from mingze.core.facts.kinds import definition_of
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.periods import Cadence, containing
from mingze.core.ledger.actions.links import record_about
from mingze.core.ledger.models import Item
from mingze.core.organization.models import Person, Unit

CLERK = "1101"
REVIEWER = "1103"
LISTS = (
    "leadership",
    "first-person",
    "member",
    "branch",
    "branch-secretary",
    "section-chief",
    "supervision",
    "party-members",
)
# Parts that many people play at once; every other part is one person's.
MANY = frozenset({"attendee", "member", "participant"})
SUBJECTS = (
    "学习贯彻全面从严治党主体责任规定",
    "知识产权保护条例专题学习",
    "优化预审服务流程",
    "整改任务推进情况",
    "作风建设与廉洁从政",
    "年度重点工作推进",
    "服务企业调研情况交流",
)
# One branch and one section are behind, so that there is something to remind of.
LATE_UNITS = {"DZ-01-4": 0.45, "JG-07": 0.5}
USUAL = 0.93


def noon(day: date) -> datetime:
    """Noon in Beijing."""
    return datetime.combine(day, time(12), tzinfo=SHANGHAI)


class Year:
    """Tells the story of a year in an agency, the same in every run."""

    def __init__(self, agency: Agency, catalogue: Catalogue, begin: date, today: date) -> None:
        self.agency, self.catalogue, self.begin, self.today = agency, catalogue, begin, today
        self.random = Random(7)  # noqa: S311 - a story, not a secret
        self.kinds = {kind.code: kind for kind in RecordKind.objects.all()}

    def publish_lists(self) -> None:
        """A Party-group meeting approves the lists, and they take effect the same day."""
        group = self.agency.units["DZ"]
        meeting = self.tell(self.kinds["meeting.party_group"], group, self.begin, "党组会议审议责任清单")
        year_end = date(self.today.year, 12, 31)
        by, at = self.agency.actor(CLERK), noon(self.begin)
        for code in LISTS:
            template = self.catalogue.duty_list(code)
            version = lists.draft_from_template(
                agency=self.agency.units["JG"], template=template, by=by, at=at
            )
            lists.publish(version=version, meeting=meeting, on=self.begin, by=by, at=at, until=year_end)

    def live(self) -> None:
        """Record what happened, period by period."""
        started = Occasion.objects.filter(period_start__lte=self.today).select_related("item")
        in_order = started.order_by("period_start", "due_on", "item__position", "pk")
        for occasion in in_order.filter(trigger=None):
            self._serve(occasion)
        # What events opened on the way, such as the report owed after a meeting.
        for occasion in in_order.filter(trigger__isnull=False):
            self._serve(occasion)

    def _serve(self, occasion: Occasion) -> None:
        discharge = occasion.item.discharges.select_related("record_kind").order_by("pk").first()
        if discharge is None:
            return
        waiting = Obligation.objects.filter(occasion=occasion, met_on=None, void_from=None)
        served: set[tuple[int, int | None]] = set()
        for obligation in waiting.select_related("unit", "post", "person"):
            unit = self._unit_for(obligation, discharge.record_kind)
            # Members of a unit are served together: the first one's meeting is everybody's.
            key = (unit.pk, obligation.post_id)
            if key in served or self._forgets(unit):
                served.add(key)
                continue
            served.add(key)
            for _ in range(occasion.required if occasion.measure == "count" else 1):
                self._tell_for(obligation, occasion, discharge.record_kind, discharge.part, unit)

    def _unit_for(self, obligation: Obligation, kind: RecordKind) -> Unit:
        """Where such a fact is recorded: with the holder, or in the Party group for what only it can record."""
        tree = definition_of(kind).tree
        if tree in {"any", obligation.unit.tree}:
            return obligation.unit
        return self.agency.units["DZ" if tree == "party" else "JG"]

    def _forgets(self, unit: Unit) -> bool:
        return self.random.random() > LATE_UNITS.get(unit.code, USUAL)

    def _tell_for(
        self, obligation: Obligation, occasion: Occasion, kind: RecordKind, part: str, unit: Unit
    ) -> None:
        last = min(occasion.period_end, occasion.due_on, self.today)
        span = max((last - occasion.period_start).days, 0)
        day = occasion.period_start + timedelta(days=self.random.randint(span // 4, span) if span else 0)
        lead = self._holder(obligation)
        title = f"{unit.name}{kind.title}"
        if definition_of(kind).link_required:
            if lead is not None:
                self._tell_about(kind, unit, day, lead)
            return
        self.tell(kind, unit, day, title, {part: lead} if part and lead and part not in MANY else {})

    def _tell_about(self, kind: RecordKind, unit: Unit, day: date, lead: Person) -> None:
        """An intervention in person is recorded with a matter that stood open that day."""
        matters = Item.objects.filter(kind__code__in=definition_of(kind).link_to, opened_on__lte=day)
        matter = self.random.choice(list(matters.order_by("number"))) if matters.exists() else None
        if matter is None:
            return
        definition = definition_of(kind)
        draft = Draft(
            kind=kind,
            unit=unit,
            title=f"{kind.title}：{matter.title}",
            occurred_on=day,
            payload=self.payload(definition.schema, day),
            parts={part.code: [lead] for part in definition.parts if part.required},
            linked=True,
        )
        record_about(item=matter, draft=draft, by=self.agency.actor(lead.staff_number), at=noon(day))

    def _holder(self, obligation: Obligation) -> Person | None:
        if obligation.person:
            return obligation.person
        post = obligation.post
        if post is None:
            return None
        appointment = post.appointments.select_related("person").first()
        return appointment.person if appointment else None

    def tell(
        self, kind: RecordKind, unit: Unit, day: date, title: str, leads: Mapping[str, Person] | None = None
    ) -> Fact:
        """Record one fact with everybody it needs, a few days after it happened."""
        definition = definition_of(kind)
        people = self._people_of(unit)
        parts = {
            part.code: self._present(people)
            if part.code in MANY
            else [(leads or {}).get(part.code, people[0])]
            for part in definition.parts
            if part.required or part.code in (leads or {})
        }
        recorded = min(day + timedelta(days=self.random.choice((0, 0, 1, 2, 3, 12))), self.today)
        files = [(evidence, self.file(evidence, unit, title, recorded)) for evidence in definition.evidence]
        draft = Draft(
            kind=kind,
            unit=unit,
            title=title,
            occurred_on=day,
            payload=self.payload(definition.schema, day),
            parts=parts,
            evidence=files,
            minutes=self.random.choice((120, 180, 240)) if definition.hours else 0,
        )
        fact = record(draft=draft, by=self.agency.actor(CLERK), at=noon(recorded))
        if definition.counts_when == "reviewed":
            reviewer = self.agency.people[REVIEWER]
            review(fact=fact, by=self.agency.actor(REVIEWER), reviewer=reviewer, at=noon(recorded))
        return fact

    def _people_of(self, unit: Unit) -> list[Person]:
        """Who belongs to a unit: its members or staff, or the leadership for the bodies above them."""
        return (
            self.agency.members.get(unit.code)
            or self.agency.staff.get(unit.code)
            or [self.agency.people[number] for number in ("1001", "1002", "1003", "1004")]
        )

    def _present(self, people: list[Person]) -> list[Person]:
        """Nearly everybody, the first always among them."""
        return [person for index, person in enumerate(people) if index == 0 or self.random.random() < 0.9]

    def file(self, evidence: str, unit: Unit, title: str, day: date) -> Attachment:
        text = f"{title}\n日期：{day}\n（演示材料，内容为虚构）\n"
        clerk = self.agency.people[CLERK]
        return store(
            data=text.encode(),
            filename=f"{title}-{evidence}.txt",
            unit=unit,
            by=self.agency.actor(CLERK),
            person=clerk,
            at=noon(day),
        )

    def payload(self, schema: Mapping[str, Any], day: date) -> dict[str, Any]:
        required = schema.get("required", ())
        return {
            name: self._value(field, day) for name, field in schema["properties"].items() if name in required
        }

    def _value(self, field: Mapping[str, Any], day: date) -> Any:
        """A plausible value for one field of a form."""
        if "enum" in field:
            return self.random.choice(field["enum"])
        kind = field.get("type")
        if kind == "array":
            return [self._value(field["items"], day)]
        if kind in {"integer", "number"}:
            return max(1, int(field.get("minimum", 1)))
        if kind == "boolean":
            return False
        if field.get("format") == "date":
            return day.isoformat()
        if "pattern" in field:
            return self._of_pattern(field["pattern"], day)
        return self.random.choice(SUBJECTS)[: field.get("maxLength", 200)]

    def _of_pattern(self, pattern: str, day: date) -> str:
        """The period a day falls in, written as the form wants it; raises ``LookupError`` for another pattern."""
        written = [containing(cadence, day).key for cadence in Cadence if cadence.recurs]
        written += [f"{day.year}-Q{(day.month + 2) // 3}"]
        fitting = [text for text in written if re.fullmatch(pattern, text)]
        if not fitting:
            raise LookupError(f"the demo cannot fill a field of the form {pattern}")
        return fitting[0]
