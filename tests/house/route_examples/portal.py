"""Published documents are everybody's; a visitor's basket lies in their own session."""

from tests.house.permission_places import Ground, Place
from tests.house.permission_scopes import Example
from tests.portal.shelf import FIRST, shelved


def _document(ground: Ground, place: Place) -> Example:
    shelved()
    return Example({"number": FIRST})


def _file(ground: Ground, place: Place) -> Example:
    shelved()
    return Example({"kind": "json"})


EXAMPLES = {
    "api:document": _document,
    "portal:collect": _document,
    "portal:document": _document,
    "portal:similar": _document,
    "portal:annotate": _document,
    "portal:drop": _document,
    "portal:export": _file,
}
