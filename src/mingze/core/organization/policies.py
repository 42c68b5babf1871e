"""What may not be done to the organisation, and why. Values in, a refusal out."""

from collections.abc import Iterable, Mapping
from datetime import date

from mingze.catalogue.vocabulary import POST_CATEGORIES, UNIT_KINDS
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.choices import MembershipKind, Tree

Period = tuple[date, date | None]

UNKNOWN_KIND = mark("没有“%(kind)s”这一单位类别")
UNKNOWN_CATEGORY = mark("没有“%(category)s”这一岗位类别")
CODE_TAKEN = mark("代码“%(code)s”已被“%(name)s”使用")
OTHER_TREE = mark("上级单位“%(parent)s”不在同一组织系统内")
CYCLE = mark("“%(parent)s”是“%(unit)s”的下级，不能作为其上级")
NOT_ON_DAY = mark("“%(name)s”在%(day)s尚未设立或已经撤销")
NOT_LATER = mark("日期须晚于%(day)s，即现有登记的起始日期")
STILL_HAS = mark("撤销前请先处理：下级单位%(units)s个、岗位%(posts)s个、在册人员%(people)s人")
POST_STILL_HELD = mark("“%(name)s”在%(day)s之后仍有人任职，请先办理免职")
ALREADY_HOLDS = mark("%(name)s自%(day)s起已任此岗位")
LATER_HOLDER = mark("%(name)s自%(day)s起任此岗位，与所填日期重叠")
OFFICER = mark("%(name)s担任“%(role)s”，不得兼任其他岗位或列入名册")
WRONG_ROLL = mark("%(kind)s只能列入%(tree)s的单位")
ALREADY_ON_ROLL = mark("%(name)s自%(day)s起已在“%(unit)s”名册，请办理转接")
NOT_ON_ROLL = mark("%(name)s不在名册上，请直接办理列入")
NOTHING_CHANGED = mark("内容与现有登记一致，无需修改")
ENDS_BEFORE = mark("截止日期不得早于起始日期%(day)s")


def check_kind(kind: str) -> None:
    """Refuse a unit kind the vocabulary does not have."""
    if kind not in UNIT_KINDS:
        raise Refused(UNKNOWN_KIND, place="kind", params={"kind": kind})


def check_category(category: str) -> None:
    """Refuse a post category the vocabulary does not have."""
    if category not in POST_CATEGORIES:
        raise Refused(UNKNOWN_CATEGORY, place="category", params={"category": category})


def check_code_free(code: str, used_by: str | None, *, place: str = "code") -> None:
    """Refuse a code that stands for something else already, even for something closed."""
    if used_by is not None:
        raise Refused(CODE_TAKEN, place=place, params={"code": code, "name": used_by})


def check_in_force(name: str, period: Period, day: date, *, place: str = "on") -> None:
    """Refuse to tie anything to a unit or post on a day on which it does not exist."""
    first, last = period
    if day < first or (last is not None and day > last):
        raise Refused(NOT_ON_DAY, place=place, params={"name": name, "day": day.isoformat()})


def check_later(day: date, present: date, *, place: str = "on") -> None:
    """Refuse a change dated on or before the beginning of what it would end."""
    if day <= present:
        raise Refused(NOT_LATER, place=place, params={"day": present.isoformat()})


def check_not_before(last: date, first: date, *, place: str = "on") -> None:
    """Refuse an end before the beginning; the same day is allowed."""
    if last < first:
        raise Refused(ENDS_BEFORE, place=place, params={"day": first.isoformat()})


def check_parent(unit: tuple[str, str, str], parent: tuple[str, str, str]) -> None:
    """Refuse a parent in the other tree, or one that stands below the unit. Each is (name, tree, path)."""
    name, tree, path = unit
    parent_name, parent_tree, parent_path = parent
    if tree != parent_tree:
        raise Refused(OTHER_TREE, place="parent", params={"parent": parent_name})
    if path and parent_path.startswith(path):
        raise Refused(CYCLE, place="parent", params={"parent": parent_name, "unit": name})


def check_roll(kind: str, tree: str) -> None:
    """Refuse staff in a Party unit, and members in an administrative one."""
    right = Tree.ADMINISTRATIVE if kind == MembershipKind.STAFF else Tree.PARTY
    if tree != right:
        params = {"kind": MembershipKind(kind).label, "tree": right.label}
        raise Refused(WRONG_ROLL, place="unit", params=params)


def check_not_officer(name: str, exclusive_roles: Iterable[str]) -> None:
    """Refuse posts and rolls to one of the three officers: these roles go with no other."""
    for role in exclusive_roles:
        raise Refused(OFFICER, place="person", params={"name": name, "role": role})


def find_cycle(parents: Mapping[str, str | None]) -> list[str]:
    """Return the units of one loop in a tree given as unit -> parent; empty when there is none."""
    settled: set[str] = set()
    for start in sorted(parents):
        trail: dict[str, int] = {}
        at: str | None = start
        while at is not None and at not in settled and at not in trail:
            trail[at] = len(trail)
            at = parents.get(at)
        if at is not None and at in trail:
            return [unit for unit, place in trail.items() if place >= trail[at]]
        settled |= set(trail)
    return []
