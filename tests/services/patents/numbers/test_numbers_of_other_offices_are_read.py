"""Korean numbers, and those of offices without a table of their own."""

import pytest

from mingze.services.patents import numbers
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("KR10-2016-0063019", "KR20160063019", "a"),
    ("10-2016-0063019", "KR20160063019", "a"),
    ("KR20-2015-0001234", "KR2020150001234", "a"),
    ("KR10-2015-0123456 A", "KR20150123456A", "p"),
    ("KR20150123456A", "KR20150123456A", "p"),
    ("KR101234567B1", "KR101234567B1", "p"),
    ("KR 10-1234567 B1", "KR101234567B1", "p"),
    ("KR10-1234567-0000 B1", "KR101234567B1", "p"),
    ("KR 10-0123456", "KR100123456", "p"),
    ("KR200123456Y1", "KR200123456Y1", "p"),
    ("AP 1206 A", "AP1206A", "p"),
    ("FR 2867977 A1", "FR2867977A1", "p"),
    ("GB 2 332 922 A", "GB2332922A", "p"),
    ("TW I654321 B", "TWI654321B", "p"),
    ("TWM512345U", "TWM512345U", "p"),
    ("RU 2 123 456 C1", "RU2123456C1", "p"),
    ("AU 2015123456 A1", "AU2015123456A1", "p"),
    ("BR PI0412345-6 A2", "BRPI04123456A2", "p"),
    ("GB 9811845.8", "GB9811845", "a"),
    ("SG11201812345XA", "SG11201812345XA", "p"),
    ("SG 10201401234P A1", "SG10201401234PA1", "p"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize(
    ("office", "text", "kind", "key"),
    [
        ("KR", "20160063019", "A", "KR20160063019"),
        ("KR", "10-2016-0063019", "", "KR20160063019"),
        ("KR", "20150001234", "U", "KR2020150001234"),
        ("KR", "1999-12345", "", "KR19990012345"),
        ("KR", "10-1999-12345", "", "KR19990012345"),
        ("AP", "AP/P/2000/001988", "", "APP2000001988"),
        ("AP", "200001988", "A", "AP200001988"),
        ("GB", "9811845.8", "", "GB9811845"),
        ("IN", "1234/DEL/2010", "", "IN1234DEL2010"),
    ],
)
def test_an_application_has_one_key(office: str, text: str, kind: str, key: str) -> None:
    assert numbers.application(office, text, kind) == key


@pytest.mark.parametrize(
    ("office", "document", "kind"), [("DE", "A0044733", "A"), ("CN", "12", "A"), ("BE", "1", "A3")]
)
def test_a_number_of_long_ago_keeps_its_digits(office: str, document: str, kind: str) -> None:
    assert numbers.publication(office, document, kind) == f"{office}{document}{kind}"


@pytest.mark.parametrize("office", ["", "X", "CHN", "1A", "中国"])
def test_an_office_is_two_letters(office: str) -> None:
    with pytest.raises(numbers.NumberError, match="代码"):
        numbers.publication(office, "1234567", "A")
