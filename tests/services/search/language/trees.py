"""Trees of every shape, as parsers give them, for tests that hold of all trees."""

import string

from hypothesis import strategies as st

from mingze.services.search.language.building import all_inside, all_of, any_inside, any_of, in_field
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.tree import (
    Between,
    EarlierSet,
    Exactly,
    Group,
    InField,
    Inner,
    InnerNot,
    Like,
    Near,
    Not,
    Often,
    Pattern,
    Phrase,
    Query,
    Reach,
    SameEvent,
    Symbol,
    Term,
    Together,
    Unit,
    Wildcard,
    Xor,
)
from mingze.services.search.language.values import marked
from mingze.services.search.language.words import VALUES
from mingze.services.search.schemes import LEVELS

LETTERS = string.ascii_letters + string.digits + "锂电池空调蒸发器机器人"
RESERVED = {"and", "or", "not", "xor", "to", "r", "rad", "rpd"}

words = st.text(LETTERS, min_size=1, max_size=6).filter(lambda word: word.lower() not in RESERVED)
terms = words.map(Term)
quoted = st.text(LETTERS + " -/()\"'=*?$#+", min_size=1, max_size=12).map(str.strip).filter(bool)
phrases = quoted.map(lambda text: Term(text) if marked(text) else Phrase(text))
wildcards = st.sampled_from(list(Wildcard))
patterns = st.tuples(words, wildcards, words).map(Pattern) | st.tuples(words, wildcards).map(Pattern)
atoms = terms | phrases | patterns
exact = terms | quoted.map(Term) | patterns
units = st.sampled_from(list(Unit))
distances = st.integers(0, 99)


def _nearer(inner: st.SearchStrategy[Inner]) -> st.SearchStrategy[Inner]:
    return st.one_of(
        st.builds(Near, inner, inner, distances, st.booleans(), st.booleans()),
        st.builds(Together, inner, inner, units, st.booleans()),
        st.builds(Often, inner, st.integers(1, 99)),
        st.lists(inner, min_size=2, max_size=3).map(any_inside),
    )


placed: st.SearchStrategy[Inner] = st.recursive(atoms, _nearer, max_leaves=5)


def _joined(inner: st.SearchStrategy[Inner]) -> st.SearchStrategy[Inner]:
    some = st.lists(inner, min_size=2, max_size=3)
    return some.map(all_inside) | some.map(any_inside) | st.tuples(inner, inner).map(_without)


def _without(pair: tuple[Inner, Inner]) -> Inner:
    return all_inside([pair[0], InnerNot(pair[1])])


texts: st.SearchStrategy[Inner] = st.recursive(placed, _joined, max_leaves=5)
groups = words.map(Group)

dates = st.dates().map(lambda day: day.strftime("%Y%m%d").zfill(8)) | st.integers(1800, 2099).map(str)


def _between(ends: tuple[str, str], kinds: tuple[bool, bool], open_end: int) -> Between:
    low, high = sorted(ends)
    if open_end == 1:
        return Between(None, high, with_high=kinds[1])
    if open_end == 2:
        return Between(low, None, with_low=kinds[0])
    return Between(low, high, *kinds)


flags = st.tuples(st.booleans(), st.booleans())
years = st.integers(1800, 2099).map(str)
days = years.map(Term) | st.builds(_between, st.tuples(years, years), flags, st.integers(0, 2))
counts = st.integers(0, 999).map(lambda count: Term(str(count)))
codes = st.from_regex(r"[A-H][0-9]{2}[A-Z](?:[1-9][0-9]{0,2}(?:/[0-9]{2,4})?)?", fullmatch=True)


def _classes(reach: Reach) -> st.SearchStrategy[Inner]:
    symbols = codes.map(lambda code: Symbol(code, reach))
    return symbols | st.lists(symbols, min_size=2, max_size=3).map(any_inside)


def _values(name: str) -> st.SearchStrategy[Inner]:
    kind = FIELDS[name].kind
    if name in VALUES:
        return st.sampled_from(sorted(VALUES[name])).map(Term)
    if name in LEVELS:
        lengths = {"section": "A", "class": "A61", "subclass": "A61N", "group": "A61N5"}
        return st.just(Term(lengths[LEVELS[name][1]]))
    if kind is Kind.TEXT:
        return texts
    if kind is Kind.NAME:
        return texts | groups
    if kind is Kind.DAY:
        return days
    if kind is Kind.COUNT:
        return counts
    if kind is Kind.CLASS:
        reach = st.sampled_from(list(Reach)) if name in {"ipc", "cpc", "main_ipc"} else st.just(Reach.SAME)
        return (
            reach.flatmap(_classes)
            if name in {"ipc", "cpc", "main_ipc", "class"}
            else st.just(Term("")).filter(bool)
        )
    return exact


NAMES = [
    name
    for name, field in FIELDS.items()
    if field.kind is not Kind.CLASS or name in {"ipc", "cpc", "main_ipc", "class"}
]
EVENTS = [name for name, field in FIELDS.items() if field.event]

conditions: st.SearchStrategy[Query] = st.sampled_from(NAMES).flatmap(
    lambda name: _values(name).map(lambda inner: in_field(name, inner))
)
wholes: st.SearchStrategy[Query] = st.builds(
    lambda name, word: InField(name, Exactly(word)), st.sampled_from(["title", "applicant"]), words
)
events: st.SearchStrategy[Query] = st.lists(
    st.sampled_from(EVENTS).flatmap(lambda name: _values(name).map(lambda inner: InField(name, inner))),
    min_size=1,
    max_size=3,
    unique_by=lambda part: part.name,
).map(lambda parts: SameEvent(tuple(parts)))
sets: st.SearchStrategy[Query] = st.integers(1, 999).map(EarlierSet)


def _more(query: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    some = st.lists(query, min_size=2, max_size=3)
    return st.one_of(some.map(all_of), some.map(any_of), st.builds(Xor, query, query), query.map(Not))


queries: st.SearchStrategy[Query] = st.recursive(conditions | wholes | events | sets, _more, max_leaves=6)
likes: st.SearchStrategy[Query] = st.builds(
    Like,
    st.text(LETTERS + " ，。", min_size=1).map(str.strip).filter(bool),
    st.sampled_from([None, "filed", "published"]),
)
