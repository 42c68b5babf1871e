"""What the search box offers while a query is typed: the fields and operators of each dialect."""

from functools import cache
from typing import Any

from django.utils.html import json_script
from django.utils.safestring import SafeString

from mingze.services.search.language import codes
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.operators import OPERATORS

WRITTEN = tuple(dialect for dialect in Dialect if dialect is not Dialect.PLAIN)
"""The dialects that have fields and operators."""
_HEADS = {Dialect.CQL: "=", Dialect.PATSNAP: ":", Dialect.PATENTSCOPE: ":"}
"""What stands between a field and its value; ``=`` in the dialects that are not named."""


@cache
def names_of(dialect: Dialect) -> dict[str, tuple[str, ...]]:
    """The names of each field in a dialect, the usual one first; names of the tree itself are no dialect's."""
    found: dict[str, list[str]] = {}
    for code in codes.codes(dialect).values():
        if code.field and code.code != code.field and not (code.event or code.reach):
            found.setdefault(code.field, []).append(code.code)
    return {name: tuple(several) for name, several in found.items()}


@cache
def offers(chinese: bool) -> dict[str, list[tuple[str, str]]]:
    """What can be put in, by dialect, each with what it means; ``{n}`` stands for a number."""
    return {dialect.value: [*_fields(dialect, chinese), *_operators(dialect, chinese)] for dialect in WRITTEN}


@cache
def offers_script(chinese: bool) -> SafeString:
    """The offers as the page carries them, written once for each language."""
    return json_script(offers(chinese), "offers")


def _fields(dialect: Dialect, chinese: bool) -> list[tuple[str, str]]:
    # In BRS a field stands behind its word, between two dots, which nobody types from the left.
    if dialect is Dialect.BRS:
        return []
    head = _HEADS.get(dialect, "=")
    return [
        (f"{names[0].lower() if head == '=' else names[0]}{head}", _title(FIELDS[name], chinese))
        for name, names in names_of(dialect).items()
    ]


def _operators(dialect: Dialect, chinese: bool) -> list[tuple[str, str]]:
    return [
        (operator.signs[dialect][0].form, operator.meaning if chinese else operator.meaning_en)
        for operator in OPERATORS
        if dialect in operator.signs
    ]


def _title(field: Any, chinese: bool) -> str:
    return str(field.title if chinese else field.title_en)
