"""Documents are everybody's; a visitor's basket lies in their session; a named list is its owner's alone."""

from mingze.core.accounts.adapters import actor_of
from mingze.core.accounts.models import Account
from mingze.portal import actions, exporting
from mingze.portal.choices import ExportState
from mingze.portal.models import Export
from tests.house.permission_places import Ground, Place
from tests.house.permission_scopes import Example, Only
from tests.portal.shelf import FIRST, shelved


def _document(ground: Ground, place: Place) -> Example:
    shelved()
    return Example({"number": FIRST})


def _file(ground: Ground, place: Place) -> Example:
    shelved()
    return Example({"kind": "json"})


def _list(ground: Ground, place: Place) -> Example:
    """Two lists of one person, one of them to move documents to."""
    owner = Account.objects.get(person=ground.agency.people["grace"])
    one, other = (
        actions.make(account=owner, name=f"{name}{place.name}", by=actor_of(owner), at=ground.now)
        for name in ("甲", "乙")
    )
    return Example({"key": one.pk}, Only(owner.person), {"name": f"丙{place.name}", "to": other.pk})


def _step(ground: Ground, place: Place) -> Example:
    return Example({"number": 1})


def _export(ground: Ground, place: Place) -> Example:
    """The file of one person."""
    owner = Account.objects.get(person=ground.agency.people["grace"])
    made = Export.objects.create(
        owner=owner, kind="json", language="zh-hans", state=ExportState.READY, total=1, asked_at=ground.now
    )
    path = exporting.path_of(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[]", encoding="utf-8")
    return Example({"key": made.pk}, Only(owner.person))


EXAMPLES = {
    "api:document": _document,
    "portal:collect": _document,
    "portal:document": _document,
    "portal:similar": _document,
    "portal:annotate": _document,
    "portal:drop": _document,
    "portal:export": _file,
    "portal:begin_export": _file,
    "portal:fetch_export": _export,
    "portal:cancel_export": _export,
    "portal:forget_one": _step,
    "portal:rename_basket": _list,
    "portal:delete_basket": _list,
    "portal:transfer": _list,
}
