"""The closed sets of the organisation. Unit kinds and post categories are open and live in the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tree(models.TextChoices):
    """The two trees a unit can stand in."""

    ADMINISTRATIVE = "administrative", _("行政系统")
    PARTY = "party", _("党组织系统")


class MembershipKind(models.TextChoices):
    """How a person stands on a roll."""

    STAFF = "staff", _("干部职工")
    MEMBER = "member", _("正式党员")
    PROBATIONARY = "probationary", _("预备党员")


class Reach(models.TextChoices):
    """How far a role held through a post goes."""

    OWN_UNIT = "own_unit", _("本单位及下属单位")
    AGENCY = "agency", _("全机关（行政与党组织两个系统）")


class Permission(models.TextChoices):
    """What can be allowed. A role is a set of these; a view names the one it needs."""

    ORGANIZATION_VIEW = "organization.view", _("查看组织机构")
    ORGANIZATION_MANAGE = "organization.manage", _("维护组织机构")
    ROSTER_IMPORT = "roster.import", _("导入花名册")
    FACTS_VIEW = "facts.view", _("查看工作记录")
    FACTS_RECORD = "facts.record", _("登记工作记录")
    FACTS_REVIEW = "facts.review", _("审核工作记录")
    RULES_VIEW = "rules.view", _("查看制度")
    RULES_MANAGE = "rules.manage", _("维护制度")
    DUTIES_VIEW = "duties.view", _("查看责任清单")
    DUTIES_MANAGE = "duties.manage", _("编制责任清单")
    DUTIES_PUBLISH = "duties.publish", _("发布责任清单")
    PLEDGES_SIGN = "pledges.sign", _("签订责任书")
    SHEETS_VIEW = "sheets.view", _("查看提醒单")
    SHEETS_GENERATE = "sheets.generate", _("生成提醒单")
    SHEETS_APPROVE = "sheets.approve", _("审批提醒单")
    SHEETS_RECEIPT = "sheets.receipt", _("签收提醒单")
    LEDGER_VIEW = "ledger.view", _("查看台账")
    LEDGER_CREATE = "ledger.create", _("新建台账事项")
    LEDGER_WORK = "ledger.work", _("办理台账事项")
    LEDGER_CHECK = "ledger.check", _("复核台账事项")
    LEDGER_MANAGE = "ledger.manage", _("管理台账")
    SUPERVISE_HEADS = "supervise.heads", _("监督主要负责人")
    REPORTS_VIEW = "reports.view", _("查看报表")
    AUDIT_VIEW = "audit.view", _("查看审计记录")
    ACCOUNTS_MANAGE = "accounts.manage", _("管理账号")
    SECURITY_POLICY = "security.policy", _("管理安全策略")
