"""“More like this”: which terms of a text say most about it, and how much each counts."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import itemgetter

from mingze.services.search.engines.port import Likeness
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.tree import InField, Phrase, Term
from mingze.services.search.text import words

ASKED_IN = "title_abstract_claims"
"""Where terms of a text are looked for: what a description mentions in passing does not make documents alike."""
_LONGEST_TEXT = 20_000
_CANDIDATES_PER_TERM = 8


@dataclass(frozen=True)
class Weighted:
    """A condition and what meeting it adds to the likeness."""

    query: InField
    weight: float


Frequencies = Callable[[Sequence[InField]], Sequence[int]]
"""How many documents meet each condition, at least nearly."""


def weigh(likeness: Likeness, frequencies: Frequencies, total: int, weights: Weights) -> list[Weighted]:
    """The conditions that make up a likeness among ``total`` documents, the weightiest terms first.

    A term counts by how often the text uses it and how few documents do (inverse document frequency).
    """
    counted: dict[str, float] = defaultdict(float)
    for name, texts in likeness.texts.items():
        for text in texts:
            for word in _terms(text):
                counted[word] += weights.of(name)
    often = nlargest(weights.like_terms * _CANDIDATES_PER_TERM, counted.items(), key=itemgetter(1))
    terms = {InField(ASKED_IN, Phrase(word)): log(1 + count) for word, count in often}
    exact = {
        InField(name, Term(value)): weights.like_words.get(name, 1.0)
        for name, values in likeness.words.items()
        for value in values
    }
    conditions = [*terms, *exact]
    rareness = {
        condition: _rareness(found, total)
        for condition, found in zip(conditions, frequencies(conditions), strict=True)
    }
    weighed = [Weighted(condition, factor * rareness[condition]) for condition, factor in terms.items()]
    best = sorted((one for one in weighed if one.weight > 0), key=lambda one: -one.weight)[
        : weights.like_terms
    ]
    return best + [
        Weighted(one, factor * rareness[one]) for one, factor in exact.items() if rareness[one] > 0
    ]


def _terms(text: str) -> Iterator[str]:
    """Words worth comparing by: of two characters and more, and not numbers."""
    for word in words(text[:_LONGEST_TEXT], parts=True):
        if len(word) > 1 and not word.replace(".", "").isdecimal():
            yield word


def _rareness(found: int, total: int) -> float:
    """Zero for what no document holds, since it can find nothing."""
    return log(1 + (total - found + 0.5) / (found + 0.5)) if found else 0.0
