"""Whom a form offers as people who took part: the unit's roll on the day, and people looked up by name."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from mingze.core.organization.models import Appointment, Membership, Person, Unit
from mingze.core.organization.queries import subtree_on

MOST_SHOWN = 300  # boxes a page can still be read with
MOST_FOUND = 20
# A cell meets as part of its branch, and its members stand on the cell's roll.
ALWAYS_WITHIN = "party_cell"


@dataclass(frozen=True)
class Candidates:
    """People to choose from. ``others`` come from elsewhere; ``cut`` says that the roll was too long to show."""

    own: Sequence[Person] = ()
    others: Sequence[Person] = ()
    labels: dict[int, str] = field(default_factory=dict)
    cut: bool = False
    too_many: bool = False
    nobody: bool = False

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Everybody as pairs of key and label, the roll first."""
        return [(str(person.pk), self.labels[person.pk]) for person in (*self.own, *self.others)]

    @property
    def people(self) -> dict[str, Person]:
        """Everybody by key."""
        return {str(person.pk): person for person in (*self.own, *self.others)}


def candidates(
    unit: Unit | None, day: date, *, below: bool, chosen: Collection[str], find: str
) -> Candidates:
    """Whom to offer for a record of ``unit`` on ``day``.

    ``below`` adds the people of the units below; ``chosen`` are keys already chosen, who stay on offer wherever
    they stand; ``find`` is a name or staff number to look for. At most 5 queries.
    """
    own = _roll(unit, day, below) if unit else []
    keys = {str(person.pk) for person in own}
    wanted = [key for key in chosen if key.isascii() and key.isdigit() and key not in keys]
    found = _found(find, keys) if find else []
    extra = [*Person.objects.filter(pk__in=wanted).order_by("staff_number"), *found[:MOST_FOUND]]
    others = list({person.pk: person for person in extra}.values())
    return Candidates(
        own=own[:MOST_SHOWN],
        others=others,
        labels=_own_labels(own) | _other_labels(others, day),
        cut=len(own) > MOST_SHOWN,
        too_many=len(found) > MOST_FOUND,
        nobody=bool(find) and not found,
    )


def _roll(unit: Unit, day: date, below: bool) -> list[Person]:
    units = subtree_on(unit, day)
    if not below:
        units = [one for one in units if one.pk == unit.pk or one.kind == ALWAYS_WITHIN]
    on_roll = Membership.objects.on(day).filter(unit__in=units).values("person")
    # A party group has no roll of its own: whoever holds a post in it belongs to it.
    in_post = Appointment.objects.on(day).filter(post__unit=unit).values("person")
    people = Person.objects.filter(Q(pk__in=on_roll) | Q(pk__in=in_post))
    return list(people.order_by("staff_number")[: MOST_SHOWN + 1])


def _found(find: str, known: set[str]) -> list[Person]:
    """People by part of a name or by staff number; the officers, who stand on no roll, are not offered."""
    named = Person.objects.filter(Q(name__icontains=find) | Q(staff_number=find))
    on_a_roll = named.filter(pk__in=Membership.objects.values("person"))
    return list(on_a_roll.exclude(pk__in=known).order_by("name", "staff_number")[: MOST_FOUND + 1])


def _own_labels(people: Iterable[Person]) -> dict[int, str]:
    """Names; two people of the same name are told apart by staff number."""
    people = list(people)
    names = Counter(person.name for person in people)
    return {
        person.pk: person.name if names[person.name] == 1 else f"{person.name}（{person.staff_number}）"
        for person in people
    }


def _other_labels(people: Sequence[Person], day: date) -> dict[int, str]:
    """Names with the unit each stands in: the staff roll first, else the Party roll."""
    rolls = Membership.objects.on(day).filter(person__in=people).select_related("unit").order_by("-kind")
    units = {row.person_id: row.unit.name for row in rolls} if people else {}
    return {person.pk: f"{person.name}（{units.get(person.pk, person.staff_number)}）" for person in people}
