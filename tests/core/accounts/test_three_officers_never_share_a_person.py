"""三员: one person holds at most one officer's role, and nothing beside it. A truth table, then the actions."""

from datetime import date, timedelta

import pytest

from mingze.core.accounts import actions, policies, queries
from mingze.core.accounts.policies import Holding
from mingze.core.audit.models import Entry
from mingze.core.kernel.refusals import Refused
from mingze.core.organization.models import Role, RoleGrant
from tests.people import Agency

SYSTEM = Holding("系统管理员", exclusive=True)
AUDIT = Holding("安全审计员", exclusive=True)
CLERK = Holding("党建办工作人员", exclusive=False)
CHIEF = Holding("保护科科长", exclusive=False)
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("new", "held", "refused"),
    [
        (SYSTEM, [], False),
        (CLERK, [], False),
        (CLERK, [CHIEF], False),
        (SYSTEM, [AUDIT], True),
        (AUDIT, [SYSTEM], True),
        (SYSTEM, [CLERK], True),
        (CLERK, [SYSTEM], True),
        (CLERK, [CHIEF, SYSTEM], True),
        (SYSTEM, [CHIEF, CLERK], True),
    ],
)
def test_which_roles_go_together(new: Holding, held: list[Holding], refused: bool) -> None:
    if not refused:
        policies.check_together("鲍勃", new, held)
        return
    with pytest.raises(Refused, match="三员"):
        policies.check_together("鲍勃", new, held)


def role(code: str) -> Role:
    return Role.objects.get(code=code)


def grant(agency: Agency, name: str, code: str, unit: str | None = None, by: str = "mallory") -> RoleGrant:
    return actions.grant_role(
        person=agency.people[name],
        role=role(code),
        unit=agency.units[unit] if unit else None,
        on=TODAY,
        reason="局党组2026年第3号文件",
        by=agency.actor(by),
    )


def test_an_officer_gets_no_second_officers_role(agency: Agency) -> None:
    with pytest.raises(Refused, match="奥卡担任“安全保密管理员”"):
        grant(agency, "oscar", "audit_officer")


def test_an_officer_gets_no_business_role(agency: Agency) -> None:
    with pytest.raises(Refused, match="不得再任“机关纪委工作人员”"):
        grant(agency, "oscar", "agency_discipline", "agency")


def test_nobody_with_a_post_or_on_a_roll_becomes_an_officer(agency: Agency) -> None:
    with pytest.raises(Refused, match="鲍勃现有“第一支部书记”"):
        grant(agency, "bob", "audit_officer")
    with pytest.raises(Refused, match="唐特现有"):
        grant(agency, "trent", "system_officer")


def test_a_post_that_begins_later_counts_too(agency: Agency) -> None:
    held = queries.holdings_of(agency.bob.pk, TODAY - timedelta(days=900))
    assert "第一支部书记" in [holding.title for holding in held]


def test_a_business_role_is_granted_over_a_unit_and_recorded(agency: Agency) -> None:
    made = grant(agency, "grace", "agency_discipline", "agency")
    assert made.unit == agency.agency
    entry = Entry.objects.get(action="accounts.grant_role")
    assert entry.summary == "授予葛蕾“机关纪委工作人员”角色（云川市知识产权局）"
    assert "agency_discipline" in agency.access("grace", TODAY).roles


def test_a_business_role_needs_a_unit_and_an_officers_role_has_none(agency: Agency) -> None:
    with pytest.raises(Refused, match="请选择"):
        grant(agency, "grace", "agency_discipline")
    with pytest.raises(Refused, match="不选择单位"):
        grant(agency, "oscar", "audit_officer", "agency")


def test_the_same_role_is_not_granted_twice(agency: Agency) -> None:
    grant(agency, "grace", "agency_discipline", "agency")
    with pytest.raises(Refused, match="已有此角色"):
        grant(agency, "grace", "agency_discipline", "agency")


def test_nobody_grants_or_revokes_their_own_roles(agency: Agency) -> None:
    with pytest.raises(Refused, match="不得为本人"):
        grant(agency, "mallory", "audit_officer")
    own = RoleGrant.objects.get(person=agency.mallory)
    with pytest.raises(Refused, match="不得为本人"):
        actions.revoke_role(grant=own, on=TODAY, reason="x", by=agency.actor("mallory"))


def test_a_role_taken_back_is_gone_the_same_day_and_stays_in_the_past(agency: Agency) -> None:
    made = grant(agency, "grace", "agency_discipline", "agency")
    later = TODAY + timedelta(days=10)
    actions.revoke_role(grant=made, on=later, reason="调离", by=agency.actor("mallory"))
    assert "agency_discipline" not in agency.access("grace", later).roles
    assert "agency_discipline" in agency.access("grace", later - timedelta(days=1)).roles


def test_a_role_taken_back_on_its_first_day_never_held(agency: Agency) -> None:
    made = grant(agency, "grace", "agency_discipline", "agency")
    actions.revoke_role(grant=made, on=TODAY, reason="误授", by=agency.actor("mallory"))
    assert "agency_discipline" not in agency.access("grace", TODAY).roles
    assert Entry.objects.filter(action="accounts.revoke_role").count() == 1


def test_a_period_does_not_end_before_it_begins(agency: Agency) -> None:
    with pytest.raises(Refused, match="截止日期"):
        policies.check_period(TODAY, TODAY - timedelta(days=1))
