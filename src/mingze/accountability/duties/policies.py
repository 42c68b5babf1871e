"""When a list may be published, a pledge signed, a sheet moved on. Values in, reasons out."""

from collections.abc import Collection, Sequence
from datetime import date

from mingze.accountability.duties.choices import SheetState
from mingze.core.kernel.refusals import Refused, mark

ALREADY_PUBLISHED = mark("该版清单已于%(day)s发布，不能再改动；请另起新版")
DRAFT_EXISTS = mark("“%(list)s”已有未发布的第%(number)s版草稿")
NO_ITEMS = mark("清单没有条目，不能发布")
NO_HOLDER = mark("下列条目没有对应的责任主体，不能发布：%(items)s")
WEIGHTS = mark("各条目权重合计应为100分，现为%(total)s分")
NOT_ADOPTING = mark("“%(kind)s”不是可以审议通过责任清单的会议")
MEETING_WITHOUT_MINUTES = mark("会议“%(meeting)s”缺少规定的佐证材料（如会议纪要），尚不能作为依据")
MEETING_WITHDRAWN = mark("会议“%(meeting)s”的记录已被更正或撤回")
MEETING_ELSEWHERE = mark("会议“%(meeting)s”不是本机关党组的会议")
MEETING_LATER = mark("清单生效日期%(day)s早于审议会议日期%(held)s")
BEFORE_PREVIOUS = mark("生效日期应晚于上一版的生效日期%(day)s")
NOT_A_SIDE = mark("您不是该责任书的签订人，或今天不在相应岗位上")
ALREADY_SIGNED = mark("该方已由%(who)s签字")
TAMPERED = mark("责任书文本与拟定时的散列不一致，不能签字")
SHEET_ORDER = mark("提醒单当前为“%(state)s”，不能执行此操作")
OWN_SHEET = mark("生成人不能审批本人生成的提醒单")
NOT_THE_BRANCH = mark("只有该支部的人员可以签收")

TOTAL_WEIGHT = 100_00


def check_draft(published_on: date | None) -> None:
    """Only a draft may be changed."""
    if published_on is not None:
        raise Refused(ALREADY_PUBLISHED, params={"day": published_on.isoformat()})


def check_content(weights: Sequence[int], without_holder: Collection[str]) -> None:
    """A list has items, each with a holder who exists (A1), and weights that add up."""
    if not weights:
        raise Refused(NO_ITEMS)
    if without_holder:
        raise Refused(NO_HOLDER, params={"items": "、".join(without_holder)})
    if sum(weights) != TOTAL_WEIGHT:
        raise Refused(WEIGHTS, params={"total": f"{sum(weights) / 100:g}"})


def check_meeting(
    *, title: str, kind: str, adopts: bool, counts: bool, current: bool, of_this_agency: bool
) -> None:
    """The meeting that approves a list is a recorded one of the right kind, with its minutes (A2)."""
    if not adopts:
        raise Refused(NOT_ADOPTING, place="meeting", params={"kind": kind})
    if not current:
        raise Refused(MEETING_WITHDRAWN, place="meeting", params={"meeting": title})
    if not of_this_agency:
        raise Refused(MEETING_ELSEWHERE, place="meeting", params={"meeting": title})
    if not counts:
        raise Refused(MEETING_WITHOUT_MINUTES, place="meeting", params={"meeting": title})


def check_effective(on: date, held_on: date, previous_from: date | None) -> None:
    """A list takes effect on or after the day it was approved, and after the version before it."""
    if on < held_on:
        raise Refused(MEETING_LATER, place="on", params={"day": on.isoformat(), "held": held_on.isoformat()})
    if previous_from is not None and on <= previous_from:
        raise Refused(BEFORE_PREVIOUS, place="on", params={"day": previous_from.isoformat()})


def check_signature(*, holds_a_side: bool, signed_by: str | None, intact: bool) -> None:
    """Each side signs once, in person, and only the text that was drawn up (A7)."""
    if not intact:
        raise Refused(TAMPERED)
    if not holds_a_side:
        raise Refused(NOT_A_SIDE)
    if signed_by is not None:
        raise Refused(ALREADY_SIGNED, params={"who": signed_by})


NEXT_STATE = {
    SheetState.GENERATED: SheetState.APPROVED,
    SheetState.APPROVED: SheetState.SENT,
    SheetState.SENT: SheetState.RECEIPTED,
}


def check_sheet_step(state: str, target: SheetState, title: str) -> None:
    """A sheet goes generated → approved → sent → receipted, one step at a time."""
    if NEXT_STATE.get(SheetState(state)) is not target:
        raise Refused(SHEET_ORDER, params={"state": title})


def check_sheet_approver(generated_by: int | None, approver: int) -> None:
    """Two people stand behind a sheet: who generated it and who approved it."""
    if generated_by == approver:
        raise Refused(OWN_SHEET)
