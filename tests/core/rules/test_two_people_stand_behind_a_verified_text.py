"""Verifying and correcting: never the writer, once, and on the record."""

from datetime import UTC, date, datetime

import pytest

from mingze.core.audit.actors import job
from mingze.core.audit.models import Entry
from mingze.core.kernel.refusals import Refused
from mingze.core.rules import actions
from mingze.core.rules.actions import Draft
from mingze.core.rules.models import Clause, ParameterValue, RuleDocument
from tests.core.rules.conftest import Load
from tests.people import Agency, make_agency

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def agency(load_small: Load) -> Agency:
    world = make_agency()
    load_small()
    return world


@pytest.fixture
def own_clause(agency: Agency) -> Clause:
    """A clause Carol entered."""
    draft = Draft("2026", None, date(2026, 1, 1), None, None, "", "第一条 甲。")
    rule = actions.add_document(
        unit=agency.units["agency"],
        title="值班办法",
        issuer="局",
        interpreter="",
        owner="办公室",
        draft=draft,
        by=agency.actor("carol"),
    )
    return Clause.objects.get(version__document=rule)


def test_the_writer_cannot_verify_and_another_can(agency: Agency, own_clause: Clause) -> None:
    with pytest.raises(Refused, match="不能核实自己录入的内容"):
        actions.verify_clause(clause=own_clause, at=AT, by=agency.actor("carol"))
    actions.verify_clause(clause=own_clause, at=AT, by=agency.actor("niaj"))
    own_clause.refresh_from_db()
    assert (own_clause.verified_by, own_clause.verified_at) == (agency.niaj, AT)
    assert Entry.objects.order_by("-sequence")[0].summary == "核实《值班办法》第一条"


def test_who_corrected_a_text_cannot_verify_it_either(agency: Agency, own_clause: Clause) -> None:
    actions.correct_clause(clause=own_clause, label="第一条", text="乙。", by=agency.actor("niaj"))
    for name in ("niaj", "carol"):
        with pytest.raises(Refused, match="不能核实自己录入的内容"):
            actions.verify_clause(clause=own_clause, at=AT, by=agency.actor(name))
    entry = Entry.objects.get(action="rules.correct_clause")
    assert "甲。" in entry.detail, "the wording before is on the record"


def test_a_verified_text_is_not_corrected(agency: Agency, own_clause: Clause) -> None:
    actions.verify_clause(clause=own_clause, at=AT, by=agency.actor("niaj"))
    with pytest.raises(Refused, match="发布新版本"):
        actions.correct_clause(clause=own_clause, label="第一条", text="乙。", by=agency.actor("carol"))
    with pytest.raises(Refused, match="已经核实"):
        actions.verify_clause(clause=own_clause, at=AT, by=agency.actor("alice"))


def test_a_text_of_the_catalogue_is_corrected_in_its_file(agency: Agency) -> None:
    clause = Clause.objects.get(reference="party.tea@2018#art2")
    with pytest.raises(Refused, match="在目录文件中修改"):
        actions.correct_clause(clause=clause, label="第二条", text="乙。", by=agency.actor("carol"))


def test_a_job_verifies_nothing(agency: Agency, own_clause: Clause) -> None:
    with pytest.raises(Refused, match="须由本人登录"):
        actions.verify_clause(clause=own_clause, at=AT, by=job("tick"))


def test_a_value_is_verified_and_stays_so_when_loaded_again(agency: Agency, load_small: Load) -> None:
    value = ParameterValue.objects.get(parameter__key="tea.share")
    actions.verify_value(value=value, at=AT, by=agency.actor("carol"))
    assert load_small().rows == 0
    value.refresh_from_db()
    assert (value.verified, value.verified_by) == (True, agency.carol)


def test_a_rule_whose_text_cannot_be_split_leaves_nothing(agency: Agency) -> None:
    rules, entries = RuleDocument.objects.count(), Entry.objects.count()
    with pytest.raises(Refused):
        actions.add_document(
            unit=agency.units["agency"],
            title="空白办法",
            issuer="局",
            interpreter="",
            owner="办公室",
            draft=Draft("2026", None, date(2026, 1, 1), None, None, "", " "),
            by=agency.actor("carol"),
        )
    assert (RuleDocument.objects.count(), Entry.objects.count()) == (rules, entries)
