"""The columns beside a result by which it can be narrowed, each value with its number of documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from mingze.portal.asked import SearchAsked
from mingze.portal.front_page import OFFICES, TYPES
from mingze.portal.statuses import STATUSES
from mingze.services.search.language.fields import FIELDS

SHOWN: dict[str, int] = {
    "status": 5,
    "type": 6,
    "office": 8,
    "published_year": 12,
    "applicant": 12,
    "ipc_subclass": 12,
    "province": 10,
}
"""Facets in order, and how many values of each are shown."""


@dataclass(frozen=True)
class Choice:
    """One value: its words, how many, and the address that takes it or drops it."""

    title: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A field and its most frequent values."""

    name: str
    title: str
    choices: Sequence[Choice]


def aggregations() -> dict[str, Any]:
    """What is asked of the engine for all facets at once."""
    return {
        name: {
            "terms": {"field": name, "size": size} | ({"order": {"_key": "desc"}} if _is_year(name) else {})
        }
        for name, size in SHOWN.items()
    }


def facets_of(answer: Mapping[str, Any], asked: SearchAsked) -> list[Facet]:
    """The facets of an answer; those with nothing to choose are left out."""
    facets = [Facet(name, field_title(name), _choices(name, answer[name], asked)) for name in SHOWN]
    return [facet for facet in facets if facet.choices]


def field_title(name: str) -> str:
    """The name of a field in the language of the page."""
    found = FIELDS[name]
    return found.title if (get_language() or "").startswith("zh") else found.title_en


def value_title(name: str, value: str) -> str:
    """A value in words: codes of offices, types and states have names, everything else stands for itself."""
    words: Mapping[str, object] = {
        "office": OFFICES,
        "type": {one.value: title for one, title in TYPES.items()},
        "status": {code: word for code, (word, _tone) in STATUSES.items()},
    }.get(name, {})
    return str(words.get(value, value))


def _choices(name: str, answer: Mapping[str, Any], asked: SearchAsked) -> list[Choice]:
    taken = set(asked.filters.get(name, ()))
    choices = []
    for bucket in answer["buckets"]:
        value = str(bucket["key"])
        title, url = value_title(name, value), asked.narrowed(name, value)
        choices.append(Choice(title, bucket["doc_count"], url, value in taken))
    return choices


def _is_year(name: str) -> bool:
    return name.endswith("_year")
