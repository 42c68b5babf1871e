"""Accounts, grants and the trail: kept for the whole installation, so that the decision alone counts."""

from typing import Any

from mingze.core.accounts.models import Account
from mingze.core.audit.actors import job
from mingze.core.audit.door import door, record
from mingze.core.base import guard
from mingze.core.organization.models import RoleGrant
from tests.house.permission_places import OWN, Ground, Place
from tests.house.permission_scopes import Example


def _account(ground: Ground, place: Place) -> Example:
    return Example({"pk": ground.agency.accounts["judy" if place.name == OWN else "frank"].pk})


def _inactive(ground: Ground, place: Place) -> Example:
    example = _account(ground, place)
    with guard.opened():
        Account.objects.filter(**example.kwargs).update(is_active=False)
    return example


def _grant(ground: Ground, place: Place) -> Example:
    return Example({"pk": RoleGrant.objects.get(person=ground.agency.people["ivan"]).pk})


def _entry(ground: Ground, place: Place) -> Example:
    return Example({"sequence": _note(by=job("example"))})


@door
def _note(*, by: Any) -> int:
    return record(by=by, action="test.note", object_kind="test", object_id=1, summary="示例").sequence


EXAMPLES = {
    "accounts:account": _account,
    "accounts:reset_password": _account,
    "accounts:deactivate": _account,
    "accounts:activate": _inactive,
    "accounts:unlock": _account,
    "accounts:grant": _account,
    "accounts:revoke": _grant,
    "audit:entry": _entry,
}
