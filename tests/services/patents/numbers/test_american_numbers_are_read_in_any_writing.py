"""US numbers: patents of all kinds, published applications, applications with their series."""

import pytest

from mingze.services.patents import numbers
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("US 7,997,973 B2", "US7997973B2", "p"),
    ("US7997973B2", "US7997973B2", "p"),
    ("US 7 997 973 B2", "US7997973B2", "p"),
    ("US07997973B2", "US7997973B2", "p"),
    ("US-7997973-B2", "US7997973B2", "p"),
    ("US7997973", "US7997973", "p"),
    ("us 10,123,456 b1", "US10123456B1", "p"),
    ("US 5,700,647", "US5700647", "p"),
    ("US5700647A", "US5700647A", "p"),
    ("Patent No. US 5,700,647", "US5700647", "p"),
    ("US2018/0000016 A1", "US20180000016A1", "p"),
    ("US20180000016A1", "US20180000016A1", "p"),
    ("US2018000016A1", "US20180000016A1", "p"),
    ("US 2018-0000016 A1", "US20180000016A1", "p"),
    ("20180000016", "US20180000016", "p"),
    ("2018/0000016", "US20180000016", "p"),
    ("US 2001/0031492 A1", "US20010031492A1", "p"),
    ("D701016", "USD701016", "p"),
    ("US D701,016 S1", "USD701016S1", "p"),
    ("USD0701016S1", "USD701016S1", "p"),
    ("USD701016S", "USD701016S", "p"),
    ("RE38,123", "USRE38123", "p"),
    ("USRE038123E1", "USRE38123E1", "p"),
    ("PP12345", "USPP12345", "p"),
    ("US PP12,345 P2", "USPP12345P2", "p"),
    ("US H1,234 H", "USH1234H", "p"),
    ("USH2345H1", "USH2345H1", "p"),
    ("T998,001", "UST998001", "p"),
    ("09/083,597", "US09083597", "a"),
    ("US 13/927,498", "US13927498", "a"),
    ("US 29/414,573", "US29414573", "a"),
    ("US 62/123,456", "US62123456", "a"),
    ("application no. 13/927498", "US13927498", "a"),
    ("US20000589876", "US09589876", "a"),
    ("US19950404530", "US08404530", "a"),
    ("US20010000001", "US20010000001", "p"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("13927498", "", "US13927498"),
        ("09728320", "", "US09728320"),
        ("29414573", "", "US29414573"),
        ("13/927,498", "", "US13927498"),
        ("201113167395", "A", "US13167395"),
        ("8359798", "A", "US09083597"),
        ("13927498", "A", "US09139274"),
        ("75033610", "A", "US12750336"),
        ("8685498", "P", "US60086854"),
        ("19980139274", "A", "US09139274"),
        ("98765497", "A", "US08987654"),
        ("12397", "A", "US09000123"),
        ("1258190X", "A", "US1258190X"),
        ("41457311", "F", "US29414573"),
    ],
)
def test_an_application_has_one_key_in_office_and_exchange_files(text: str, kind: str, key: str) -> None:
    assert numbers.application("US", text, kind) == key


@pytest.mark.parametrize(
    ("document", "kind", "key"),
    [
        ("D0701016", "S1", "USD701016S1"),
        ("07997973", "B2", "US7997973B2"),
        ("20180000016", "A1", "US20180000016A1"),
        ("2018000016", "A1", "US20180000016A1"),
        ("RE038123", "E1", "USRE38123E1"),
        ("PP012345", "P2", "USPP12345P2"),
        ("5700647", "A", "US5700647A"),
        ("5700647A", "A", "US5700647A"),
    ],
)
def test_a_publication_has_one_key_however_padded(document: str, kind: str, key: str) -> None:
    assert numbers.publication("US", document, kind) == key


def test_the_office_groups_its_digits() -> None:
    assert numbers.display("US7997973B2") == "US 7,997,973 B2"
    assert numbers.display("US20180000016A1") == "US 2018/0000016 A1"
    assert numbers.display("USD701016S1") == "US D701,016 S1"
    assert numbers.display("US13927498") == "13/927,498"


def test_eight_digits_alone_may_be_a_patent_or_an_application() -> None:
    assert [(one.key, one.role.value) for one in numbers.parse("US 10123456")] == [
        ("US10123456", "publication"),
        ("US10123456", "application"),
    ]


def test_the_check_digit_of_the_old_text_files() -> None:
    assert numbers.us_greenbook("05700647") == "4"
