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
MORE = 200
"""How many are shown of the one facet of which more is asked for."""


@dataclass(frozen=True)
class Choice:
    """One value: its words, how many, and the address that takes it or drops it."""

    title: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A field and its most frequent values, of years the latest.

    ``is_cut``: there are others. ``more`` is the address that shows more of them, where there is one.
    """

    name: str
    title: str
    choices: Sequence[Choice]
    is_cut: bool = False
    more: str = ""


def aggregations(asked: SearchAsked) -> dict[str, Any]:
    """What is asked of the engine for all facets at once; of each one value beyond those shown, which tells of more."""
    return {
        name: {
            "terms": {"field": name, "size": _shown(name, asked) + 1}
            | ({"order": {"_key": "desc"}} if _is_year(name) else {})
        }
        for name in SHOWN
    }


def facets_of(answer: Mapping[str, Any], asked: SearchAsked) -> list[Facet]:
    """The facets of an answer; those with nothing to choose are left out."""
    facets = [_facet(name, answer[name]["buckets"], asked) for name in SHOWN]
    return [facet for facet in facets if facet.choices]


def _facet(name: str, buckets: Sequence[Mapping[str, Any]], asked: SearchAsked) -> Facet:
    most = _shown(name, asked)
    is_cut = len(buckets) > most
    more = asked.longer(name) if is_cut and name != asked.more else ""
    return Facet(name, field_title(name), _choices(name, buckets[:most], asked), is_cut, more)


def _shown(name: str, asked: SearchAsked) -> int:
    return MORE if name == asked.more else SHOWN[name]


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


def _choices(name: str, buckets: Sequence[Mapping[str, Any]], asked: SearchAsked) -> list[Choice]:
    taken = set(asked.filters.get(name, ()))
    choices = []
    for bucket in buckets:
        value = str(bucket["key"])
        title, url = value_title(name, value), asked.narrowed(name, value)
        choices.append(Choice(title, bucket["doc_count"], url, value in taken))
    return choices


def _is_year(name: str) -> bool:
    return name.endswith("_year")
