"""How much a place counts when documents are put in order of relevance."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Factors on the score, handed in by whoever opens an engine; those of an installation are in its catalogue.

    ``fields``: by the name of a stored field, 1 where it is not named. ``others``: how much the further fields of a
    compound add to the best one, from 0 (nothing) to 1 (their sum). ``like_terms``: how many terms of a text
    "more like this" asks for. ``like_words``: factor on classes and cited numbers beside terms, by field, else 1.
    ``k1`` and ``b`` are those of BM25, saturation of frequency and correction for length; Tantivy has 1.2 and 0.75
    built in and takes no others.
    """

    fields: Mapping[str, float]
    others: float
    like_terms: int
    like_words: Mapping[str, float]
    k1: float
    b: float

    def of(self, name: str) -> float:
        """The factor of a stored field."""
        return self.fields.get(name, 1.0)
