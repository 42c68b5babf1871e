"""When a fact may be recorded, reviewed, corrected, and from when it counts. Values in, reasons out."""

from collections.abc import Collection, Mapping, Sized
from datetime import date

from mingze.core.facts.kinds import Definition
from mingze.core.kernel.refusals import Refused, mark

FUTURE = mark("发生日期%(day)s晚于今天，尚未发生的工作不能登记")
MAKE_UP_LATER = mark("补办计入日期%(day)s应早于实际发生日期")
WRONG_TREE = mark("该类记录应登记在%(tree)s单位名下")
UNKNOWN_PART = mark("该类记录没有“%(part)s”这一参与身份")
MISSING_PART = mark("“%(part)s”未填写")
NEEDS_LINK = mark("该类记录须与所涉事项关联，请从事项页面登记")
SAME_PERSON = mark("登记人不能审核本人登记的记录")
ALREADY_REVIEWED = mark("该记录已由%(who)s审核")
NOT_CURRENT = mark("该记录已被更正或撤回，不能再变更")
NEEDS_REASON = mark("请写明更正或撤回的原因")

_TREES = {"party": mark("党组织"), "administrative": mark("行政")}


def check_days(occurred_on: date, counts_on: date, today: date) -> None:
    """Nothing is recorded before it happened; a make-up counts for an earlier day, never a later one."""
    if occurred_on > today:
        raise Refused(FUTURE, place="occurred_on", params={"day": occurred_on.isoformat()})
    if counts_on > occurred_on:
        raise Refused(MAKE_UP_LATER, place="counts_on", params={"day": counts_on.isoformat()})


def check_tree(definition: Definition, tree: str) -> None:
    """A Party meeting belongs to a Party unit; the kind says which tree it is for."""
    if definition.tree not in {"any", tree}:
        raise Refused(WRONG_TREE, place="unit", params={"tree": _TREES[definition.tree]})


def check_parts(definition: Definition, parts: Mapping[str, Sized]) -> None:
    """Every part is one the kind knows, and every required part has somebody in it."""
    for code in parts:
        if code not in definition.part_codes:
            raise Refused(UNKNOWN_PART, place=code, params={"part": code})
    for part in definition.parts:
        if part.required and not len(parts.get(part.code, ())):
            raise Refused(MISSING_PART, place=part.code, params={"part": part.title})


def check_link(definition: Definition, linked: bool) -> None:
    """An intervention is recorded from the matter it concerns, so that the count derives from real matters (A5)."""
    if definition.link_required and not linked:
        raise Refused(NEEDS_LINK)


def check_reviewer(recorder_id: int, reviewer_id: int, reviewed_by: str | None, current: bool) -> None:
    """Somebody else reviews, once, and only what still stands (A11)."""
    if not current:
        raise Refused(NOT_CURRENT)
    if reviewed_by:
        raise Refused(ALREADY_REVIEWED, params={"who": reviewed_by})
    if recorder_id == reviewer_id:
        raise Refused(SAME_PERSON)


def check_correction(current: bool, reason: str) -> None:
    """A correction or withdrawal says why, and touches only what still stands."""
    if not current:
        raise Refused(NOT_CURRENT)
    if not reason.strip():
        raise Refused(NEEDS_REASON, place="reason")


def countable_from(
    definition: Definition, evidence: Collection[str], recorded_on: date, reviewed_on: date | None
) -> date | None:
    """The day from which a fact may discharge anything, or None while something its kind demands is missing."""
    if not set(definition.evidence) <= set(evidence):
        return None
    if definition.counts_when == "reviewed":
        return reviewed_on
    return recorded_on
