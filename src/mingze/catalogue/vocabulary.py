"""The closed lists of words the catalogue may use for units, posts and permissions, with their titles."""

from typing import NamedTuple


class Term(NamedTuple):
    """A code's Chinese and English title."""

    title: str
    title_en: str


UNIT_KINDS: dict[str, Term] = {
    "agency": Term("机关", "agency"),
    "section": Term("科室", "section"),
    "party_group": Term("党组", "Party group"),
    "party_committee": Term("机关党委", "Party committee"),
    "general_branch": Term("党总支", "general branch"),
    "branch": Term("党支部", "branch"),
    "party_cell": Term("党小组", "Party cell"),
    "supervision_team": Term("派驻纪检监察组", "stationed supervision team"),
}

POST_CATEGORIES: dict[str, Term] = {
    "secretary": Term("党组书记", "Party-group secretary"),
    "deputy_secretary": Term("党组副书记", "deputy Party-group secretary"),
    "group_member": Term("党组成员", "Party-group member"),
    "section_chief": Term("科长", "section chief"),
    "deputy_section_chief": Term("副科长", "deputy section chief"),
    "branch_secretary": Term("党支部书记", "branch secretary"),
    "general_branch_secretary": Term("党总支书记", "general-branch secretary"),
    "branch_deputy_secretary": Term("党支部副书记", "deputy branch secretary"),
    "organizer_commissar": Term("组织委员", "organization commissar"),
    "discipline_commissar": Term("纪检委员", "discipline commissar"),
    "party_affairs_clerk": Term("党办工作人员", "Party-affairs clerk"),
    "supervision_head": Term("派驻纪检监察组组长", "head of the stationed supervision team"),
    "supervision_member": Term("派驻纪检监察组成员", "member of the stationed supervision team"),
    "personnel_clerk": Term("人事工作人员", "personnel clerk"),
    "staff": Term("工作人员", "staff member"),
}

PERMISSIONS: dict[str, Term] = {
    "organization.view": Term("查看组织机构", "view the organization"),
    "organization.manage": Term("管理组织机构", "manage the organization"),
    "roster.import": Term("导入名册", "import the roster"),
    "facts.view": Term("查看纪实", "view facts"),
    "facts.record": Term("登记纪实", "record facts"),
    "facts.review": Term("审核纪实", "review facts"),
    "rules.view": Term("查看制度", "view rules"),
    "rules.manage": Term("管理制度", "manage rules"),
    "duties.view": Term("查看责任清单", "view duty lists"),
    "duties.manage": Term("编制责任清单", "draft duty lists"),
    "duties.publish": Term("印发责任清单", "publish duty lists"),
    "pledges.sign": Term("签订责任书", "sign pledges"),
    "sheets.view": Term("查看提醒单", "view reminder sheets"),
    "sheets.generate": Term("生成提醒单", "generate reminder sheets"),
    "sheets.approve": Term("审签提醒单", "approve reminder sheets"),
    "sheets.receipt": Term("签收提醒单", "acknowledge reminder sheets"),
    "ledger.view": Term("查看台账", "view the ledger"),
    "ledger.create": Term("登记台账事项", "create ledger items"),
    "ledger.work": Term("办理台账事项", "work on ledger items"),
    "ledger.check": Term("复核台账事项", "check ledger items"),
    "ledger.manage": Term("管理台账", "manage the ledger"),
    "supervise.heads": Term("监督主要负责人", "supervise heads"),
    "reports.view": Term("查看报表", "view reports"),
    "audit.view": Term("查看审计日志", "view the audit trail"),
    "accounts.manage": Term("管理账号", "manage accounts"),
    "security.policy": Term("管理安全策略", "manage the security policy"),
}

# The post that answers for a unit as a whole: what a unit owes shows on this post-holder's desk.
UNIT_HEADS: dict[str, str] = {
    "agency": "secretary",
    "section": "section_chief",
    "party_group": "secretary",
    "party_committee": "secretary",
    "general_branch": "general_branch_secretary",
    "branch": "branch_secretary",
    "supervision_team": "supervision_head",
}

# The kinds of unit that get a monthly reminder sheet.
REMINDED_UNIT_KINDS: tuple[str, ...] = ("branch",)

# The kinds of unit whose heads sign a yearly pledge to the Party group.
PLEDGING_UNIT_KINDS: tuple[str, ...] = ("section", "general_branch", "branch")
