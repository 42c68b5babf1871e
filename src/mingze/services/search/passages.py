"""The passages a text condition looks through: the paragraphs of a field, and parts of them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mingze.services.search.language.tree import Unit
from mingze.services.search.sentences import sentences
from mingze.services.search.text import folded, unit_starts


class Passage:
    """One paragraph (or one name) of a field: its folded text, its units and sentences, each worked out when asked."""

    def __init__(self, original: str, number: int = 0) -> None:
        self.original = original
        self.number = number
        """Which paragraph of its field this is, from 0."""
        self.folded = folded(original)
        self.text = self.folded.text

    @cached_property
    def starts(self) -> list[int]:
        """Where its units begin, in folded characters."""
        return unit_starts(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Its sentences, in folded characters."""
        place = self.folded.place
        return [(place(start), place(end)) for start, end in sentences(self.original)]

    def unit_at(self, offset: int) -> int:
        """How many units begin before folded ``offset``."""
        return bisect_left(self.starts, offset)


class Piece(NamedTuple):
    """A passage, or a part of it, in folded characters."""

    passage: Passage
    start: int
    end: int


Scope = Sequence[Piece]


def scope_of(texts: Sequence[str]) -> list[Piece]:
    """The whole of a field."""
    passages = [Passage(text, number) for number, text in enumerate(texts)]
    return [Piece(passage, 0, len(passage.text)) for passage in passages]


def parts(scope: Scope, unit: Unit) -> Iterator[Scope]:
    """``scope`` cut into its sentences or paragraphs, each a scope by itself; of a field, the scope as it is."""
    if unit is Unit.FIELD:
        yield scope
        return
    for piece in scope:
        if unit is Unit.PARAGRAPH:
            yield (piece,)
            continue
        for start, end in piece.passage.sentences:
            if start < piece.end and end > piece.start:
                yield (Piece(piece.passage, max(start, piece.start), min(end, piece.end)),)
