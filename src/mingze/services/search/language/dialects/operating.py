"""Reading operators: which one follows, its number, how tightly it binds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.dialects.mistaken import SLASHED, slashed
from mingze.services.search.language.faults import faulty
from mingze.services.search.language.lexer import Scanner
from mingze.services.search.language.operators import OPERATORS, Concept, Sign, never_first, pattern
from mingze.services.search.language.tree import Span

TIGHT, LOOSE = 60, 10
BOOLEAN = (Concept.AND, Concept.OR, Concept.NOT, Concept.XOR, Concept.SAME_EVENT)
BY_RANK: Mapping[Concept, int] = {
    Concept.OR: LOOSE,
    Concept.XOR: 20,
    Concept.AND: 30,
    Concept.SAME_EVENT: 30,
    Concept.NOT: 40,
}
"""NOT binds more tightly than AND, AND more tightly than OR; all others more tightly than these."""
IN_TURN: Mapping[Concept, int] = dict.fromkeys(BOOLEAN, 30)
"""Boolean operators are applied from left to right."""


@dataclass(frozen=True)
class Found:
    """An operator that follows: what it means, its number, how tightly it binds, where it stands."""

    concept: Concept
    number: int
    rank: int
    span: Span
    explicit: bool = True


class Operators:
    """Reads the operators of one dialect at a place of a query."""

    dialect: Dialect
    ranks: Mapping[Concept, int] = BY_RANK

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.implied = False
        """Whether an operand is being read that nothing joins to the one before it."""
        self._signs = [
            (operator.concept, sign)
            for operator in OPERATORS
            for sign in operator.signs.get(self.dialect, ())
        ]

    def operator(self) -> Found | None:
        """The operator that follows, if one does; two operands side by side are joined by AND."""
        scanner = self.scanner
        if scanner.ended or scanner.text[scanner.at] in ")]},;、":
            return None
        beside = scanner.look(SLASHED)
        fault = slashed(beside, self.dialect) if beside else None
        if fault:
            raise fault
        best: Found | None = None
        for concept, sign in self._signs:
            if concept is Concept.FREQUENCY:
                continue
            match = scanner.look(pattern(sign))
            if match and (best is None or match.end() > best.span[1]):
                best = self._found(concept, sign, match)
        return best or Found(Concept.AND, 0, self.rank(Concept.AND), (scanner.at, scanner.at), explicit=False)

    def _found(self, concept: Concept, sign: Sign, match: re.Match[str]) -> Found:
        number = self.number(sign, match)
        return Found(concept, number, self.rank(concept), match.span())

    def number(self, sign: Sign, match: re.Match[str]) -> int:
        """How many words lie between, by what is written. Raises :class:`QueryFault` for an impossible number."""
        if "{n}" not in sign.form:
            return sign.default or 0
        groups = match.groupdict()
        written = groups.get("n") or groups.get("m")
        number = (int(written) if written else sign.default or 0) + sign.offset
        if not 0 <= number <= 999:
            raise faulty(match.span(), sentence("算符中的数字超出范围"))
        return number

    def rank(self, concept: Concept) -> int:
        """How tightly ``concept`` binds in this dialect."""
        return self.ranks.get(concept, TIGHT)

    def follower(self, at: int) -> Found | None:
        """The operator that follows at ``at``; the place stays."""
        here, self.scanner.at = self.scanner.at, at
        found = self.operator()
        self.scanner.at = here
        return found

    def negation(self) -> Span | None:
        """Where a NOT stands that has nothing before it, if one follows; the place moves behind it."""
        for concept, sign in self._signs:
            match = self.scanner.match(pattern(sign)) if concept is Concept.NOT else None
            if match:
                self.implied = False
                return match.span()
        return None

    def operator_here(self) -> Span | None:
        """Where an operator stands in the place of an operand."""
        found = (self.scanner.look(sign) for sign in never_first(self.dialect))
        return next((match.span() for match in found if match), None)
