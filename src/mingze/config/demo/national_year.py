"""A year of facts for a thousand units: what a branch and its division do, month by month."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from mingze.config.demo.actions import Happening
from mingze.config.demo.year import SUBJECTS, Year, noon
from mingze.core.facts.kinds import definition_of
from mingze.core.facts.models import Fact
from mingze.core.kernel.periods import Cadence, periods_between
from mingze.core.organization.models import Unit


@dataclass(frozen=True, slots=True)
class Body:
    """A branch with the division its members work in; people by their keys."""

    branch: Unit
    section: Unit
    members: Sequence[int]
    staff: Sequence[int]
    secretary: int
    chief: int


@dataclass(frozen=True, slots=True)
class Custom:
    """What a body does in every period of a cadence: kind, who leads it in which part, and who else is there.

    ``others`` is "members", "staff", "committee", "half" or "one"; ``minutes`` is study time. The secretary leads
    a Party matter and the chief a matter of the division, unless somebody from ``outside`` does.
    """

    kind: str
    cadence: Cadence
    lead: str
    part: str = ""
    others: str = ""
    minutes: int = 0
    by_section: bool = False
    outside: bool = False


MONTH, QUARTER, HALF, YEAR = Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR
CUSTOMS = (
    Custom("meeting.members", QUARTER, "chair", "attendee", "members"),
    Custom("meeting.branch_committee", MONTH, "chair", "attendee", "committee"),
    Custom("day.theme", MONTH, "organizer", "attendee", "members", 120),
    Custom("lecture.party", QUARTER, "lecturer", "attendee", "members", 90),
    Custom("life.branch", YEAR, "chair", "attendee", "members"),
    Custom("appraisal.members", YEAR, "chair", "attendee", "members"),
    Custom("education.warning", HALF, "organizer", "attendee", "members"),
    Custom("visit.field", QUARTER, "leader", "attendee", "committee"),
    Custom("plan.study", YEAR, "signer"),
    Custom("review.notes", MONTH, "reviewer", "author", "one"),
    Custom("training.class", YEAR, "lecturer", "trainee", "members", 480, outside=True),
    Custom("deployment.business", QUARTER, "leader", "attendee", "staff", by_section=True),
    Custom("deployment.integrity", QUARTER, "leader", "attendee", "staff", by_section=True),
    Custom("inspection.work", QUARTER, "inspector", "inspected", "one", by_section=True),
    Custom("talk.integrity", QUARTER, "talker", "talkee", "one", by_section=True),
    Custom("study.collective", QUARTER, "organizer", "attendee", "staff", 90, by_section=True),
    Custom("report.duty", YEAR, "reporter", by_section=True),
    Custom("declaration.interest", YEAR, "declarant", by_section=True),
)
# Study in groups of half a branch, a group a week and now and then a second: what brings the hours together.
STUDY = Custom("study.collective", MONTH, "organizer", "attendee", "half", 60)
STUDIES_A_MONTH = 7
TALK = Custom("talk.heart", YEAR, "initiator", "partner", "one")
DILIGENT, BEHIND = 0.95, 0.55


def happenings(bodies: Iterable[Body], year: Year, random: Random) -> Iterator[Happening]:
    """Everything that happened, body by body. One body in twelve is behind with half of it."""
    for index, body in enumerate(bodies):
        diligence = BEHIND if index % 12 == 5 else DILIGENT
        yield from _Story(body, year, random, diligence).told()


class _Story:
    """What one body did."""

    def __init__(self, body: Body, year: Year, random: Random, diligence: float) -> None:
        self.body, self.year, self.random, self.diligence = body, year, random, diligence
        self.group = 0

    def told(self) -> Iterator[Happening]:
        """All of it, custom by custom."""
        for custom in CUSTOMS:
            yield from self._periods(custom, 1)
        yield from self._periods(STUDY, STUDIES_A_MONTH)
        yield from self._talks()

    def _periods(self, custom: Custom, times: int) -> Iterator[Happening]:
        for period in periods_between(custom.cadence, self.year.begin, self.year.today):
            for _ in range(times):
                day = self._day(max(period.start, self.year.begin), period.end)
                if day is not None and self.random.random() < self.diligence:
                    lead = self._lead(custom)
                    yield self._happening(custom, day, lead, self._others(custom, lead))

    def _lead(self, custom: Custom) -> int:
        if custom.outside:
            return self.random.choice(self.year.agency.members["DZ-00"]).pk
        return self.body.chief if custom.by_section else self.body.secretary

    def _talks(self) -> Iterator[Happening]:
        """The secretary talks with everybody once a year."""
        for period in periods_between(YEAR, self.year.begin, self.year.today):
            for member in self.body.members:
                day = self._day(max(period.start, self.year.begin), period.end)
                if day and member != self.body.secretary and self.random.random() < self.diligence:
                    yield self._happening(TALK, day, self.body.secretary, [member])

    def _day(self, first: date, last: date) -> date | None:
        """A day of the period, or none when it still lies ahead."""
        day = first + timedelta(days=self.random.randrange((last - first).days + 1))
        return day if day <= self.year.today else None

    def _others(self, custom: Custom, lead: int) -> Sequence[int]:
        body = self.body
        match custom.others:
            case "members":
                return [one for one in body.members if one != lead and self.random.random() < 0.95]
            case "staff":
                return [one for one in body.staff if one != lead and self.random.random() < 0.5]
            case "committee":
                return [one for one in body.members[:5] if one != lead]
            case "half":
                self.group ^= 1
                return [one for one in body.members[self.group :: 2] if one != lead]
            case "one":
                return [self.random.choice([one for one in body.staff if one != lead])]
        return []

    def _happening(self, custom: Custom, day: date, lead: int, others: Sequence[int]) -> Happening:
        kind = self.year.kinds[custom.kind]
        definition = definition_of(kind)
        unit = self.body.section if custom.by_section else self.body.branch
        recorded = min(day + timedelta(days=self.random.choice((0, 0, 1, 2, 3, 12))), self.year.today)
        # A few records still lack the paper they need, and do not count yet.
        evidence = definition.evidence[0] if definition.evidence and self.random.random() < 0.97 else ""
        counts = bool(evidence) or not definition.evidence
        recorder = next((one for one in self.body.members if one != lead), lead)
        fact = Fact(
            kind=kind,
            unit=unit,
            title=f"{unit.name}{kind.title}",
            occurred_on=day,
            counts_on=day,
            payload=self._payload(custom, day),
            minutes=custom.minutes,
            recorded_at=noon(recorded),
            recorded_by_id=recorder,
            countable_from=recorded if counts else None,
        )
        people = [(lead, custom.lead), *((one, custom.part) for one in others)]
        return Happening(fact, people, evidence)

    def _payload(self, custom: Custom, day: date) -> dict[str, object]:
        if custom.kind in SEALED:
            return {}
        return self.year.payload(definition_of(self.year.kinds[custom.kind]).schema, day) or {
            "subject": self.random.choice(SUBJECTS)
        }


SEALED = frozenset({"talk.heart", "review.notes", "declaration.interest", "appraisal.members"})
