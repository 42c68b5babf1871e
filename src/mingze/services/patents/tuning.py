"""How results are put in order and how much one question may read, as the catalogue says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from mingze.catalogue.loader import load
from mingze.services.patents.likeness import Alike
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.weights import Weights

PREFIX = "search."
"""What the keys of these parameters begin with."""
_WEIGHTED = ("title", "abstract", "claims", "description")
_ALIKE = ("cites", "ipc_subclass", "ipc_group")

Values = Mapping[str, bool | int | Decimal | str]


@dataclass(frozen=True)
class Tuning:
    """All that the catalogue says of a search."""

    weights: Weights
    limits: Limits
    alike: Alike


def tuning_of(values: Values, reach: int) -> Tuning:
    """The tuning that parameter values by key stand for. Raises ``KeyError`` where one is missing.

    ``reach``: how far into an answer pages may go, which is a setting because pages are bound by it too.
    """

    def number(name: str) -> float:
        return float(values[PREFIX + name])

    def count(name: str) -> int:
        return int(values[PREFIX + name])

    weights = Weights(
        fields={name: number(f"weight.{name}") for name in _WEIGHTED},
        others=number("weight.further"),
        like_terms=count("like.terms"),
        like_words={name: number(f"like.weight.{name}") for name in _ALIKE},
        k1=number("bm25.k1"),
        b=number("bm25.b"),
    )
    limits = Limits(
        candidates=count("limit.candidates"),
        batch=count("limit.batch"),
        cap=count("limit.counted"),
        page=reach,
        collapsed=count("limit.collapsed"),
    )
    return Tuning(weights, limits, Alike(count("like.characters"), count("like.documents")))


@cache
def packaged_values(on: date) -> Values:
    """What the packaged catalogue gives on a day."""
    catalogue = load()
    held = {key: catalogue.value(key, on=on) for key in catalogue.parameters if key.startswith(PREFIX)}
    return {key: one.value for key, one in held.items() if one is not None}


def completed(values: Values, on: date) -> Values:
    """The values of an installation; where its catalogue, not loaded yet, lacks some, those of the packaged one."""
    try:
        tuning_of(values, reach=1)
    except KeyError:  # reading all files of the catalogue takes half a second, so it is not done beforehand
        return {**packaged_values(on), **values}
    return values


def packaged(on: date, reach: int) -> Tuning:
    """The tuning of the packaged catalogue, for whoever opens an engine without a database."""
    return tuning_of(packaged_values(on), reach)
