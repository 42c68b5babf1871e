"""How much a place counts when documents are put in order of relevance. The catalogue gives an installation its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_DEMO_FIELDS = MappingProxyType({"title": 5.0, "abstract": 3.0, "claims": 2.0, "description": 0.4})


@dataclass(frozen=True)
class Weights:
    """Factors on the score; all given values are demo defaults.

    ``fields``: by the name of a stored field, 1 where it is not named. ``others``: how much the further fields of a
    compound add to the best one, from 0 (nothing) to 1 (their sum). ``like_terms``: how many terms of a text
    "more like this" asks for. ``like_words``: factor on classes and cited numbers beside terms, by field, else 1.
    """

    fields: Mapping[str, float] = field(default_factory=lambda: _DEMO_FIELDS)
    others: float = 0.3
    like_terms: int = 30
    like_words: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({"cites": 2.0}))

    def of(self, name: str) -> float:
        """The factor of a stored field."""
        return self.fields.get(name, 1.0)
