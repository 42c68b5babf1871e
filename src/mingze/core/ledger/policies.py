"""Who may do what with an item in its present state, and what is still missing. Values in, reasons out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mingze.core.base.language import either, listed, titled
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.kernel.workflow import Stage, Transition, Workflow
from mingze.core.ledger.choices import Requirement, Standing

NOT_YOURS = mark("“%(action)s”应由%(who)s办理")
OWN_WORK = mark("您是本事项的经办人（责任岗位、提交人或佐证材料提供人），“%(action)s”须由他人办理")
NO_EVIDENCE = mark("本轮办理尚未提交佐证材料，不能“%(action)s”")
NO_REASON = mark("请写明“%(action)s”的理由")
NO_MEASURES = mark("尚未制定措施，请先在本事项下新增措施")
CHILDREN_OPEN = mark("还有%(open)s项下级事项未办结，不能“%(action)s”")
COUNT_DIFFERS = mark("反馈意见载明%(declared)s项，台账已录入%(entered)s项，数量一致后方可“%(action)s”")
COUNT_SIGNED = mark("该件的问题数已提请核对或签认，不能再增加下级事项")
RULE_MISSING = mark("“建章立制”措施须对应制度库中的制度，制度库中没有“%(rule)s”，请先登记该制度")
CHECK_OVERDUE = mark("该事项须常态化坚持，定期核查已逾期（应于%(due)s前核查），核查后方可“%(action)s”")
CLOSED = mark("该事项已办结，不能再%(what)s")
NOT_ALLOWED = mark("%(what)s应由%(who)s办理")
OWN_CLOCK = mark("经办人不能为自己的事项%(what)s，请由台账管理人员或复核人办理")
CLOCK_STANDS = mark("计时已暂停，不必重复暂停")
CLOCK_RUNS = mark("计时正在进行，无须恢复")
CLOCK_IN_STATE = mark("计时随“%(state)s”状态停止，办理下一步后自动恢复")
NOT_LATER = mark("新期限须晚于原期限%(due)s")
NO_DEADLINE = mark("该事项没有期限，不能延期")
REASON_NEEDED = mark("请写明理由")
NOT_LONG_TERM = mark("该事项不属于需要定期核查的长期事项")
DEADLINE_NEEDED = mark("请填写完成期限")
CLASS_UNKNOWN = mark("请选择期限类别")
DUE_BEFORE_OPENING = mark("完成期限不得早于建立日期%(day)s")
ALREADY_THIS_YEAR = mark("该岗位本年度已有“%(kind)s”%(number)s，每年一项")
WRONG_PARENT = mark("“%(kind)s”应建立在“%(parent)s”之下")
PARENT_CLOSED = mark("上级事项“%(parent)s”已办结，不能再新增下级事项")


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a decision about one item and one person needs to know.

    ``is_doer``: the person holds the post, submitted the item or handed in its evidence in this round.
    ``evidence``: pieces handed in since the item was opened or last reopened. ``declared``: how many
    children the
    item itself says it has, where its kind asks for that. ``unknown_rule``: the rule a measure names
    that the rules
    repository does not know. ``check_due``: the day a periodic check was due, when that day has passed.
    """

    state: str
    standings: frozenset[str]
    is_doer: bool
    evidence: int = 0
    children: int = 0
    children_open: int = 0
    declared: int | None = None
    unknown_rule: str = ""
    check_due: date | None = None


@dataclass(frozen=True, slots=True)
class Possibility:
    """A transition out of the present state, and why this person cannot make it now; no reason means
    they can.
    """

    transition: Transition
    refusal: Refused | None


def standings(
    *, is_holder: bool, in_coowner: bool, heads_unit: bool, may_check: bool, may_manage: bool, is_doer: bool
) -> frozenset[str]:
    """What somebody is to an item. A doer is never its checker, whatever permission they hold (A11)."""
    held = {
        Standing.HOLDER: is_holder,
        Standing.COOWNER: in_coowner,
        Standing.UNIT_MANAGER: heads_unit,
        Standing.CHECKER: may_check and not is_doer,
        Standing.MANAGER: may_manage,
    }
    return frozenset(str(standing) for standing, holds in held.items() if holds)


def check_move(workflow: Workflow, code: str, situation: Situation, note: str) -> Transition:
    """Return the transition when this person may make it now; raise ``Refused`` with what stands in the
    way.
    """
    transition = workflow.transition(situation.state, code, titled=titled, listed=listed)
    check_who(transition, situation)
    check_brought(workflow, transition, situation)
    if Requirement.REASON in transition.requires and not note.strip():
        raise Refused(NO_REASON, place="note", params={"action": titled(transition)})
    return transition


