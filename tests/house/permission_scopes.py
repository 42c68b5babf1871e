"""Who reaches a row once the view's decision lets them in: the scoping rules, written down a second time.

Each rule is stated from the design, over ``Access`` and the unit of the row, never over what the pages do.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

from mingze.core.organization.access import Access
from mingze.core.organization.models import Person, Unit


class Scope(Protocol):
    """A rule about one row."""

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """Whether this person reaches the row; ``stated`` are the permissions of the view's decision."""


@dataclass(frozen=True)
class Everybody:
    """The row belongs to nobody's unit: the decision alone counts."""

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """Whoever the decision lets in."""
        return True


@dataclass(frozen=True)
class Within:
    """Whoever holds one of the permissions in one of the units, and ``besides`` the people the row is about.

    Without ``permissions`` those of the decision count.
    """

    units: tuple[Unit, ...]
    permissions: tuple[str, ...] = ()
    besides: tuple[Person, ...] = ()

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """The unit lies where the person may do this."""
        if access.person_id in {person.pk for person in self.besides}:
            return True
        asked = self.permissions or stated
        return any(access.covers(permission, unit) for permission in asked for unit in self.units)


@dataclass(frozen=True)
class Only:
    """One's own thing: nobody else opens it, whatever they may do."""

    person: Person

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """The very person."""
        return access.person_id == self.person.pk


@dataclass(frozen=True)
class SharedReach:
    """The work of a person, open to colleagues who may do the same in the very same units."""

    person: Person
    units: tuple[Unit, ...]
    permission: str

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """The very person, or one of equal reach."""
        same = set(access.paths(self.permission)) == {unit.path for unit in self.units}
        return same or access.person_id == self.person.pk


@dataclass(frozen=True)
class HoldsFor:
    """What is in force below and beside its unit: the rules of a unit, a list an agency published.

    Reaches whoever may look into a unit below it, into it, or into its other half and below that.
    """

    unit: Unit
    permission: str
    upwards: bool = True

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """The unit, or its other half, stands above or at a unit where the person may look; or the reverse."""
        halves = [self.unit, *([self.unit.counterpart] if self.unit.counterpart else [])]
        below = any(path.startswith(half.path) for path in access.paths(self.permission) for half in halves)
        return below or (self.upwards and access.covers(self.permission, self.unit))


@dataclass(frozen=True)
class Both:
    """Two rules at once: to change a thing one has to see it."""

    first: Scope
    second: Scope

    def admits(self, access: Access, stated: tuple[str, ...]) -> bool:
        """Both admit."""
        return self.first.admits(access, stated) and self.second.admits(access, stated)


@dataclass(frozen=True)
class Example:
    """Parameters of an address, what to send there, and who reaches the row they name."""

    kwargs: dict[str, Any]
    scope: Scope = field(default_factory=Everybody)
    post: dict[str, Any] = field(default_factory=dict)
