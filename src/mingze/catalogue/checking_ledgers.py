"""Checks of ledger kinds: numbering, parents, deadlines and workflows."""

import re
from string import Formatter

from mingze.catalogue.checking_forms import check_form
from mingze.catalogue.checking_rules import check_verified_basis
from mingze.catalogue.checking_shared import check_parameter_use, check_unique, known_codes
from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import LedgerKind, Transition, Workflow, Yearly
from mingze.catalogue.vocabulary import POST_CATEGORIES
from mingze.catalogue.workflows import as_kernel
from mingze.core.kernel.refusals import sentence, series
from mingze.core.kernel.workflow import WorkflowError


def check_ledgers(catalogue: Catalogue, findings: Findings) -> None:
    """Record every fault of the ledger kinds."""
    kinds = known_codes(catalogue.ledgers, findings, "ledgers")
    for kind in catalogue.ledgers.values():
        _check_number(kind, findings)
        if kind.parent is not None and kind.parent not in kinds:
            findings.unresolved(kind.origin, "parent", kind.parent, sentence("台账种类"), kinds)
        if _is_own_ancestor(kind, catalogue):
            findings.at(
                kind.origin,
                "parent",
                sentence("上级种类形成循环"),
                sentence("不以本种类为上级的种类，或 null"),
            )
        check_form(kind.origin, kind.fields, findings)
        check_unique(kind.deadline.classes, "code", findings)
        if kind.deadline.required and not kind.deadline.classes:
            findings.at(
                kind.deadline.origin,
                "classes",
                sentence("须定期限，却没有期限类别"),
                sentence("至少一个期限类别"),
            )
        for one in kind.deadline.classes:
            if one.check_every is not None:
                check_parameter_use(one.check_every, one, "check_every", ("integer",), catalogue, findings)
        if kind.yearly is not None:
            _check_yearly(kind.yearly, catalogue, findings)
        _check_workflow(kind.workflow, findings)


def _check_yearly(yearly: Yearly, catalogue: Catalogue, findings: Findings) -> None:
    """The posts exist, and the rule is as far verified as it says."""
    if not yearly.posts:
        findings.at(yearly.origin, "posts", sentence("没有写明由哪些岗位每年设立"), sentence("至少一类岗位"))
    for index, category in enumerate(yearly.posts):
        if category not in POST_CATEGORIES:
            findings.unresolved(
                yearly.origin, f"posts[{index}]", category, sentence("岗位类别"), POST_CATEGORIES
            )
    check_verified_basis(yearly, yearly.basis, yearly.verified, catalogue, findings)


def _check_number(kind: LedgerKind, findings: Findings) -> None:
    expected = sentence("由文字和 {year}、{serial:04d} 组成，如 整改-{year}-{serial:04d}")
    try:
        parts = [
            (name, spec, turn) for _, name, spec, turn in Formatter().parse(kind.number) if name is not None
        ]
    except ValueError:
        findings.at(kind.origin, "number", sentence("编号格式的花括号不成对"), expected)
        return
    good = all(
        not turn
        and ((name == "year" and not spec) or (name == "serial" and re.fullmatch(r"(0?[1-9]d)?", spec or "")))
        for name, spec, turn in parts
    )
    if not good or [name for name, _, _ in parts].count("serial") != 1:
        findings.at(kind.origin, "number", sentence("编号格式“%(number)s”不对", number=kind.number), expected)


def _is_own_ancestor(kind: LedgerKind, catalogue: Catalogue) -> bool:
    seen: set[str] = set()
    parent = kind.parent
    while parent is not None and parent in catalogue.ledgers and parent not in seen:
        seen.add(parent)
        parent = catalogue.ledgers[parent].parent
    return kind.code in seen


def _check_workflow(table: Workflow, findings: Findings) -> None:
    before = len(findings.faults)
    states = {one.code for one in table.states}
    check_unique(table.states, "code", findings)
    check_unique(table.transitions, "code", findings)
    if table.initial not in states:
        findings.unresolved(table.origin, "initial", table.initial, sentence("状态"), states)
    for index, code in enumerate(table.closes_without):
        if code not in states:
            findings.unresolved(table.origin, f"closes_without[{index}]", code, sentence("状态"), states)
    for step in table.transitions:
        _check_transition(step, states, findings)
    if len(findings.faults) == before:
        _check_ways(table, findings)


def _check_transition(step: Transition, states: set[str], findings: Findings) -> None:
    if not step.from_:
        findings.at(step.origin, "from", sentence("没有写明从哪个状态办理"), sentence("至少一个状态"))
    if not step.by:
        findings.at(step.origin, "by", sentence("没有写明由谁办理"), sentence("至少一种身份"))
    for index, code in enumerate(step.from_):
        if code not in states:
            findings.unresolved(step.origin, f"from[{index}]", code, sentence("状态"), states)
    if step.to not in states:
        findings.unresolved(step.origin, "to", step.to, sentence("状态"), states)


def _check_ways(table: Workflow, findings: Findings) -> None:
    """Every state can be reached and closed; nothing closes without evidence and a second person."""
    before = len(findings.faults)
    workflow = as_kernel(table)
    reachable, closable = workflow.reachable(), workflow.closable()
    for state in table.states:
        if state.code not in reachable:
            findings.at(
                state.origin,
                "code",
                sentence("状态“%(title)s”无法到达", title=state.title),
                sentence("有一步办理通向此状态，或删去此状态"),
            )
        if state.code not in closable:
            expected = sentence("有一步步通向办结（stage: closed）的办理")
            findings.at(
                state.origin, "code", sentence("状态“%(title)s”无法办结", title=state.title), expected
            )
    closed = {one.code for one in table.states if one.stage == "closed"} - set(table.closes_without)
    for step in table.transitions:
        missing = {"evidence", "second_person"} - set(step.requires)
        if step.to in closed and missing:
            message = sentence(
                "办结“%(title)s”未要求 %(needs)s", title=step.title, needs=series(sorted(missing))
            )
            findings.at(
                step.origin,
                "requires",
                message,
                sentence("办结须有佐证材料（evidence）和第二人（second_person）"),
            )
    if len(findings.faults) > before:
        return
    try:
        workflow.check()
    except WorkflowError as error:
        for fault in error.faults:
            findings.at(
                table.origin,
                "initial",
                sentence("流程表有误：%(fault)s", fault=fault),
                sentence("完整、可办结的流程表"),
            )
