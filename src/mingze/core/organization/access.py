"""Who may do what where: one question, asked the same way for a page, a row and a list."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from mingze.core.audit.actors import Actor
from mingze.core.audit.unchanged import unchanged
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.models import Unit

Row = TypeVar("Row", bound=Model)
# A path names every unit from the top: "/1/" is the top of a tree.
ROOT = 2
NOWHERE = mark("您没有“%(permission)s”权限，或该单位不在您的权限范围内")


@dataclass(frozen=True, slots=True)
class Grant:
    """One role reaching one subtree. An officer's role reaches no unit: ``path`` is empty."""

    role: str
    permissions: frozenset[str]
    path: str


@dataclass(frozen=True)
class Access:
    """What one person may do on one day. Made by ``queries.access_of``; asked by views, lists and actions."""

    person_id: int
    person_name: str
    staff_number: str
    grants: tuple[Grant, ...]

    @property
    def actor(self) -> Actor:
        """This person as the actor of an action."""
        return Actor(code=self.staff_number, name=self.person_name, person_id=self.person_id)

    @property
    def roles(self) -> frozenset[str]:
        """The codes of the roles held."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def is_business(self) -> bool:
        """Whether any role reaches a unit; the three officers' roles do not."""
        return any(grant.path for grant in self.grants)

    def may(self, permission: str) -> bool:
        """Whether the person may do this anywhere at all."""
        return any(permission in grant.permissions for grant in self.grants)

    def paths(self, permission: str) -> tuple[str, ...]:
        """The subtrees in which the person may do this, none inside another."""
        held = sorted({grant.path for grant in self.grants if permission in grant.permissions} - {""})
        # A subtree inside another adds nothing; left out, people of the same reach ask for the same.
        topmost: list[str] = []
        for path in held:
            if not topmost or not path.startswith(topmost[-1]):
                topmost.append(path)
        return tuple(topmost)

    def covers(self, permission: str, unit: Unit) -> bool:
        """Whether the person may do this in this unit."""
        return any(unit.path.startswith(path) for path in self.paths(permission))

    def check(self, permission: str, unit: Unit) -> None:
        """Raise :class:`Refused` unless :meth:`covers`."""
        if not self.covers(permission, unit):
            raise Refused(NOWHERE, params={"permission": permission})

    def visible(self, rows: QuerySet[Row], permission: str, unit: str = "unit") -> QuerySet[Row]:
        """The rows whose unit (at lookup ``unit``) lies where the person may do this."""
        paths = self.paths(permission)
        # Whoever may look everywhere asks for all rows, which a database reads in their order; asked for those of
        # a thousand units, it would collect and sort them all.
        if any(path.count("/") == ROOT for path in paths) and _are_all(paths):
            return rows.filter(**{f"{unit}__isnull": False})
        return rows.filter(**{f"{unit}__in": Unit.objects.within(paths).values("pk")})


def _are_all(paths: tuple[str, ...]) -> bool:
    return unchanged("organization.all", paths, answer=lambda: not Unit.objects.outside(paths).exists())


NOBODY = Access(person_id=0, person_name="", staff_number="", grants=())
