"""What was once loaded for a day stays; only an end, a later value, or an unverified text may come."""

from datetime import UTC, date, datetime

import pytest

from mingze.core.base import guard
from mingze.core.kernel.refusals import Refused
from mingze.core.rules import queries
from mingze.core.rules.models import Clause, ParameterValue, RuleVersion
from tests.core.rules.conftest import Load
from tests.people import make_agency

VERIFIED_VALUE = (
    "{value: 1, valid_from: 2024-01-01, valid_to: null, basis: party.tea@2024#art1, verified: true, mark: V}"
)


def refusal(load_small: Load, **changes: tuple[str, str]) -> str:
    """What loading the changed files is refused with."""
    with pytest.raises(Refused) as refused:
        load_small(**changes)
    return str(refused.value)


def test_a_value_already_loaded_cannot_become_another(load_small: Load) -> None:
    load_small()
    text = refusal(load_small, tea=("value: 3,", "value: 4,"))
    assert "parameters/tea.yaml:8 " in text
    assert "取值已载入为 3，不得改为 4" in text
    assert queries.value("tea.every", on=date(2020, 5, 1)) == 3


def test_a_whole_number_cannot_become_a_truth(load_small: Load) -> None:
    load_small()
    assert ParameterValue.objects.get(parameter__key="tea.every", valid_from=date(2024, 1, 1)).value == 1
    with guard.opened():
        ParameterValue.objects.filter(parameter__key="tea.every", valid_from=date(2024, 1, 1)).update(
            value=True
        )
    assert "已载入为 True" in refusal(load_small)


def test_a_value_may_be_closed_and_followed_by_a_later_one(load_small: Load) -> None:
    load_small()
    closed = VERIFIED_VALUE.replace("valid_to: null", "valid_to: 2026-06-30")
    later = VERIFIED_VALUE.replace("value: 1, valid_from: 2024-01-01", "value: 2, valid_from: 2026-07-01")
    loaded = load_small(tea=(VERIFIED_VALUE, f"{closed}\n  - {later}"))
    assert loaded.changed["parameters"] == 2
    assert queries.value("tea.every", on=date(2026, 6, 30)) == 1
    assert queries.value("tea.every", on=date(2026, 7, 1)) == 2


def test_a_closed_value_is_not_reopened(load_small: Load) -> None:
    load_small()
    start = "value: 3, valid_from: 2018-01-01, valid_to: "
    text = refusal(load_small, tea=(f"{start}2023-12-31", f"{start}2023-06-30"))
    assert "已载入的截止日期为 2023-12-31，不得改为 2023-06-30" in text


def test_a_value_moved_to_another_first_day_would_hold_twice(load_small: Load) -> None:
    load_small()
    text = refusal(load_small, tea=("value: 1, valid_from: 2024-01-01", "value: 5, valid_from: 2024-02-01"))
    assert "2024-01-01 与 2024-02-01" in text
    assert "重叠" in text


def test_the_text_of_a_verified_clause_stays(load_small: Load) -> None:
    load_small()
    text = refusal(load_small, party_tea=("茶话会每月召开一次", "茶话会每周召开一次"))
    assert "rules/party.tea.yaml:17 " in text
    assert "已核实" in text


def test_the_text_of_an_unverified_clause_may_be_corrected(load_small: Load) -> None:
    load_small()
    loaded = load_small(party_tea=("由组长主持", "由副组长主持"))
    assert loaded.rows == 1
    assert Clause.objects.get(reference="party.tea@2018#art2").text == "茶话会由副组长主持。"


def test_what_a_person_verified_stays_verified_and_stays_as_it_is(load_small: Load) -> None:
    agency = make_agency()
    load_small()
    at = datetime(2026, 3, 2, tzinfo=UTC)
    with guard.opened():
        Clause.objects.filter(reference="party.tea@2018#art2").update(
            verified=True, verified_at=at, verified_by=agency.carol
        )
    assert load_small().rows == 0
    clause = Clause.objects.get(reference="party.tea@2018#art2")
    assert (clause.verified, clause.verified_by) == (True, agency.carol)
    assert "由卡萝核实" in refusal(load_small, party_tea=("由组长主持", "由副组长主持"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("valid_from: 2018-01-01", "valid_from: 2018-02-01", "施行日期为 2018-01-01，不得改为 2018-02-01"),
        ("valid_to: 2023-12-31", "valid_to: 2023-11-30", "废止日期为 2023-12-31，不得改为 2023-11-30"),
    ],
)
def test_a_version_keeps_its_days(load_small: Load, old: str, new: str, words: str) -> None:
    load_small()
    text = refusal(load_small, party_tea=(old, new))
    assert "rules/party.tea.yaml:10 " in text
    assert words in text


def test_a_version_closed_by_hand_is_not_reopened_by_the_files(load_small: Load) -> None:
    agency = make_agency()
    load_small()
    with guard.opened():
        RuleVersion.objects.filter(document__code="unit.tea").update(
            valid_to=date(2026, 2, 28), closed_by=agency.carol
        )
    assert load_small().rows == 0
    assert RuleVersion.objects.get(document__code="unit.tea").valid_to == date(2026, 2, 28)
