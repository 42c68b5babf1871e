"""Japanese numbers: years of emperors and of our calendar, gazettes by name, requests and registrations."""

import pytest

from mingze.services.patents import numbers
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("JP2015123456A", "JP2015123456A", "p"),
    ("JP 2015-123456 A", "JP2015123456A", "p"),
    ("JP 2015-123456", "JP2015123456", "p"),
    ("JP2015-1234A", "JP2015001234A", "p"),
    ("特開2015-123456", "JP2015123456A", "p"),
    ("特开2015-123456", "JP2015123456A", "p"),
    ("特開２０１５－１２３４５６号公報", "JP2015123456A", "p"),
    ("特表2015-512345", "JP2015512345A", "p"),
    ("特開平10-123456", "JPH10123456A", "p"),
    ("特開平10－123456号", "JPH10123456A", "p"),
    ("特開平8-1234", "JPH081234A", "p"),
    ("特開昭60-123456", "JPS60123456A", "p"),
    ("JPH10-123456", "JPH10123456", "p"),
    ("JPH10123456A", "JPH10123456A", "p"),
    ("JP-A-H10-123456", "JPH10123456", "p"),
    ("JP HEI10-123456 A", "JPH10123456A", "p"),
    ("JP P2000-123456A", "JP2000123456A", "p"),
    ("JP-A-2015-123456", "JP2015123456", "p"),
    ("JPS60123456A", "JPS60123456A", "p"),
    ("JP10123456A", "JPH10123456A", "p"),
    ("JP60123456A", "JPS60123456A", "p"),
    ("JP 10-123456 A", "JPH10123456A", "p"),
    ("特公平7-12345", "JPH0712345B2", "p"),
    ("実開昭63-12345", "JPS6312345U", "p"),
    ("特許第5123456号", "JP5123456B2", "p"),
    ("特許5123456", "JP5123456B2", "p"),
    ("JP5123456B2", "JP5123456B2", "p"),
    ("JP 5123456 B1", "JP5123456B1", "p"),
    ("JP2015123B2", "JP2015123B2", "p"),
    ("実用新案登録第3123456号", "JP3123456U", "p"),
    ("意匠登録第1234567号", "JP1234567S", "p"),
    ("再表2015/123456", "JPWO2015123456A1", "p"),
    ("JPWO2015123456A1", "JPWO2015123456A1", "p"),
    ("特願2015-123456", "JP2015123456", "a"),
    ("特愿2015-123456", "JP2015123456", "a"),
    ("特願平10-344259", "JP1998344259", "a"),
    ("特願昭60-123456", "JP1985123456", "a"),
    ("実願平5-12345", "JP1993012345U", "a"),
    ("意願2015-12345", "JP2015012345S", "a"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("特願2015-123456", "", "JP2015123456"),
        ("2015-123456", "", "JP2015123456"),
        ("P2000-123456", "", "JP2000123456"),
        ("HEI 10-123456", "", "JP1998123456"),
        ("Heisei 10-123456", "", "JP1998123456"),
        ("SHO 60-123456", "", "JP1985123456"),
        ("Sho. 60-123456", "", "JP1985123456"),
        ("2015123456", "A", "JP2015123456"),
        ("34425998", "A", "JP1998344259"),
        ("19980344259", "A", "JP1998344259"),
        ("特願平10-344259", "", "JP1998344259"),
        ("平10-344259", "", "JP1998344259"),
        ("H10-344259", "", "JP1998344259"),
        ("1234593", "U", "JP1993012345U"),
        ("84-12345", "", "JP1984012345"),
        ("59-12345", "", "JP1984012345"),
        ("2-12345", "", "JP1990012345"),
        ("10-344259", "A", "JP1998344259"),
    ],
)
def test_an_application_has_one_key_in_office_and_exchange_files(text: str, kind: str, key: str) -> None:
    assert numbers.application("JP", text, kind) == key


@pytest.mark.parametrize(
    ("document", "kind", "key"),
    [
        ("3123456", "U", "JP3123456U"),
        ("3000001", "U", "JP3000001U"),
        ("2500001", "Y2", "JP2500001Y2"),
        ("2607890", "Y2", "JP2607890Y2"),
        ("H03123456", "U", "JPH03123456U"),
        ("3-123456", "U", "JPH03123456U"),
        ("03123456", "A", "JPH03123456A"),
    ],
)
def test_seven_digits_of_a_registered_utility_model_are_no_year(document: str, kind: str, key: str) -> None:
    """Registration numbers begin at 3000001 (without examination, 1994) and at 2500001 (examined, 1996)."""
    assert numbers.publication("JP", document, kind) == key


def test_a_kind_left_at_the_end_of_a_number_is_not_doubled() -> None:
    assert numbers.publication("JP", "JP3798625B", "B2") == "JP3798625B2"


def test_a_year_and_a_number_may_be_a_publication_or_an_application() -> None:
    assert [one.role.value for one in numbers.parse("JP 2015-123456")] == ["publication", "application"]


def test_the_office_writes_eras_before_2000() -> None:
    assert numbers.display("JP1998344259") == "特願平10-344259"
    assert numbers.display("JP1985123456") == "特願昭60-123456"
    assert numbers.display("JP2015123456") == "特願2015-123456"
    assert numbers.display("JPH10123456A") == "JP H10-123456 A"
