"""Plans as queries of tantivy."""

import re
from collections.abc import Sequence

from tantivy import FieldType, Occur, Query, Schema

from mingze.services.search.engines.nearness import centred
from mingze.services.search.engines.plans import (
    All,
    AllOf,
    Apart,
    Filled,
    Integer,
    Nothing,
    OneOf,
    Plan,
    Range,
    Tokens,
    Value,
    Wild,
    Without,
    shared_weight,
)
from mingze.services.search.language.tree import Wildcard

_SIGNS = {Wildcard.ANY: ".*", Wildcard.ONE: ".", Wildcard.OPTIONAL: ".?"}


class Compiler:
    """Makes queries for one schema; ``others`` is the tie breaker between the fields of a compound.

    ``weighted=False``: no words weigh more than others, whatever a plan says.
    """

    def __init__(self, schema: Schema, others: float, *, weighted: bool = True) -> None:
        self._schema, self._others, self._weighted = schema, others, weighted
        self._bare = Compiler(schema, others, weighted=False) if weighted else self

    def best(self, plan: Plan) -> tuple[Query, float]:
        """The query to ask for the best documents, and what to multiply scores by.

        A weight keeps tantivy from passing over blocks that cannot hold any of the best, so one that all words share is
        left out of the question.
        """
        weight = shared_weight(plan)
        return (self.query(plan), 1.0) if weight is None else (self._bare.query(plan), weight)

    def unscored(self, plan: Plan) -> Query:
        """The query to ask how many there are: no score is worked out."""
        return Query.const_score_query(self._bare.query(plan), 0.0)

    def query(self, plan: Plan) -> Query:
        """The query that finds what ``plan`` finds. Only words of texts add to a score."""
        match plan:
            case Tokens():
                return self._weighing(self._tokens(plan), plan.weight)
            case All():
                return Query.const_score_query(Query.all_query(), 0.0)
            case Nothing():
                return Query.empty_query()
            case AllOf(parts):
                return self._all_of(parts)
            case OneOf(parts, best):
                return self._one_of(parts, best)
            case Without():
                return self._all_of((plan,))
            case Apart():
                return self._weighing(self._apart(plan), plan.weight)
            case Wild():
                return self._weighing(self._wild(plan), plan.weight)
        return Query.const_score_query(self._value(plan), 0.0)

    def _weighing(self, query: Query, weight: float) -> Query:
        return Query.boost_query(query, weight) if self._weighted and weight != 1.0 else query

    def _all_of(self, parts: Sequence[Plan]) -> Query:
        clauses, found = list[tuple[Occur, Query]](), False
        for part in parts:
            if isinstance(part, Without):
                clauses.append((Occur.MustNot, self.query(part.part)))
            else:
                clauses.append((Occur.Must, self.query(part)))
                found = True
        if not found:
            clauses.append((Occur.Must, self.query(All())))
        return Query.boolean_query(clauses)

    def _one_of(self, parts: Sequence[Plan], best: bool) -> Query:
        queries = [self.query(part) for part in parts]
        if best:
            return Query.disjunction_max_query(queries, self._others)
        return Query.boolean_query([(Occur.Should, query) for query in queries])

    def _tokens(self, plan: Tokens) -> Query:
        if len(plan.slots) == 1:
            [slot] = plan.slots
            if slot.open:
                return Query.regex_query(self._schema, plan.column, f"{slot.token}.?")
            return Query.term_query(self._schema, plan.column, slot.token, "freq")
        first = plan.slots[0].position
        if any(slot.open for slot in plan.slots):
            patterns: list[str | tuple[int, str]] = [
                (slot.position - first, f"{slot.token}.?" if slot.open else re.escape(slot.token))
                for slot in plan.slots
            ]
            return Query.regex_phrase_query(self._schema, plan.column, patterns)
        words: list[str | tuple[int, str]] = [(slot.position - first, slot.token) for slot in plan.slots]
        return Query.phrase_query(self._schema, plan.column, words)

    def _apart(self, plan: Apart) -> Query:
        """Phrases whose places may be off by the slop, to either side."""
        phrases = []
        for middle, slop in centred(plan):
            ahead = max(0, -middle)  # places are counted from none upwards
            words: list[str | tuple[int, str]] = [(ahead, plan.first), (ahead + middle, plan.second)]
            phrases.append(Query.phrase_query(self._schema, plan.column, words, slop=slop))
        return phrases[0] if len(phrases) == 1 else Query.disjunction_max_query(phrases)

    def _wild(self, plan: Wild) -> Query:
        pattern = "".join(
            _SIGNS[piece] if isinstance(piece, Wildcard) else re.escape(piece) for piece in plan.pieces
        )
        return Query.regex_query(self._schema, plan.column, pattern)

    def _value(self, plan: Value | Integer | Range | Filled) -> Query:
        match plan:
            case Value(column, values) | Integer(column, values) if len(values) == 1:
                return Query.term_query(self._schema, column, values[0], "basic")
            case Value(column, values) | Integer(column, values):
                return Query.term_set_query(self._schema, column, list(values))
            case Range(column, low, high):
                return Query.range_query(self._schema, column, FieldType.Integer, low, high)
            case Filled(column):
                return Query.exists_query(column)

    def weighted(self, wanted: Sequence[tuple[Plan, float]], within: Plan) -> Query:
        """Documents of ``within`` that meet any of ``wanted``; the weights of those they meet add up to the score."""
        parts = [(Occur.Should, Query.const_score_query(self.query(plan), weight)) for plan, weight in wanted]
        filtered = Query.const_score_query(self.query(within), 0.0)
        return Query.boolean_query([(Occur.Must, Query.boolean_query(parts)), (Occur.Must, filtered)])
