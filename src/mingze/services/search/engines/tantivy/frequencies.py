"""How many documents hold a term, as the index knows without searching."""

from collections.abc import Sequence

from tantivy import Searcher

from mingze.services.search.engines.planning import Planner
from mingze.services.search.engines.plans import Apart, OneOf, Plan, Tokens, Value
from mingze.services.search.language.tree import InField


class Frequencies:
    """Document frequencies of one searcher; documents deleted since segments were merged are counted still."""

    def __init__(self, searcher: Searcher, planner: Planner) -> None:
        self._searcher, self._planner = searcher, planner

    def known(self, plan: Plan) -> int | None:
        """The frequency of a plan that is one term; ``None`` for any other."""
        match plan:
            case Tokens(column, (slot,)) if not slot.open:
                return self._searcher.doc_freq(column, slot.token)
            case Value(column, (value,)):
                return self._searcher.doc_freq(column, value)
        return None

    def of(self, conditions: Sequence[InField]) -> list[int]:
        """How many documents meet each of ``conditions``, nearly: by the rarest token and the most frequent field."""
        return [self._of(self._planner.plan(condition).plan) for condition in conditions]

    def _of(self, plan: Plan) -> int:
        match plan:
            case OneOf(parts):
                return max(map(self._of, parts))
            case Tokens(column, slots):
                closed = [self._searcher.doc_freq(column, slot.token) for slot in slots if not slot.open]
                return min(closed, default=0)
            case Apart(column, first, second):
                return min(self._searcher.doc_freq(column, token) for token in (first, second))
        return self.known(plan) or 0
