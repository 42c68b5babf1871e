"""German numbers of four eras, patents, utility models and translations."""

import pytest

from mingze.services.patents import numbers
from mingze.services.patents.numbers import WrongCheckDigit
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("DE10236331A1", "DE10236331A1", "p"),
    ("DE 102 36 331 A1", "DE10236331A1", "p"),
    ("DE-102 36 331-A1", "DE10236331A1", "p"),
    ("de10236331a1", "DE10236331A1", "p"),
    ("DE 10236331", "DE10236331", "p"),
    ("DE 198 03 938 A1", "DE19803938A1", "p"),
    ("DE 40 37 383 A1", "DE4037383A1", "p"),
    ("DE4037383C2", "DE4037383C2", "p"),
    ("DE 36 11 234 A1", "DE3611234A1", "p"),
    ("DE102004012345A1", "DE102004012345A1", "p"),
    ("DE 10 2004 012 345 A1", "DE102004012345A1", "p"),
    ("DE 10 2004 012345 B4", "DE102004012345B4", "p"),
    ("DE 10 2008 045 672 A1", "DE102008045672A1", "p"),
    ("DE 11 2005 001 234 T5", "DE112005001234T5", "p"),
    ("DE 20 2004 012 345 U1", "DE202004012345U1", "p"),
    ("DE 295 12 345 U1", "DE29512345U1", "p"),
    ("DE 86 12 345 U1", "DE8612345U1", "p"),
    ("DE69832731T2", "DE69832731T2", "p"),
    ("DE 60 2004 012 345 T2", "DE602004012345T2", "p"),
    ("DE 1234567 B", "DE1234567B", "p"),
    ("DE 812345 C", "DE812345C", "p"),
    ("ＤＥ１０２３６３３１Ａ１", "DE10236331A1", "p"),
    ("DE 10 2007 004 488.9", "DE102007004488", "a"),
    ("10 2007 004 488.9", "DE102007004488", "a"),
    ("DE 10 2008 045 672.1", "DE102008045672", "a"),
    ("10 2008 013 670.0", "DE102008013670", "a"),
    ("DE 103 60 860.5", "DE10360860", "a"),
    ("103 60 860.5", "DE10360860", "a"),
    ("DE 31 30 619.5", "DE3130619", "a"),
    ("DE P 31 30 619.5", "DE3130619", "a"),
    ("DE 30 25 842.5", "DE3025842", "a"),
    ("Aktenzeichen 10 2007 004 488.9", "DE102007004488", "a"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("10 2007 004 488.9", "DE102007004488"),
        ("102007004488", "DE102007004488"),
        ("P 31 30 619.5", "DE3130619"),
        ("19803938", "DE19803938"),
        ("198 03 938", "DE19803938"),
        ("DE19986032731T", "DE69832731"),
        ("DE200710004488", "DE102007004488"),
        ("B0080703", "DEB0080703"),
        ("DE1965B080703", "DEB0080703"),
        ("000010236331", "DE10236331"),
        ("000003130619.5", "DE3130619"),
    ],
)
def test_an_application_has_one_key_in_every_writing(text: str, key: str) -> None:
    assert numbers.application("DE", text) == key


@pytest.mark.parametrize(
    ("document", "kind", "key"),
    [
        ("000010236331", "A1", "DE10236331A1"),
        ("000003412345", "C2", "DE3412345C2"),
        ("102004012345", "A1", "DE102004012345A1"),
        ("000001234567", "B", "DE1234567B"),
    ],
)
def test_zeros_in_front_of_a_number_are_no_part_of_it(document: str, kind: str, key: str) -> None:
    """The Office's own XML (ST.36) fills numbers up to twelve digits."""
    assert numbers.publication("DE", document, kind) == key


@pytest.mark.parametrize(
    ("digits", "check"),
    [("3025842", "5"), ("3130619", "5"), ("10144482", "6"), ("102008013670", "0"), ("102008045672", "1")],
)
def test_the_check_digit_follows_the_notices_of_the_office(digits: str, check: str) -> None:
    assert numbers.check_digit("DE", digits) == check


def test_a_wrong_check_digit_is_refused_and_still_read() -> None:
    with pytest.raises(WrongCheckDigit, match="应为9"):
        numbers.application("DE", "10 2007 004 488.8")
    reading = numbers.parse("DE 10 2007 004 488.8")[0]
    assert (reading.note, reading.right) == ("校验位应为9，所给为8", "9")


def test_the_office_groups_its_digits() -> None:
    assert numbers.display("DE102007004488") == "DE 10 2007 004 488.9"
    assert numbers.display("DE10236331A1") == "DE 102 36 331 A1"
    assert numbers.display("DE4037383C2") == "DE 40 37 383 C2"
