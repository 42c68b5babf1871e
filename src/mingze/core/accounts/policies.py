"""Which roles go together, and who may be given an account. Values in, a refusal out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingze.core.kernel.refusals import Refused, mark

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")

OFFICER_ALREADY = mark(
    "%(name)s担任“%(held)s”，不得再任“%(new)s”：三员不得由一人兼任，也不得兼任业务角色或岗位"
)
BUSINESS_ALREADY = mark(
    "%(name)s现有“%(held)s”，不得担任“%(new)s”：三员不得兼任业务角色或岗位，请先办理免职或转出"
)
OWN_ROLE = mark("不得为本人授予或撤销角色，请由另一名系统管理员办理")
OWN_ACCOUNT = mark("不得停用本人账号或重置本人口令，请由另一名系统管理员办理")
NEEDS_UNIT = mark("请选择“%(role)s”行使权限的单位")
NO_UNIT = mark("“%(role)s”面向整个系统，不选择单位")
HELD_ALREADY = mark("%(name)s自%(day)s起已有此角色")
ENDS_BEFORE = mark("截止日期不得早于起始日期")
BAD_USERNAME = mark("账号由3至60个小写字母、数字、点、横线或下划线组成，首尾为字母或数字")
USERNAME_TAKEN = mark("账号“%(username)s”已被使用")
HAS_ACCOUNT = mark("%(name)s已有账号“%(username)s”，一人只设一个账号")
NOT_ACTIVE = mark("账号已停用，请先启用")
ACTIVE_ALREADY = mark("账号已是启用状态")
INACTIVE_ALREADY = mark("账号已是停用状态")


@dataclass(frozen=True, slots=True)
class Holding:
    """Something a person holds or is to hold: a role, a post, or standing on a roll, which are not
    exclusive.
    """

    title: str
    exclusive: bool


def check_together(name: str, new: Holding, held: Iterable[Holding]) -> None:
    """Refuse an officer's role beside anything else, and anything else beside an officer's role."""
    for one in held:
        params = {"name": name, "held": one.title, "new": new.title}
        if one.exclusive:
            raise Refused(OFFICER_ALREADY, place="role", params=params)
        if new.exclusive:
            raise Refused(BUSINESS_ALREADY, place="role", params=params)


def check_not_oneself(actor_person: int | None, person: int, reason: str) -> None:
    """Refuse an officer acting upon themselves."""
    if actor_person == person:
        raise Refused(reason)


def check_reach(role: Holding, has_unit: bool) -> None:
    """An officer's role reaches no unit; every other one reaches exactly one."""
    if role.exclusive and has_unit:
        raise Refused(NO_UNIT, place="unit", params={"role": role.title})
    if not role.exclusive and not has_unit:
        raise Refused(NEEDS_UNIT, place="unit", params={"role": role.title})


def check_period(first: date, last: date | None) -> None:
    """Refuse an end before the beginning."""
    if last is not None and last < first:
        raise Refused(ENDS_BEFORE, place="until")


def check_username(username: str, taken: bool) -> None:
    """Refuse a name of another shape, or somebody else's."""
    if not USERNAME.fullmatch(username):
        raise Refused(BAD_USERNAME, place="username")
    if taken:
        raise Refused(USERNAME_TAKEN, place="username", params={"username": username})


def check_first_account(name: str, username: str | None) -> None:
    """Refuse a second account."""
    if username is not None:
        raise Refused(HAS_ACCOUNT, place="staff_number", params={"name": name, "username": username})
