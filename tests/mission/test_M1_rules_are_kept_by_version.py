"""M1: versioned rules with validity, predecessor, owner, review date; as-of view, clause diff, links."""

from collections.abc import Collection
from datetime import date

import pytest
from django.test import Client

from mingze.core.organization.access import Access
from mingze.core.rules import clause_uses
from mingze.core.rules.clause_uses import ClauseUse
from mingze.core.rules.models import Clause, RuleDocument, RuleVersion
from tests.mission.rules_world import document_form, make_world, version_form
from tests.people import Agency

pytestmark = pytest.mark.django_db
SECOND = """\
第一条 茶话会每季度召开一次。
第二条 茶话会由办公室组织。
因故不能召开的，应当说明理由。
第四条 茶话会应有记录。
"""


@pytest.fixture
def agency() -> Agency:
    return make_world()


def entered(agency: Agency, client: Client) -> RuleDocument:
    """Carol enters a rule and then its second version."""
    agency.sign_in(client, "carol")
    answer = client.post("/rules/new/", document_form(agency))
    assert answer.status_code == 302, answer.context["form"].errors
    rule = RuleDocument.objects.get(title="茶话会办法")
    second = version_form(number="2026-2", issued_on="2026-02-20", valid_from="2026-03-01", text=SECOND)
    answer = client.post(f"/rules/{rule.pk}/versions/new/", second)
    assert answer.status_code == 302, answer.context["form"].errors
    return rule


def test_M1_a_rule_pasted_as_text_becomes_clauses(agency: Agency, client: Client) -> None:
    rule = entered(agency, client)
    first = rule.versions.get(version="2026")
    clauses = list(first.clauses.order_by("position").values_list("code", "label", "text"))
    assert clauses == [
        ("preamble", "前言", "为规范茶话会，制定本办法。"),
        ("art1", "第一条", "茶话会每月召开一次。"),
        ("art2", "第二条", "茶话会由办公室组织。\n因故不能召开的，应当说明理由。"),
        ("art3", "第三条", "本办法由办公室解释。"),
    ]
    assert rule.unit == agency.agency


def test_M1_the_version_before_ends_the_day_before(agency: Agency, client: Client) -> None:
    rule = entered(agency, client)
    first, second = rule.versions.order_by("valid_from")
    assert (first.valid_to, second.valid_to) == (date(2026, 2, 28), None)
    assert second.replaces == first


@pytest.mark.parametrize(
    ("day", "wording", "not_yet"),
    [("2026-02-28", "每月召开一次", "每季度召开一次"), ("2026-03-01", "每季度召开一次", "每月召开一次")],
)
def test_M1_the_page_shows_the_text_of_the_day(
    agency: Agency, client: Client, day: str, wording: str, not_yet: str
) -> None:
    rule = entered(agency, client)
    page = client.get(f"/rules/{rule.pk}/", {"on": day}).content.decode()
    assert wording in page
    assert not_yet not in page


def test_M1_before_its_first_day_a_rule_has_no_text(agency: Agency, client: Client) -> None:
    rule = entered(agency, client)
    page = client.get(f"/rules/{rule.pk}/", {"on": "2026-01-09"}).content.decode()
    assert "2026-01-09没有有效版本" in page


def test_M1_the_difference_is_marked_word_by_word(agency: Agency, client: Client) -> None:
    rule = entered(agency, client)
    first, second = rule.versions.order_by("valid_from")
    answer = client.get(f"/rules/compare/{first.pk}/{second.pk}/")
    changes = [(pair.change.value, (pair.after or pair.before).label) for pair in answer.context["pairs"]]
    assert changes == [
        ("removed", "前言"),
        ("changed", "第一条"),
        ("same", "第二条"),
        ("removed", "第三条"),
        ("added", "第四条"),
    ]
    page = answer.content.decode()
    assert '<del><span class="visually-hidden">（删去：</span>月' in page
    assert '<ins><span class="visually-hidden">（新增：</span>季度' in page


def test_M1_versions_of_two_rules_are_not_compared(agency: Agency, client: Client) -> None:
    rule = entered(agency, client)
    other = RuleVersion.objects.exclude(document=rule)[0]
    own = rule.versions.all()[0]
    assert client.get(f"/rules/compare/{own.pk}/{other.pk}/").status_code == 404


def test_M1_a_clause_shows_what_rests_on_it(
    agency: Agency, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def duties(clause_ids: Collection[int], *, on: date, access: Access) -> list[ClauseUse]:
        return [
            ClauseUse(key, "责任事项", "按季召开党员大会", "/duties/7/", "支书", "组织委员")
            for key in clause_ids
        ]

    monkeypatch.setattr(clause_uses, "_registered", {"duties": duties})
    agency.sign_in(client, "bob")
    clause = Clause.objects.get(reference="party.branch-work@2018#art11")
    page = client.get(f"/rules/clauses/{clause.pk}/").content.decode()
    assert '<a href="/duties/7/">按季召开党员大会</a>' in page
    assert "党员大会最低次数" in page, "the parameter based on it"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"valid_from": "2026-01-10"}, "valid_from", "须晚于现有版本的施行日期"),
        ({"valid_from": "2026-05-01", "issued_on": "2026-06-01"}, "valid_from", "不得早于发布日期"),
        ({"valid_from": "2026-05-01", "valid_to": "2026-04-01"}, "valid_to", "不得早于施行日期"),
        ({"valid_from": "2026-05-01", "number": "2026"}, "number", "已有版本"),
        ({"valid_from": "2026-05-01", "text": "第一条 一。\n第一条 二。"}, "text", "第2行：“第一条”重复出现"),
    ],
)
def test_M1_a_version_that_does_not_follow_is_refused_at_its_field(
    agency: Agency, client: Client, changes: dict[str, str], field: str, words: str
) -> None:
    agency.sign_in(client, "carol")
    client.post("/rules/new/", document_form(agency))
    rule = RuleDocument.objects.get(title="茶话会办法")
    answer = client.post(f"/rules/{rule.pk}/versions/new/", version_form(number="2026-2") | changes)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert rule.versions.count() == 1
    assert changes.get("text", "第一章 总则") in answer.content.decode(), "nothing typed is lost"
