"""Asking a workflow: who may do what now, why not, and how it looks as a picture."""

import pytest

from mingze.core.kernel.refusals import Refused
from mingze.core.kernel.workflow import Stage, State, Transition, Workflow

OPEN, CHECKING = frozenset({"open"}), frozenset({"checking"})
TABLE = Workflow(
    initial="open",
    states=(
        State("open", "整改中", "In progress", Stage.OPEN),
        State("checking", "待复核", "Awaiting: check", Stage.CHECKING),
        State("closed", "已销号", 'Closed "for good"', Stage.CLOSED),
    ),
    transitions=(
        Transition("submit", "提交复核", "Submit", OPEN, "checking", frozenset({"holder", "coowner"})),
        Transition("report", "报告进展", "Report", OPEN | CHECKING, "open", frozenset({"holder"})),
        Transition("close", "同意销号", "Close", CHECKING, "closed", frozenset({"checker"})),
    ),
)


def codes(transitions: tuple[Transition, ...]) -> list[str]:
    return [transition.code for transition in transitions]


def test_each_actor_sees_only_their_own_moves_in_the_order_of_the_table() -> None:
    assert codes(TABLE.allowed("open", {"holder"})) == ["submit", "report"]
    assert codes(TABLE.allowed("open", {"coowner"})) == ["submit"]
    assert codes(TABLE.allowed("open", {"checker"})) == []
    assert codes(TABLE.allowed("checking", {"checker", "holder"})) == ["report", "close"]
    assert codes(TABLE.allowed("closed", {"checker", "holder"})) == []


def test_a_possible_move_is_returned() -> None:
    assert TABLE.transition("checking", "close").target == "closed"


def test_a_move_that_is_not_possible_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused) as caught:
        TABLE.transition("open", "close")
    assert str(caught.value) == (
        "当前为“整改中”状态，不能办理“同意销号”；目前可以办理：“提交复核”、“报告进展”"
    )


def test_nothing_is_possible_after_the_end() -> None:
    with pytest.raises(Refused) as caught:
        TABLE.transition("closed", "submit")
    assert str(caught.value) == "当前为“已销号”状态，流程已结束，不能办理“提交复核”"


def test_an_unknown_move_is_refused_by_the_name_it_was_asked_for() -> None:
    with pytest.raises(Refused, match="不能办理“delete”"):
        TABLE.transition("open", "delete")


def test_a_state_the_table_no_longer_knows_is_refused() -> None:
    with pytest.raises(Refused, match="状态“archived”不在现行流程表中"):
        TABLE.transition("archived", "close")


def test_the_table_prints_as_a_chinese_state_diagram() -> None:
    assert TABLE.mermaid() == (
        "stateDiagram-v2\n"
        '    state "整改中" as s_open\n'
        '    state "待复核" as s_checking\n'
        '    state "已销号" as s_closed\n'
        "    [*] --> s_open\n"
        "    s_open --> s_checking: 提交复核\n"
        "    s_open --> s_open: 报告进展\n"
        "    s_checking --> s_open: 报告进展\n"
        "    s_checking --> s_closed: 同意销号\n"
        "    s_closed --> [*]\n"
    )


def test_the_english_diagram_escapes_what_mermaid_would_read_as_syntax() -> None:
    diagram = TABLE.mermaid("en")
    assert 'state "Awaiting#58; check" as s_checking' in diagram
    assert 'state "Closed #34;for good#34;" as s_closed' in diagram
    assert "s_checking --> s_closed: Close" in diagram
