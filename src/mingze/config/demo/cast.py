"""Who and what the demo city has: a fictional IP centre, its two trees, its posts and its people."""

from dataclasses import dataclass
from random import Random

from mingze.core.organization.choices import Tree

PASSWORD = "mingze-demo-2026"  # noqa: S105 - a demonstration shows its password on the first page


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit to set up; a parent stands above its children. ``counterpart`` names the other half."""

    code: str
    name: str
    tree: Tree
    kind: str
    parent: str = ""
    counterpart: str = ""


ADMIN, PARTY = Tree.ADMINISTRATIVE, Tree.PARTY
UNITS = (
    UnitPlan("JG", "云川市知识产权保护中心", ADMIN, "agency"),
    UnitPlan("JG-01", "办公室", ADMIN, "section", "JG"),
    UnitPlan("JG-02", "党建人事科", ADMIN, "section", "JG"),
    UnitPlan("JG-03", "预审服务科", ADMIN, "section", "JG"),
    UnitPlan("JG-04", "快速维权科", ADMIN, "section", "JG"),
    UnitPlan("JG-05", "导航运用科", ADMIN, "section", "JG"),
    UnitPlan("JG-06", "信息服务科", ADMIN, "section", "JG"),
    UnitPlan("JG-07", "交易运营科", ADMIN, "section", "JG"),
    UnitPlan("JG-08", "公共服务科", ADMIN, "section", "JG"),
    UnitPlan("JG-09", "派驻纪检监察组", ADMIN, "supervision_team", "JG"),
    UnitPlan("DZ", "云川市知识产权保护中心党组", PARTY, "party_group", counterpart="JG"),
    UnitPlan("DZ-01", "机关党总支", PARTY, "general_branch", "DZ"),
    UnitPlan("DZ-01-1", "综合党支部", PARTY, "branch", "DZ-01"),
    UnitPlan("DZ-01-2", "审查维权党支部", PARTY, "branch", "DZ-01"),
    UnitPlan("DZ-01-3", "运用服务党支部", PARTY, "branch", "DZ-01"),
    UnitPlan("DZ-01-4", "公共服务党支部", PARTY, "branch", "DZ-01"),
    UnitPlan("DZ-01-2-1", "预审党小组", PARTY, "party_cell", "DZ-01-2"),
    UnitPlan("DZ-01-2-2", "维权党小组", PARTY, "party_cell", "DZ-01-2"),
)
# Which branch the members among a section's staff belong to.
BRANCH_OF = {
    "JG": "DZ-01-1",
    "JG-01": "DZ-01-1",
    "JG-02": "DZ-01-1",
    "JG-03": "DZ-01-2",
    "JG-04": "DZ-01-2",
    "JG-05": "DZ-01-3",
    "JG-06": "DZ-01-3",
    "JG-07": "DZ-01-3",
    "JG-08": "DZ-01-4",
    "JG-09": "DZ-01-4",
}


@dataclass(frozen=True, slots=True)
class Role:
    """A person of the demo that the README introduces: who signs in to see what."""

    number: str
    name: str
    section: str
    posts: tuple[tuple[str, str, str, str], ...]
    """Post code, unit, title, category."""
    shown_as: str = ""


LEADING = (
    Role("1001", "林知远", "JG", (("DZ-S", "DZ", "党组书记", "secretary"),), "党组书记"),
    Role("1002", "顾明岚", "JG", (("DZ-D", "DZ", "党组副书记", "deputy_secretary"),)),
    Role("1003", "周行简", "JG", (("DZ-M1", "DZ", "党组成员", "group_member"),)),
    Role("1004", "沈若谷", "JG", (("DZ-M2", "DZ", "党组成员", "group_member"),)),
    Role(
        "1101",
        "陆书庭",
        "JG-02",
        (("JG-02-C", "JG-02", "党建办干事", "party_affairs_clerk"),),
        "党办工作人员",
    ),
    Role("1102", "叶清和", "JG-02", (("JG-02-P", "JG-02", "人事干事", "personnel_clerk"),)),
    Role(
        "1103",
        "许致平",
        "JG-02",
        (
            ("JG-02-H", "JG-02", "党建人事科科长", "section_chief"),
            ("Z-S", "DZ-01", "党总支书记", "general_branch_secretary"),
        ),
    ),
    Role(
        "1201",
        "方砚秋",
        "JG-01",
        (
            ("JG-01-H", "JG-01", "办公室主任", "section_chief"),
            ("Z1-S", "DZ-01-1", "综合党支部书记", "branch_secretary"),
        ),
    ),
    Role("1301", "江彦博", "JG-03", (("JG-03-H", "JG-03", "预审服务科科长", "section_chief"),), "科室负责人"),
    Role(
        "1302",
        "何映川",
        "JG-03",
        (("Z2-S", "DZ-01-2", "审查维权党支部书记", "branch_secretary"),),
        "党支部书记",
    ),
    Role("1401", "程望舒", "JG-04", (("JG-04-H", "JG-04", "快速维权科科长", "section_chief"),)),
    Role(
        "1501",
        "苏景行",
        "JG-05",
        (
            ("JG-05-H", "JG-05", "导航运用科科长", "section_chief"),
            ("Z3-S", "DZ-01-3", "运用服务党支部书记", "branch_secretary"),
        ),
    ),
    Role("1601", "唐以宁", "JG-06", (("JG-06-H", "JG-06", "信息服务科科长", "section_chief"),)),
    Role("1701", "冯怀瑾", "JG-07", (("JG-07-H", "JG-07", "交易运营科科长", "section_chief"),)),
    Role("1801", "韩疏桐", "JG-08", (("JG-08-H", "JG-08", "公共服务科科长", "section_chief"),)),
    Role("1802", "贺闻道", "JG-08", (("Z4-S", "DZ-01-4", "公共服务党支部书记", "branch_secretary"),)),
    Role(
        "1901",
        "秦守正",
        "JG-09",
        (("JG-09-H", "JG-09", "派驻纪检监察组组长", "supervision_head"),),
        "派驻纪检监察组",
    ),
    Role("1902", "严慎言", "JG-09", (("JG-09-M", "JG-09", "派驻纪检监察组成员", "supervision_member"),)),
)
OFFICERS = (
    ("9001", "系统管理员（演示）", "system_officer"),
    ("9002", "安全管理员（演示）", "security_officer"),
    ("9003", "审计管理员（演示）", "audit_officer"),
)
# How many further staff each section has; every other one of them is a Party member.
FURTHER_STAFF = {
    "JG-01": 6,
    "JG-02": 3,
    "JG-03": 14,
    "JG-04": 10,
    "JG-05": 7,
    "JG-06": 7,
    "JG-07": 6,
    "JG-08": 8,
    "JG-09": 1,
}
SURNAMES = "赵钱孙李吴郑王陈卫蒋杨朱尤施张孔曹魏陶姜谢邹章云潘葛范彭鲁马苗花俞任袁柳史费廉岑薛雷倪汤滕殷罗毕"
FIRST = "思文子嘉雨一书若清景怀明安亦以修承望知远"
SECOND = "涵宁轩然琪航岚舟瑶恒月辰溪白亭川禾青朗微"


def further_names(count: int, seed: int = 20260101) -> list[str]:
    """Made-up names, all different, the same in every run."""
    random = Random(seed)  # noqa: S311 - names, not secrets
    taken = {role.name for role in LEADING}
    names: list[str] = []
    while len(names) < count:
        name = random.choice(SURNAMES) + random.choice(FIRST) + random.choice(SECOND)
        if name not in taken:
            taken.add(name)
            names.append(name)
    return names
