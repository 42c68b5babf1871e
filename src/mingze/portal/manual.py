"""The help page's tables: operators and fields, read from the tables the query language is read by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from mingze.portal.completing import WRITTEN, names_of
from mingze.portal.facets import field_title
from mingze.portal.results import dialect_title
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.operators import OPERATORS, Operator

SHOWN = 4
"""Names of one field in one dialect that are shown."""


@dataclass(frozen=True)
class Line:
    """One line of a table: what it means, the ways each dialect (by its title) has to write it, an example."""

    title: str
    signs: tuple[tuple[str, tuple[str, ...]], ...]
    example: str = ""


def tables() -> dict[str, Any]:
    """Heads and lines of both tables."""
    return {
        "dialects": [dialect_title(one) for one in WRITTEN],
        "operators": [_operator(one) for one in OPERATORS],
        "fields": list(_fields()),
    }


def _operator(operator: Operator) -> Line:
    chinese = (get_language() or "").startswith("zh")
    signs = tuple(
        (
            dialect_title(dialect),
            tuple(sign.form.replace("{n}", "n") for sign in operator.signs.get(dialect, ())),
        )
        for dialect in WRITTEN
    )
    return Line(operator.meaning if chinese else operator.meaning_en, signs, operator.example)


def _fields() -> Iterator[Line]:
    names = {dialect: names_of(dialect) for dialect in WRITTEN}
    for name in FIELDS:
        signs = tuple((dialect_title(dialect), names[dialect].get(name, ())[:SHOWN]) for dialect in WRITTEN)
        if any(several for _title, several in signs):
            yield Line(field_title(name), signs)
