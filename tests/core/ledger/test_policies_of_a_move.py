"""Who may make a move and what it must bring: the truth tables."""

import pytest

from mingze.core.kernel.refusals import Refused
from mingze.core.kernel.workflow import Stage, State, Transition, Workflow
from mingze.core.ledger import policies
from mingze.core.ledger.choices import Requirement, Standing
from mingze.core.ledger.policies import Situation

EVERY = {"evidence": 1, "children": 1, "children_open": 0}


def table(by: set[str], requires: set[str], *, target: str = "done") -> Workflow:
    """A workflow with one move in question, from ``here`` to ``target``."""
    return Workflow(
        initial="new",
        states=(
            State("new", "新建", "New", Stage.OPEN),
            State("here", "办理", "Here", Stage.CHECKING),
            State("done", "办结", "Done", Stage.CLOSED),
            State("dropped", "撤销", "Dropped", Stage.CLOSED),
        ),
        transitions=(
            Transition(
                "go", "办理一步", "Go", frozenset({"here"}), target, frozenset(by), frozenset(requires)
            ),
        ),
        closes_without=frozenset({"dropped"}),
    )


@pytest.mark.parametrize("needed", list(Standing))
@pytest.mark.parametrize("held", list(Standing))
def test_only_who_the_table_names_may_move(needed: Standing, held: Standing) -> None:
    workflow = table({needed}, set())
    situation = Situation(state="here", standings=frozenset({held}), is_doer=False, **EVERY)
    if needed == held:
        assert policies.check_move(workflow, "go", situation, "").code == "go"
    else:
        with pytest.raises(Refused, match="应由"):
            policies.check_move(workflow, "go", situation, "")


@pytest.mark.parametrize(
    ("holder", "checks", "doer", "expected"),
    [
        (False, True, False, {"checker"}),
        (False, True, True, set()),
        (True, True, True, {"holder"}),
        (True, False, True, {"holder"}),
        (False, False, False, set()),
    ],
)
def test_a_doer_is_never_a_checker(holder: bool, checks: bool, doer: bool, expected: set[str]) -> None:
    held = policies.standings(
        is_holder=holder,
        in_coowner=False,
        heads_unit=False,
        may_check=checks,
        may_manage=False,
        is_doer=doer,
    )
    assert held == expected


@pytest.mark.parametrize(
    ("requirement", "lacking", "reason"),
    [
        (Requirement.EVIDENCE, {"evidence": 0}, "佐证材料"),
        (Requirement.MEASURES, {"children": 0}, "制定措施"),
        (Requirement.CHILDREN_CLOSED, {"children_open": 2}, "还有2项"),
    ],
)
def test_each_requirement_is_asked_for(requirement: str, lacking: dict[str, int], reason: str) -> None:
    workflow = table({"manager"}, {requirement})
    manager = frozenset({"manager"})
    complete = Situation(state="here", standings=manager, is_doer=False, **EVERY)
    assert policies.check_move(workflow, "go", complete, "")
    with pytest.raises(Refused, match=reason):
        policies.check_move(
            workflow,
            "go",
            Situation(state="here", standings=manager, is_doer=False, **{**EVERY, **lacking}),
            "",
        )


def test_a_second_person_is_nobody_who_did_the_work_even_when_a_manager() -> None:
    workflow = table({"manager"}, {Requirement.SECOND_PERSON})
    doer = Situation(state="here", standings=frozenset({"manager"}), is_doer=True, **EVERY)
    with pytest.raises(Refused, match="须由他人办理"):
        policies.check_move(workflow, "go", doer, "")


@pytest.mark.parametrize(("note", "allowed"), [("", False), ("  \n", False), ("材料不全", True)])
def test_a_reason_is_more_than_blanks(note: str, allowed: bool) -> None:
    workflow = table({"manager"}, {Requirement.REASON}, target="dropped")
    situation = Situation(state="here", standings=frozenset({"manager"}), is_doer=False)
    if allowed:
        assert policies.check_move(workflow, "go", situation, note)
    else:
        with pytest.raises(Refused, match="理由"):
            policies.check_move(workflow, "go", situation, note)


@pytest.mark.parametrize(("declared", "children", "allowed"), [(2, 2, True), (2, 1, False), (2, 3, False)])
def test_the_declared_count_must_be_reached_exactly(declared: int, children: int, allowed: bool) -> None:
    workflow = table({"manager"}, set())
    situation = Situation(
        state="here",
        standings=frozenset({"manager"}),
        is_doer=False,
        declared=declared,
        children=children,
    )
    refusals = [one.refusal for one in policies.possibilities(workflow, situation)]
    assert (refusals == [None]) is allowed


def test_a_clock_is_not_stopped_by_who_needs_the_time() -> None:
    doer = Situation(state="here", standings=frozenset({"manager"}), is_doer=True)
    with pytest.raises(Refused, match="经办人不能"):
        policies.check_clock_change("延期", doer, "等待批复")
    other = Situation(state="here", standings=frozenset({"manager"}), is_doer=False)
    policies.check_clock_change("延期", other, "等待批复")
    with pytest.raises(Refused, match="理由"):
        policies.check_clock_change("延期", other, " ")
