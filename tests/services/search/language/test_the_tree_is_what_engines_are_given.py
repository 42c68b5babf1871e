"""A few queries with their whole trees, so that the printed forms of the tables are known to say what they seem to."""

import pytest

from mingze.services.search.language.reading import parse
from mingze.services.search.language.tree import (
    And,
    Between,
    EarlierSet,
    InField,
    InnerAnd,
    InnerNot,
    InnerOr,
    Like,
    Near,
    Not,
    Often,
    Or,
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

A, B, C = Term("a"), Term("b"), Term("c")
TREES: list[tuple[str, Query]] = [
    ("ti=a", InField("title", A)),
    ("ti=(a b not c)", InField("title", InnerAnd((A, B, InnerNot(C))))),
    ("ti=(a or b)", InField("title", InnerOr((A, B)))),
    ("tiab=(a or b)", Or((InField("title_abstract", A), InField("title_abstract", B)))),
    (
        "ti=a or ab=b and not des=c",
        Or((InField("title", A), And((InField("abstract", B), Not(InField("description", C)))))),
    ),
    ("ti=a xor ab=b", Xor(InField("title", A), InField("abstract", B))),
    ("ti=(a (w) b)", InField("title", Near(A, B, 1, ordered=True))),
    ("ti=(a (=0n) b)", InField("title", Near(A, B, 0, ordered=False, exactly=True))),
    ("ti=(a (nots) b)", InField("title", Together(A, B, Unit.SENTENCE, apart=True))),
    ('ti=("a b" (3f))', InField("title", Often(Phrase("a b"), 3))),
    ("ti=m?tor*", InField("title", Pattern(("m", Wildcard.ONE, "tor", Wildcard.ANY)))),
    ("2019<pd<=2021", InField("published", Between("2019", "2021", with_low=False))),
    ("ipc-low=a61n5/06", InField("ipc", Symbol("A61N5/06", Reach.LOW))),
    (
        "event=(kind=transfer and to=a)",
        SameEvent((InField("event_kind", Term("transfer")), InField("event_to", A))),
    ),
    ("#3 not ti=a", And((EarlierSet(3), Not(InField("title", A))))),
    ("RAD=(a b) and ti=a", And((Like("a b", "filed"), InField("title", A)))),
]


@pytest.mark.parametrize(("typed", "tree"), TREES)
def test_a_query_is_this_tree(typed: str, tree: Query) -> None:
    assert parse(typed, "incopat").query == tree


def test_every_node_knows_where_it_stands_in_the_text_as_typed() -> None:
    typed = "ＴＩ＝空调　ａｎｄ （ＡＢ＝蒸发器）"
    query = parse(typed, "incopat").query
    assert isinstance(query, And)
    assert [typed[slice(*part.span)] for part in query.parts] == ["ＴＩ＝空调", "ＡＢ＝蒸发器"]
    inner = [part.inner for part in query.parts if isinstance(part, InField)]
    assert [typed[slice(*one.span)] for one in inner] == ["空调", "蒸发器"]
