"""When a fact may be recorded, reviewed, corrected, and from when it counts. Values in, reasons out."""

from collections.abc import Collection, Mapping
from datetime import date

from mingze.core.base.language import titled
from mingze.core.facts import kinds
from mingze.core.facts.choices import OTHER_EVIDENCE, Standing
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
OTHER_KIND = mark("更正不能改变记录类别，请撤回后按正确的类别登记")
BOTH_PRESENT_AND_ABSENT = mark("同一人不能既登记为“%(present)s”又登记为“%(absent)s”")
SEALED = mark("该类记录只登记事实，不收存内容，不能上传材料")
UNKNOWN_EVIDENCE = mark("该类记录不收存这种佐证材料")
NO_PERSON = mark("工作记录须由具体人员登记")
NO_FILE = mark("请选择要上传的文件")
FILE_REFUSED = mark("文件“%(name)s”未收存：%(reason)s")

# The two parts that exclude each other wherever a kind has both. Somebody absent may still make up for it.
PRESENT, ABSENT = "attendee", "absent"

_TREES = {"party": mark("党组织"), "administrative": mark("行政")}


def check_days(occurred_on: date, counts_on: date, today: date) -> None:
    """Nothing is recorded before it happened; a make-up counts for an earlier day, never a later one."""
    if occurred_on > today:
        raise Refused(FUTURE, place="occurred_on", params={"day": occurred_on.isoformat()})
    if counts_on > occurred_on:
        raise Refused(MAKE_UP_LATER, place="makes_up_for", params={"day": counts_on.isoformat()})


def check_tree(definition: Definition, tree: str) -> None:
    """A Party meeting belongs to a Party unit; the kind says which tree it is for."""
    if definition.tree not in {"any", tree}:
        raise Refused(WRONG_TREE, place="unit", params={"tree": _TREES[definition.tree]})


def check_parts(definition: Definition, parts: Mapping[str, Collection[int]]) -> None:
    """Every part is one the kind knows, every required part has somebody in it, nobody is present and absent."""
    for code in parts:
        if code not in definition.part_codes:
            raise Refused(UNKNOWN_PART, params={"part": code})
    for part in definition.parts:
        if part.required and not parts.get(part.code):
            raise Refused(MISSING_PART, place=kinds.part(part.code), params={"part": titled(part)})
    if set(parts.get(PRESENT, ())) & set(parts.get(ABSENT, ())):
        names = {part.code: titled(part) for part in definition.parts}
        params = {"present": names[PRESENT], "absent": names[ABSENT]}
        raise Refused(BOTH_PRESENT_AND_ABSENT, place=kinds.part(ABSENT), params=params)


def check_evidence(definition: Definition, evidence: Collection[str]) -> None:
    """Evidence is of a kind the record asks for, or other; a sealed kind keeps no content at all."""
    if evidence and definition.sealed:
        raise Refused(SEALED)
    for code in evidence:
        if code not in {*definition.evidence, OTHER_EVIDENCE}:
            raise Refused(UNKNOWN_EVIDENCE)


def evidence_taken(definition: Definition) -> tuple[str, ...]:
    """The kinds of evidence a record of this kind takes, those it needs first."""
    return () if definition.sealed else (*definition.evidence, OTHER_EVIDENCE)


def check_standing(current: bool) -> None:
    """Only a record that nothing has superseded or withdrawn changes."""
    if not current:
        raise Refused(NOT_CURRENT)


def check_link(definition: Definition, linked: bool) -> None:
    """An intervention is recorded from the matter it concerns, so that the count derives from real matters (A5)."""
    if definition.link_required and not linked:
        raise Refused(NEEDS_LINK)


def check_reviewer(recorder_id: int, reviewer_id: int, reviewed_by: str | None, current: bool) -> None:
    """Somebody else reviews, once, and only what still stands (A11)."""
    check_standing(current)
    if reviewed_by:
        raise Refused(ALREADY_REVIEWED, params={"who": reviewed_by})
    if recorder_id == reviewer_id:
        raise Refused(SAME_PERSON)


def check_correction(current: bool, reason: str) -> None:
    """A correction or withdrawal says why, and touches only what still stands."""
    check_standing(current)
    if not reason.strip():
        raise Refused(NEEDS_REASON, place="reason")


def check_same_kind(old: str, new: str) -> None:
    """A corrected record is of the kind it was."""
    if old != new:
        raise Refused(OTHER_KIND)


def countable_from(
    definition: Definition, evidence: Collection[str], on: date, reviewed: bool
) -> date | None:
    """``on``, the day this is asked, when nothing the kind demands is missing any more; else ``None``.

    Asked at each change until the answer is a day, so a record counts from the day it became complete and never
    from an earlier one: what was true of an earlier day stays true of it.
    """
    return on if standing(definition, evidence, reviewed) == Standing.COUNTED else None


def standing(definition: Definition, evidence: Collection[str], reviewed: bool) -> Standing:
    """What a record that still stands is waiting for."""
    if not set(definition.evidence) <= set(evidence):
        return Standing.EVIDENCE
    if definition.counts_when == "reviewed" and not reviewed:
        return Standing.REVIEW
    return Standing.COUNTED