def check_who(transition: Transition, situation: Situation) -> None:
    """The table names who; the second person is neither holder, submitter nor provider of evidence."""
    action = {"action": titled(transition)}
    if situation.is_doer and Requirement.SECOND_PERSON in transition.requires:
        raise Refused(OWN_WORK, params=action)
    if not transition.by & situation.standings:
        if situation.is_doer and transition.by == {Standing.CHECKER}:
            raise Refused(OWN_WORK, params=action)
        raise Refused(NOT_YOURS, params={**action, "who": _names(transition.by)})


def check_brought(workflow: Workflow, transition: Transition, situation: Situation) -> None:
    """What must be attached or settled before the transition."""
    action = {"action": titled(transition)}
    if Requirement.MEASURES in transition.requires and not situation.children:
        raise Refused(NO_MEASURES)
    if Requirement.EVIDENCE in transition.requires and not situation.evidence:
        raise Refused(NO_EVIDENCE, params=action)
    if Requirement.CHILDREN_CLOSED in transition.requires and situation.children_open:
        raise Refused(CHILDREN_OPEN, params={**action, "open": situation.children_open})
    _check_count(workflow, transition, situation)
    if workflow.state(transition.target).stage == Stage.OPEN or transition.target in workflow.closes_without:
        return
    if situation.unknown_rule:
        raise Refused(RULE_MISSING, params={"rule": situation.unknown_rule})
    if situation.check_due:
        raise Refused(CHECK_OVERDUE, params={**action, "due": situation.check_due.isoformat()})


def possibilities(workflow: Workflow, situation: Situation) -> tuple[Possibility, ...]:
    """Every transition out of the present state with what stands in this person's way. A reason is asked
    later.
    """
    return tuple(
        Possibility(step, _refusal(workflow, step, situation)) for step in workflow.outgoing(situation.state)
    )


def check_may(what: str, allowed: Collection[str], situation: Situation) -> None:
    """Raise unless the person is one of ``allowed`` to the item."""
    if not situation.standings & set(allowed):
        raise Refused(NOT_ALLOWED, params={"what": what, "who": _names(allowed)})


def check_open(workflow: Workflow, what: str, situation: Situation) -> None:
    """Nothing is added to a closed item; it is reopened first."""
    if workflow.state(situation.state).stage == Stage.CLOSED:
        raise Refused(CLOSED, params={"what": what})


def check_clock_change(what: str, situation: Situation, reason: str) -> None:
    """Time is given by somebody else than who needs it, and with a reason."""
    if situation.is_doer:
        raise Refused(OWN_CLOCK, params={"what": what})
    check_may(what, (Standing.MANAGER, Standing.CHECKER), situation)
    if not reason.strip():
        raise Refused(REASON_NEEDED, place="reason")


def check_extension(due_before: date | None, due_after: date) -> date:
    """A deadline only ever moves later. Returns the present one."""
    if due_before is None:
        raise Refused(NO_DEADLINE)
    if due_after <= due_before:
        raise Refused(NOT_LATER, place="due_on", params={"due": due_before.isoformat()})
    return due_before


def check_deadline(
    *, required: bool, periodic: bool, known: bool, due_on: date | None, not_before: date | None
) -> None:
    """An item has a deadline of a known class; only one that is checked every so often may lack the day."""
    if required and not known:
        raise Refused(CLASS_UNKNOWN, place="deadline_class")
    if required and due_on is None and not periodic:
        raise Refused(DEADLINE_NEEDED, place="due_on")
    if due_on is not None and not_before is not None and due_on < not_before:
        raise Refused(DUE_BEFORE_OPENING, place="due_on", params={"day": not_before.isoformat()})


def _check_count(workflow: Workflow, transition: Transition, situation: Situation) -> None:
    """As many items must have been entered as the letter states before anything moves on (F1)."""
    if situation.declared is None or transition.target == workflow.initial:
        return
    if situation.declared != situation.children:
        params = {"declared": situation.declared, "entered": situation.children, "action": titled(transition)}
        raise Refused(COUNT_DIFFERS, params=params)


def _refusal(workflow: Workflow, step: Transition, situation: Situation) -> Refused | None:
    try:
        check_who(step, situation)
        check_brought(workflow, step, situation)
    except Refused as refusal:
        return refusal
    return None


def _names(codes: Collection[str]) -> str:
    return either(str(standing.label) for standing in Standing if standing in codes)
