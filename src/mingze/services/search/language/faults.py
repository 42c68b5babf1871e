"""What is wrong with a query, and where; and how large a query may be."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from mingze.core.kernel.refusals import Sentence
from mingze.services.search.language.tree import Span


@dataclass(frozen=True)
class Fault:
    """``length`` characters from ``position`` of the query as typed are wrong; ``said`` tells how.

    ``suggestion`` is what might be written, or empty. It takes the place of what stands at ``put``, which is empty for
    what is only to be inserted; where ``put`` is ``None``, it is an example of how such things are written.
    """

    position: int
    length: int
    said: Sentence
    suggestion: str = ""
    put: Span | None = None

    def corrected(self, typed: str) -> str:
        """The query with the suggestion in its place; empty where it has none."""
        if not self.suggestion or self.put is None:
            return ""
        start, end = self.put
        before, after, words = typed[:start], typed[end:], self.suggestion
        if start == end and words[0].isalnum():
            before, words = before.rstrip() + " ", words + " "
            after = after.lstrip()
        return f"{before}{words}{after}"

    @property
    def message(self) -> str:
        """What is wrong, in Chinese; the edge translates ``said`` instead."""
        return self.said.text()


class QueryFault(Exception):  # noqa: N818 - a refusal, as Refused is
    """A query that cannot be read, printed or resolved."""

    dialect = ""
    """As which dialect the query was read, where it was the reading that failed."""
    typed = ""
    """The query, where it was asked of a library."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.message}（第{fault.position + 1}个字符）")
        self.fault = fault


@dataclass(frozen=True)
class Limits:
    """How large a query may be: characters, nesting, words, and fields named for one value."""

    length: int
    depth: int
    terms: int
    fields: int


USUAL = Limits(length=50_000, depth=50, terms=2_000, fields=40)
"""Bounds that keep reading, printing and matching within the interpreter's stack; lower ones may be passed in."""


def faulty(span: Span, said: Sentence, suggestion: str = "", *, put: Span | None = None) -> QueryFault:
    """The exception for what stands at ``span``, which ``suggestion`` replaces, unless its place is ``put``."""
    where = span if put is None else put
    return QueryFault(Fault(span[0], max(span[1] - span[0], 0), said, suggestion, where))


def misunderstood(span: Span, said: Sentence, example: str) -> QueryFault:
    """The exception for what stands at ``span``, with an example of what is written in such a place."""
    return QueryFault(Fault(span[0], max(span[1] - span[0], 0), said, example))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or empty when none is near."""
    names = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    return names[found[0]] if found else ""
