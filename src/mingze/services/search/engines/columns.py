"""What an index holds of a document: one flat record of columns, the same for every engine."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec

from mingze.services.search.document import Document
from mingze.services.search.engines.counting import kept
from mingze.services.search.language.fields import FIELDS, Field, Kind
from mingze.services.search.text import tokens
from mingze.services.search.values import WORDY, class_order

KEY = "key"
FILLER = "¶"
"""A token that the analyzer drops, so that the position it stood at stays empty."""
GAP = 32
"""Empty positions between two paragraphs, so that nothing is near across them."""
FIRST, LAST = "⊢", "⊣"
"""Tokens around each name, so that a whole name is a phrase."""
ORDERED = frozenset({"ipc", "main_ipc", "cpc", "main_cpc"})
"""Class fields whose symbols have an order one can ask ranges of."""
COLLAPSIBLE = frozenset({"family", "extended_family", "application"})
"""Fields of which an answer can show each value once."""
FIELDS_KEPT: tuple[Field, ...] = tuple(
    field for field in FIELDS.values() if not field.members and not field.within
)
"""The fields an index has columns for: neither compounds nor parts of other fields."""

_SINGLE = frozenset({"main_ipc", "main_cpc", "first_applicant", "first_inventor"})
_BETWEEN = " ".join(["", *[FILLER] * GAP, ""])


class NotSortable(ValueError):  # noqa: N818 - a refusal
    """Answers are sorted by fields of one value: days, numbers, keywords, first names and classes."""


def counted_column(field: Field) -> str:
    """The column that holds the values of ``field`` as they are counted and sorted by."""
    return f"{field.name}__name" if field.kind is Kind.NAME else field.name


def order_column(field: Field) -> str:
    """The column that holds the places of symbols in the order of their scheme."""
    return f"{field.name}__order"


def collapse_column(name: str) -> str:
    """The column that holds a digest of the value by which an answer is collapsed."""
    return f"{name}__digest"


def prepare(document: Document) -> dict[str, Any]:
    """The columns of ``document``: strings, lists of strings, lists of whole numbers below 2**63.

    Plain data, so that it can be made in another process.
    """
    columns: dict[str, Any] = {KEY: document.key}
    # What stands in a part of the description or among the independent claims stands in the whole, too.
    cut = cache(_cut)
    given = {*document.texts, *document.words, *document.numbers}
    for event in document.events:
        given.update(event)
    for field in FIELDS_KEPT:
        if field.name not in given:
            continue
        if field.kind in WORDY:
            _put_text(columns, field, map(cut, _texts(document, field)))
        values = kept(document, field) if field.kind is not Kind.TEXT else []
        if values:
            columns[counted_column(field)] = values
        if field.name in ORDERED and (places := _places(values)):
            columns[order_column(field)] = places
    for name in COLLAPSIBLE:
        values = kept(document, FIELDS[name])
        columns[collapse_column(name)] = _digest(str(values[0]) if values else document.key)
    return columns


def prepared(document: Document) -> tuple[str, str]:
    """The key of ``document`` and its columns as JSON: what a process that only reads and cuts hands to the writer."""
    return document.key, msgspec.json.encode(prepare(document)).decode()


def sort_column(name: str) -> str:
    """The column an answer is sorted by. Raises ``NotSortable``."""
    field = FIELDS.get(name)
    if field is None or field not in FIELDS_KEPT or field.kind is Kind.TEXT:
        raise NotSortable(name)
    if (field.several or field.event) and name not in _SINGLE:
        raise NotSortable(name)
    return counted_column(field)


def _texts(document: Document, field: Field) -> Sequence[str]:
    if field.event:
        return [text for event in document.events for text in event.get(field.name, ())]
    return document.texts.get(field.name, ())


def _cut(text: str) -> str:
    """The tokens of a paragraph."""
    return " ".join(tokens(text))


def _put_text(columns: dict[str, Any], field: Field, texts: Iterable[str]) -> None:
    filled = [f"{FIRST} {text} {LAST}" if field.kind is Kind.NAME else text for text in texts if text]
    if filled:
        columns[field.name] = _BETWEEN.join(filled)


def _places(values: Iterable[str | int]) -> list[int]:
    return sorted({place for value in values if (place := class_order(str(value))) is not None})


def _digest(value: str) -> int:
    return int.from_bytes(hashlib.blake2b(value.encode(), digest_size=8).digest(), "big") >> 1
