"""A plan into rows: every kind of change at once for all its rows, inside the door of the action that calls."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from mingze.core.base.statistics import count_anew
from mingze.core.organization.models import Appointment, Membership, Person, Placement, Post, Unit
from mingze.core.roster.plans import Change, Kind, Plan, Values
from mingze.core.roster.state import STAFF

T = TypeVar("T")
Keys = dict[str, int]
BATCH = 500


def apply_plan(plan: Plan) -> None:
    """Write every change of ``plan``, which must have no errors, in the order of :class:`Kind`."""
    grouped: dict[Kind, list[Change]] = defaultdict(list)
    for change in plan.changes:
        grouped[change.kind].append(change)
    _units(grouped, plan.effective)
    _people(grouped)
    _rolls(grouped)
    _posts(grouped)
    _appointments(grouped)
    _closings(grouped)
    if len(plan.changes) > BATCH:
        count_anew(Unit, Placement, Person, Membership, Post, Appointment)


def _units(grouped: dict[Kind, list[Change]], effective: date) -> None:
    created, moved = grouped[Kind.UNIT_CREATE], grouped[Kind.UNIT_MOVE]
    Unit.objects.bulk_create(
        [
            Unit(
                code=change.key[0],
                path="",
                **_only(change, "name", "tree", "kind", "position", "valid_from"),
            )
            for change in created
        ],
        batch_size=BATCH,
    )
    if not (created or moved or grouped[Kind.UNIT_CHANGE]):
        return
    units = {unit.code: unit for unit in Unit.objects.all()}
    for change in [*created, *grouped[Kind.UNIT_CHANGE]]:
        unit = units[change.key[0]]
        unit.name = str(change.values.get("name", unit.name))
        unit.position = change.values.get("position", unit.position)
        if change.values.get("counterpart"):
            other = units[str(change.values["counterpart"])]
            unit.counterpart = other
            # The two halves of one body know each other, so that a post in either reaches both.
            other.counterpart = other.counterpart or unit
    _place(units, created, moved, effective)
    parents = dict(Placement.objects.filter(valid_to=None).values_list("unit__code", "parent__code"))
    closed = {code for code, unit in units.items() if unit.valid_to is not None}
    for code in units.keys() - closed:
        units[code].path = "/" + "/".join(str(units[step].pk) for step in _way(code, parents)) + "/"
    Unit.objects.bulk_update(units.values(), ["name", "position", "counterpart", "path"], batch_size=BATCH)


def _way(code: str, parents: Mapping[str, str | None]) -> list[str]:
    way: list[str] = []
    step: str | None = code
    while step is not None:
        way.append(step)
        step = parents.get(step)
    return way[::-1]


def _place(units: dict[str, Unit], created: list[Change], moved: list[Change], effective: date) -> None:
    for last, changes in _by_day(moved, "last"):
        codes = [change.key[0] for change in changes]
        for part in _parts(codes):
            Placement.objects.filter(unit__code__in=part, valid_to=None).update(valid_to=last)
    Placement.objects.bulk_create(
        [
            Placement(
                unit=units[change.key[0]],
                parent=units.get(str(change.values["parent"])),
                valid_from=change.values.get("valid_from", effective),
            )
            for change in [*created, *moved]
        ],
        batch_size=BATCH,
    )


def _people(grouped: dict[Kind, list[Change]]) -> None:
    Person.objects.bulk_create(
        [
            Person(staff_number=change.key[0], **_only(change, "name", "email"))
            for change in grouped[Kind.PERSON_CREATE]
        ],
        batch_size=BATCH,
    )
    corrected = {change.key[0]: change for change in grouped[Kind.PERSON_CORRECT]}
    for part in _parts(sorted(corrected)):
        people = list(Person.objects.filter(staff_number__in=part))
        for person in people:
            values = corrected[person.staff_number].values
            person.name, person.email = str(values["name"]), str(values["email"])
        Person.objects.bulk_update(people, ["name", "email"])


def _rolls(grouped: dict[Kind, list[Change]]) -> None:
    for last, changes in _by_day(grouped[Kind.ROLL_END], "valid_to"):
        for staff in (True, False):
            numbers = [change.key[0] for change in changes if (change.key[1] == STAFF) is staff]
            for part in _parts(numbers):
                rows = Membership.objects.filter(person__staff_number__in=part, valid_to=None)
                (rows.filter(kind=STAFF) if staff else rows.exclude(kind=STAFF)).update(valid_to=last)
    begun = grouped[Kind.ROLL_BEGIN]
    people = _keys(Person, "staff_number", (change.key[0] for change in begun))
    units = _keys(Unit, "code", (str(change.values["unit"]) for change in begun))
    Membership.objects.bulk_create(
        [
            Membership(
                person_id=people[change.key[0]],
                unit_id=units[str(change.values["unit"])],
                **_only(change, "kind", "valid_from"),
            )
            for change in begun
        ],
        batch_size=BATCH,
    )


def _posts(grouped: dict[Kind, list[Change]]) -> None:
    created = grouped[Kind.POST_CREATE]
    units = _keys(Unit, "code", (str(change.values["unit"]) for change in created))
    Post.objects.bulk_create(
        [
            Post(
                code=change.key[0],
                unit_id=units[str(change.values["unit"])],
                **_only(change, "title", "category", "shared", "valid_from"),
            )
            for change in created
        ],
        batch_size=BATCH,
    )
    for change in grouped[Kind.POST_CHANGE]:
        Post.objects.filter(code=change.key[0]).update(**change.values)


def _appointments(grouped: dict[Kind, list[Change]]) -> None:
    ended = {
        (change.key[0], change.key[1], change.values["valid_from"]): change.values["valid_to"]
        for change in grouped[Kind.APPOINTMENT_END]
    }
    for part in _parts(sorted({key[1] for key in ended})):
        rows = Appointment.objects.filter(post__code__in=part, valid_to=None).select_related("person", "post")
        closing = []
        for row in rows:
            last = ended.get((row.person.staff_number, row.post.code, row.valid_from))
            if last is not None:
                row.valid_to = last
                closing.append(row)
        Appointment.objects.bulk_update(closing, ["valid_to"], batch_size=BATCH)
    begun = grouped[Kind.APPOINTMENT_BEGIN]
    people = _keys(Person, "staff_number", (change.key[0] for change in begun))
    posts = _keys(Post, "code", (change.key[1] for change in begun))
    Appointment.objects.bulk_create(
        [
            Appointment(
                person_id=people[change.key[0]],
                post_id=posts[change.key[1]],
                **_only(change, "valid_from", "valid_to"),
            )
            for change in begun
        ],
        batch_size=BATCH,
    )


def _closings(grouped: dict[Kind, list[Change]]) -> None:
    for change in grouped[Kind.POST_CLOSE]:
        Post.objects.filter(code=change.key[0]).update(**change.values)
    for change in grouped[Kind.UNIT_CLOSE]:
        last = change.values["valid_to"]
        Unit.objects.filter(code=change.key[0]).update(valid_to=last)
        Placement.objects.filter(unit__code=change.key[0], valid_to=None).update(valid_to=last)


def _keys(model: type[Person] | type[Unit] | type[Post], field: str, codes: Iterable[str]) -> Keys:
    """The primary keys of rows by their code."""
    found: Keys = {}
    for part in _parts(sorted(set(codes))):
        found.update(model._default_manager.filter(**{f"{field}__in": part}).values_list(field, "pk"))
    return found


def _by_day(changes: list[Change], key: str) -> Iterator[tuple[date, list[Change]]]:
    days: dict[date, list[Change]] = defaultdict(list)
    for change in changes:
        days[change.values[key]].append(change)
    yield from sorted(days.items())


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Portions small enough for the parameters one statement may have on any database."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _only(change: Change, *names: str) -> Values:
    return {name: change.values[name] for name in names}
