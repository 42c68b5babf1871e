"""Tables of queries, dialect by dialect, each with the tree it means, printed in the one dialect that can say all."""

import pytest

from mingze.services.patents import numbers
from mingze.services.search.language.detecting import detect
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
        ("锂电池 或 隔膜", ["或、并且、非"]),
        ("锂电池 | 隔膜", ["或、并且、非"]),
        ("CN101850473B CN101850474B", ["多个号码"]),
        ("CN101850473B 电池", []),
    ],
)
def test_what_the_plain_box_assumes_is_said(typed: str, said: list[str]) -> None:
    notes = parse(typed, Dialect.PLAIN, numbers=numbers.parse).notes
    assert len(notes) == len(said)
    assert all(part in str(note) for part, note in zip(said, notes, strict=True))


@pytest.mark.parametrize(
    ("dialect", "typed", "said"),
    [
        (Dialect.INCOPAT, "pn=CN101850473B CN101850474B", "多个号码"),
        (Dialect.INCOPAT, "pn=(CN101850473B CN101850474B)", "多个号码"),
        (Dialect.INCOPAT, "pn=ZL202111286633.X", "按申请号检索"),
        (Dialect.PATENTSCOPE, 'EN_TI:"electric car"^5', "权重未采用"),
    ],
)
def test_what_a_dialect_assumes_is_said(dialect: Dialect, typed: str, said: str) -> None:
    (note,) = parse(typed, dialect).notes
    assert said in str(note)


@pytest.mark.parametrize(
    ("typed", "dialect"),
    [
        ("#1", Dialect.INCOPAT),
        ("(#1)", Dialect.INCOPAT),
        ("not #1", Dialect.INCOPAT),
        ("#1 battery", Dialect.PLAIN),
        ("lithium+ AND batter+", Dialect.CNIPA),
        ("C++ AND java", Dialect.INCOPAT),
        ("battery NEAR/3 anode", Dialect.INCOPAT),
        ("WO/2021/123456", Dialect.PLAIN),
        ("PCT/CN2021/123456", Dialect.PLAIN),
        ("H01M 10/0525(2010.01)I", Dialect.PLAIN),
    ],
)
def test_a_dialect_is_known_by_its_signs(typed: str, dialect: Dialect) -> None:
    assert detect(typed) is dialect
