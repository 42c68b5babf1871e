"""What a month's reminder sheet says: exactly what a branch has due or overdue, and nothing else.

The content is plain data, fixed when the sheet is generated; document and page are renderings of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.models import Obligation
from mingze.accountability.duties.states import with_state
from mingze.core.kernel.periods import Period
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.models import Item
from mingze.core.organization.models import Unit

WAITING = (ObligationState.OPEN, ObligationState.OVERDUE)


@dataclass(frozen=True, slots=True)
class Line:
    """One matter on a sheet. ``who`` is a post, or the members concerned; ``link`` opens its rows."""

    matter: str
    basis: str
    period: str
    due_on: str
    overdue: bool
    who: str
    link: str


def content_of(units: Iterable[Unit], month: Period, on: date) -> dict[int, list[dict[str, object]]]:
    """For each unit, the lines of its sheet for ``month`` as known on ``on``. 2 queries for all units."""
    keys = {unit.pk for unit in units}
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for unit_id, line in _duties(keys, month, on):
        lines[unit_id].append(line)
    for unit_id, line in _items(keys, month, on):
        lines[unit_id].append(line)
    return {
        key: [
            asdict(line)
            for line in sorted(lines[key], key=lambda line: (not line.overdue, line.due_on, line.matter))
        ]
        for key in keys
    }


def _duties(keys: set[int], month: Period, on: date) -> Iterator[tuple[int, Line]]:
    waiting = (
        with_state(Obligation.objects.filter(unit__in=keys, due_on__lte=month.end), on)
        .filter(state__in=WAITING)
        .order_by("unit_id", "occasion_id", "pk")
        .values_list(
            "unit_id",
            "occasion_id",
            "occasion__item__code",
            "occasion__item__text",
            "occasion__item__basis__version__document__title",
            "occasion__item__basis__label",
            "occasion__key",
            "due_on",
            "state",
            "post__title",
            "person__name",
        )
    )
    members: dict[tuple[int, int], tuple[Line, list[str]]] = {}
    for unit_id, occasion_id, code, text, rule, clause, key, due_on, state, post, person in waiting:
        overdue = state == ObligationState.OVERDUE
        link = f"/duties/obligations/?unit={unit_id}&code={code}&period={key}"
        line = Line(text, cited(rule, clause), key, due_on.isoformat(), overdue, post or "", link)
        if person is None:
            yield unit_id, line
        else:
            members.setdefault((unit_id, occasion_id), (line, []))[1].append(person)
    for (unit_id, _), (line, people) in members.items():
        yield unit_id, Line(**{**asdict(line), "who": "、".join(people)})


def _items(keys: set[int], month: Period, on: date) -> Iterator[tuple[int, Line]]:
    items = (
        Item.objects.filter(unit__in=keys, due_on__lte=month.end, opened_on__lte=on)
        .exclude(stage=Stage.CLOSED)
        .order_by("unit_id", "number")
        .values_list(
            "unit_id",
            "number",
            "title",
            "basis__version__document__title",
            "basis__label",
            "due_on",
            "holder_post__title",
            "pk",
        )
    )
    for unit_id, number, title, rule, clause, due_on, post, key in items:
        if due_on is None:  # The filter leaves none; the checker cannot know.
            continue
        basis = cited(rule, clause) if rule and clause else ""
        link = f"/ledger/items/{key}/"
        line = Line(f"{number} {title}", basis, "", due_on.isoformat(), due_on < on, post or "", link)
        yield unit_id, line


def cited(rule: str, clause: str) -> str:
    """A clause as official documents cite it: 《中国共产党支部工作条例（试行）》第十一条."""
    return f"《{rule}》{clause}"


def overdue_count(content: Iterable[Mapping[str, object]]) -> int:
    """How many lines of a sheet are overdue."""
    return sum(bool(line["overdue"]) for line in content)
