"""An object for each address that takes parameters: in one's own unit, and in another.

A module adds its own: route name -> a function of the agency and ``own`` that gives an :class:`Example`. "Own" is
the first branch (Bob's) or the protection section (Dave's); "other" is the second branch or the services section.
``unit`` is the unit whose row it is; without one the row belongs to nobody's unit and only the decision counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mingze.core.audit.actors import job
from mingze.core.audit.door import door, record
from mingze.core.organization.models import RoleGrant, Unit
from tests.people import Agency


@dataclass(frozen=True)
class Example:
    """Parameters of an address, and the unit of the row they name."""

    kwargs: dict[str, Any]
    unit: Unit | None = None


Maker = Callable[[Agency, bool], Example]


def _account(agency: Agency, own: bool) -> Example:
    return Example({"pk": agency.accounts["bob" if own else "frank"].pk})


def _grant(agency: Agency, own: bool) -> Example:
    return Example({"pk": RoleGrant.objects.get(person=agency.people["ivan"]).pk})


def _entry(agency: Agency, own: bool) -> Example:
    return Example({"sequence": _note(by=job("example"))})


@door
def _note(*, by: Any) -> int:
    return record(by=by, action="test.note", object_kind="test", object_id=1, summary="示例").sequence


EXAMPLES: dict[str, Maker] = {
    "accounts:account": _account,
    "accounts:reset_password": _account,
    "accounts:deactivate": _account,
    "accounts:activate": _account,
    "accounts:unlock": _account,
    "accounts:grant": _account,
    "accounts:revoke": _grant,
    "audit:entry": _entry,
}
