"""Reading what was printed gives the tree that was printed, for trees of every shape and for texts that people type."""

import pytest
from hypothesis import given, settings

from mingze.services.search.language.building import all_of
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.printing import first_unsayable, shown
from mingze.services.search.language.reading import parse
from mingze.services.search.language.tree import Everything, Like, Query
from tests.services.search.language.trees import likes, queries

EXACT = [Dialect.INCOPAT, Dialect.CNIPA, Dialect.CNIPR]


@settings(max_examples=50, deadline=None)
@given(queries)
def test_every_tree_can_be_printed_and_read_in_the_widest_dialect(query: Query) -> None:
    assert first_unsayable(query, Dialect.INCOPAT) is None
    text = shown(query, Dialect.INCOPAT)
    assert parse(text, Dialect.INCOPAT).query == query, text


@settings(max_examples=50, deadline=None)
@given(queries)
def test_what_another_dialect_can_say_it_reads_as_the_same(query: Query) -> None:
    for dialect in Dialect:
        if dialect in (Dialect.PLAIN, Dialect.INCOPAT) or first_unsayable(query, dialect):
            continue
        text = shown(query, dialect)
        assert parse(text, dialect).query == query, (dialect, text)


@settings(max_examples=20, deadline=None)
@given(likes, queries)
def test_a_likeness_stands_at_an_end(like: Like, query: Query) -> None:
    tree = all_of([query, like])
    assert parse(shown(tree, Dialect.INCOPAT), Dialect.INCOPAT).query == tree


def test_everything_is_a_star() -> None:
    assert parse(shown(Everything(), Dialect.INCOPAT), Dialect.INCOPAT).query == Everything()


OWN_WORDS = [
    ("pt=invention and status=valid", Dialect.CNIPA, "专利类型=发明 AND 法律状态=有效"),
    ("pt=invention and status=valid", Dialect.CNIPR, "专利类型=发明 and 法律状态=有效"),
    ("pt=utility_model and status=valid", Dialect.PATSNAP, "PATENT_TYPE:U AND SIMPLE_LEGAL_STATUS:1"),
    ("ti=x and pt=B and ab=y", Dialect.PATSNAP, "TTL:x AND PATENT_TYPE:B AND ABST:y"),
    ("lg=质押", Dialect.PATSNAP, "LEGAL_EVENT:63"),
    ("ti=C#", Dialect.CNIPA, 'ti="C#"'),
    ("ti=C#", Dialect.PATSNAP, 'TTL:"C#"'),
    ("ti=3.5", Dialect.BRS, '"3.5".TI.'),
    ("pd=[2010 to 2012]", Dialect.CNIPA, "pd=2010:2012"),
    ("pd=([2010 to 2012] or 2019)", Dialect.CNIPA, "pd=(2010:2012 OR 2019)"),
    ("pd=[2010 to 2012]", Dialect.CNIPR, "pd=2010 to 2012"),
    ("pd=([2010 to 2012] or 2019)", Dialect.CNIPR, "pd=(2010 to 2012 or 2019)"),
]


@pytest.mark.parametrize(("typed", "dialect", "written"), OWN_WORDS)
def test_a_dialect_writes_values_in_its_own_words(typed: str, dialect: Dialect, written: str) -> None:
    query = parse(typed, Dialect.INCOPAT).query
    assert shown(query, dialect) == written
    assert parse(written, dialect).query == query


SAME = ["an=17/123456", "pn=CN101850473.X", "ti=a:b", 'ti="电池*"', 'ti="C#"', 'ti="10.1.2014"', 'ti="GAND"', 'ti="L1"', "ti=a_b", 'tiabc="#1"', 'ti="温度≥30"', "auth=US", 'ap="华为技术(深圳)有限公司"']  # fmt: skip


@pytest.mark.parametrize("typed", SAME)
def test_a_word_is_the_same_word_in_every_dialect(typed: str) -> None:
    query = parse(typed, Dialect.INCOPAT).query
    for dialect in Dialect:
        if dialect is not Dialect.PLAIN and first_unsayable(query, dialect) is None:
            assert parse(shown(query, dialect), dialect).query == query, dialect


def test_an_office_cannot_be_said_as_a_publication_number_where_that_means_the_office() -> None:
    assert first_unsayable(parse("pn=US", Dialect.INCOPAT).query, Dialect.CQL) is not None
