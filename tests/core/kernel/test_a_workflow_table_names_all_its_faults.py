"""A workflow table is checked before it is used, and every fault is told at once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.core.kernel.workflow import Stage, State, Transition, Workflow, WorkflowError

TWO_PEOPLE = frozenset({"evidence", "second_person"})
OPEN = State("open", "整改中", "In progress", Stage.OPEN)
CHECKING = State("checking", "待复核", "Awaiting check", Stage.CHECKING)
CLOSED = State("closed", "已销号", "Closed", Stage.CLOSED)
HOLDER, CHECKER, EVIDENCE = frozenset({"holder"}), frozenset({"checker"}), frozenset({"evidence"})
SUBMIT = Transition("submit", "提交复核", "Submit", frozenset({"open"}), "checking", HOLDER, EVIDENCE)
RETURN = Transition("return", "退回", "Return", frozenset({"checking"}), "open", CHECKER)
CLOSE = Transition("close", "同意销号", "Close", frozenset({"checking"}), "closed", CHECKER, TWO_PEOPLE)
SOUND = Workflow("open", (OPEN, CHECKING, CLOSED), (SUBMIT, RETURN, CLOSE))


def faults(workflow: Workflow) -> list[str]:
    with pytest.raises(WorkflowError) as caught:
        workflow.check()
    return caught.value.faults


def test_a_sound_table_passes() -> None:
    SOUND.check()


def test_closing_needs_evidence_and_a_second_person() -> None:
    alone = replace(SOUND, transitions=(SUBMIT, replace(CLOSE, requires=frozenset({"reason"}))))
    assert faults(alone) == [
        "transition 'close' closes in 'closed' without second_person",
        "transition 'close' closes in 'closed' without evidence",
    ]


def test_a_state_named_as_an_exception_may_close_without_them() -> None:
    withdrawn = State("withdrawn", "已撤回", "Withdrawn", Stage.CLOSED)
    withdraw = Transition(
        "withdraw", "撤回", "Withdraw", frozenset({"open"}), "withdrawn", frozenset({"manager"})
    )
    table = Workflow("open", (*SOUND.states, withdrawn), (*SOUND.transitions, withdraw))
    assert "transition 'withdraw' closes in 'withdrawn' without evidence" in faults(table)
    replace(table, closes_without=frozenset({"withdrawn"})).check()


def test_an_item_cannot_begin_closed() -> None:
    assert "initial state 'closed' is already closed" in faults(replace(SOUND, initial="closed"))


def test_unknown_states_are_named_wherever_they_stand() -> None:
    table = Workflow(
        "begin",
        SOUND.states,
        (replace(SUBMIT, sources=frozenset({"open", "opne"})), replace(CLOSE, target="done")),
        frozenset({"gone"}),
    )
    found = faults(table)
    assert "initial state 'begin' is unknown" in found
    assert "transition 'submit' starts in the unknown state 'opne'" in found
    assert "transition 'close' leads to the unknown state 'done'" in found
    assert "closes_without names the unknown state 'gone'" in found


def test_states_nobody_can_reach_or_leave_are_named() -> None:
    island = State("island", "孤立", "Island", Stage.OPEN)
    assert faults(replace(SOUND, states=(*SOUND.states, island))) == [
        "state 'island' cannot be reached from 'open'",
        "no way leads from state 'island' to a closed state",
    ]


def test_a_table_without_a_closed_state_never_ends() -> None:
    endless = Workflow("open", (OPEN, CHECKING), (SUBMIT, RETURN))
    assert faults(endless) == [
        "no way leads from state 'open' to a closed state",
        "no way leads from state 'checking' to a closed state",
    ]


def test_codes_used_twice_or_badly_written_are_named() -> None:
    table = replace(SOUND, states=(*SOUND.states, OPEN), transitions=(*SOUND.transitions, CLOSE))
    assert faults(table) == ["state code 'open' is used twice", "transition code 'close' is used twice"]
    shouted = replace(SOUND, transitions=(SUBMIT, replace(RETURN, code="Re-turn"), CLOSE))
    assert faults(shouted) == ["code 'Re-turn' must be lower-case letters, digits and underscores"]


def test_a_move_from_nowhere_or_by_nobody_is_a_fault() -> None:
    idle = replace(RETURN, sources=frozenset(), by=frozenset())
    assert faults(replace(SOUND, transitions=(SUBMIT, idle, CLOSE))) == [
        "transition 'return' starts nowhere",
        "transition 'return' may be made by nobody",
    ]


@given(st.permutations([SUBMIT, RETURN, CLOSE]), st.permutations([OPEN, CHECKING, CLOSED]))
def test_the_order_of_the_table_does_not_decide_whether_it_is_sound(
    transitions: list[Transition], states: list[State]
) -> None:
    replace(SOUND, states=tuple(states), transitions=tuple(transitions)).check()


any_moves = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14)
# Random moves seldom make a sound table, so half of the examples start from an unbroken chain.
chained_moves = any_moves.map(lambda moves: moves | {(n, n + 1) for n in range(5)})


@given(any_moves | chained_moves)
def test_a_table_passes_exactly_when_a_walk_visits_all_and_can_always_end(
    found: set[tuple[int, int]],
) -> None:
    last = 5
    states = tuple(
        State(f"s{n}", f"状态{n}", f"State {n}", Stage.CLOSED if n == last else Stage.OPEN) for n in range(6)
    )
    moves = tuple(
        Transition(
            f"t{a}_{b}", "办理", "Move", frozenset({f"s{a}"}), f"s{b}", frozenset({"holder"}), TWO_PEOPLE
        )
        for a, b in sorted(found)
    )
    sound = all(_walk(found, 0, n) and _walk(found, n, last) for n in range(6))
    try:
        Workflow("s0", states, moves).check()
    except WorkflowError:
        assert not sound
    else:
        assert sound


def _walk(found: set[tuple[int, int]], begin: int, end: int) -> bool:
    seen, waiting = {begin}, [begin]
    while waiting:
        here = waiting.pop()
        ahead = {b for a, b in found if a == here} - seen
        seen |= ahead
        waiting += ahead
    return end in seen
