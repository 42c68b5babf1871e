"""“More like this”: which terms of a text say most about it, and how much each counts."""

from collections import defaultdict
from collections.abc import Callable, Iterator
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


Frequency = Callable[[InField], int]
"""How many documents meet a condition, at least nearly."""


def weigh(likeness: Likeness, frequency: Frequency, total: int, weights: Weights) -> list[Weighted]:
    """The conditions that make up a likeness among ``total`` documents, the weightiest terms first.

    A term counts by how often the text uses it and how few documents do (inverse document frequency).
    """
    counted: dict[str, float] = defaultdict(float)
    for name, texts in likeness.texts.items():
        for text in texts:
            for word in _terms(text):
                counted[word] += weights.of(name)
    terms = [
        Weighted(query, log(1 + often) * _rareness(frequency(query), total))
        for word, often in nlargest(
            weights.like_terms * _CANDIDATES_PER_TERM, counted.items(), key=itemgetter(1)
        )
        for query in [InField(ASKED_IN, Phrase(word))]
    ]
    exact = [
        Weighted(query, weights.like_words.get(name, 1.0) * _rareness(frequency(query), total))
        for name, values in likeness.words.items()
        for value in dict.fromkeys(values)
        for query in [InField(name, Term(value))]
    ]
    best = sorted((one for one in terms if one.weight > 0), key=lambda one: -one.weight)
    return best[: weights.like_terms] + [one for one in exact if one.weight > 0]


def _terms(text: str) -> Iterator[str]:
    """Words worth comparing by: of two characters and more, and not numbers."""
    for word in words(text[:_LONGEST_TEXT]):
        if len(word) > 1 and not word.replace(".", "").isdecimal():
            yield word


def _rareness(found: int, total: int) -> float:
    """Zero for what no document holds, since it can find nothing."""
    return log(1 + (total - found + 0.5) / (found + 0.5)) if found else 0.0
