"""Tables of queries, dialect by dialect, each with the tree it means, printed in the one dialect that can say all."""

import pytest

from mingze.services.patents import numbers
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.printing import shown
from mingze.services.search.language.reading import parse
from tests.services.search.language.tables import brs, cnipa, cnipr, cql, incopat, patentscope, patsnap, plain

TABLES = {
    Dialect.INCOPAT: incopat.CASES,
    Dialect.CNIPA: cnipa.CASES,
    Dialect.CNIPR: cnipr.CASES,
    Dialect.CQL: cql.CASES,
    Dialect.PATSNAP: patsnap.CASES,
    Dialect.PATENTSCOPE: patentscope.CASES,
    Dialect.BRS: brs.CASES,
    Dialect.PLAIN: plain.CASES,
}
ALL = [(dialect, typed, meant) for dialect, cases in TABLES.items() for typed, meant in cases]


@pytest.mark.parametrize(("dialect", "typed", "meant"), ALL)
def test_a_query_means(dialect: Dialect, typed: str, meant: str) -> None:
    parsed = parse(typed, dialect, numbers=numbers.parse)
    assert shown(parsed.query, Dialect.INCOPAT) == meant
    assert parsed.dialect is dialect


@pytest.mark.parametrize(("dialect", "typed", "meant"), ALL)
def test_its_meaning_is_read_back(dialect: Dialect, typed: str, meant: str) -> None:
    assert shown(parse(meant, Dialect.INCOPAT).query, Dialect.INCOPAT) == meant


def test_there_are_enough_cases_to_trust() -> None:
    assert len(ALL) >= 300


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("motor or meter", ["“并且”“或者”“排除”"]),
        ("the motor", ["虚词未检索"]),
        ("data and the line", ["“并且”“或者”“排除”", "虚词未检索"]),
        ("锂电池 隔膜", []),
        ("of", []),
    ],
)
def test_what_the_plain_box_assumes_is_said(typed: str, said: list[str]) -> None:
    notes = parse(typed, Dialect.PLAIN).notes
    assert len(notes) == len(said)
    assert all(part in str(note) for part, note in zip(said, notes, strict=True))
