"""Catalogue words in the language of the page."""

from collections.abc import Mapping
from typing import Any

from mingze.core.base.language import in_language
from mingze.core.facts.choices import EVIDENCE
from mingze.core.facts.models import COLON, RecordKind


def group_title(kind: RecordKind) -> str:
    """The title of the group a kind stands in."""
    return in_language(kind.group, str(kind.definition.get("group_en", "")))


def evidence_title(code: str) -> str:
    """What a kind of evidence is called; a code the product does not know is shown as it stands."""
    return str(EVIDENCE.get(code, code))


def draft_title(kind: RecordKind, payload: Mapping[str, Any]) -> str:
    """The title of a record, made from what its form asks anyway, so that nobody types it twice.

    That is the subject where the form has one, else the kind with its first short required text behind it.
    """
    schema = kind.definition["fields"]
    if subject := str(payload.get("subject", "")).strip():
        return subject[:TITLE]
    for name in schema.get("required", ()):
        field = schema["properties"][name]
        if field.get("type") == "string" and field.get("maxLength", TITLE + 1) <= NAME:
            return f"{kind.title}{COLON}{payload.get(name, '')}"[:TITLE]
    return kind.title


TITLE = 200  # characters the column holds
NAME = 100  # a text no longer than this names something; a longer one tells something
