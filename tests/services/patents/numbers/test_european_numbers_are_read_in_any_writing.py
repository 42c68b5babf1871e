"""European numbers: publications of seven digits, applications of eight and a check digit."""

import pytest

from mingze.services.patents import numbers
from mingze.services.patents.numbers import WrongCheckDigit
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("EP 1 206 000", "EP1206000", "p"),
    ("EP1206000", "EP1206000", "p"),
    ("EP 1 206 000 A1", "EP1206000A1", "p"),
    ("EP1206000B1", "EP1206000B1", "p"),
    ("EP-1206000-B1", "EP1206000B1", "p"),
    ("EP 1.206.000 B1", "EP1206000B1", "p"),
    ("EP 1,206,000 B1", "EP1206000B1", "p"),
    ("ep1206000b2", "EP1206000B2", "p"),
    ("EP01206000B1", "EP1206000B1", "p"),
    ("EP 0 843 156 A2", "EP0843156A2", "p"),
    ("EP0843156A2", "EP0843156A2", "p"),
    ("EP843156A2", "EP0843156A2", "p"),
    ("EP 843156", "EP0843156", "p"),
    ("EP1A1", "EP0000001A1", "p"),
    ("EP 2400812 A1", "EP2400812A1", "p"),
    ("EP2400812B1", "EP2400812B1", "p"),
    ("EP2400812A8", "EP2400812A8", "p"),
    ("EP2400812A9", "EP2400812A9", "p"),
    ("EP2400812B9", "EP2400812B9", "p"),
    ("ＥＰ２４００８１２", "EP2400812", "p"),
    ("EPO 2400812", "EP2400812", "p"),
    ("EP16839078.9", "EP16839078", "a"),
    ("EP 16839078.9", "EP16839078", "a"),
    ("16839078.9", "EP16839078", "a"),
    ("EP10167109", "EP10167109", "a"),
    ("EP10167109.7", "EP10167109", "a"),
    ("EP20100167109", "EP10167109", "a"),
    ("EP19980938302", "EP98938302", "a"),
    ("EP10167109A", "EP10167109", "a"),
    ("EP 05 255 002.7", "EP05255002", "a"),
    ("08166352.8", "EP08166352", "a"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize("text", ["98938302", "19980938302", "EP98938302", "98938302.5"])
def test_an_application_has_one_key_in_every_writing(text: str) -> None:
    assert numbers.application("EP", text, strict=False) == "EP98938302"


@pytest.mark.parametrize(
    "number", ["16839078.9", "05255002.7", "08166352.8", "10197481.4", "10269973.9", "10408762.5"]
)
def test_the_check_digit_is_that_of_the_office_in_published_numbers(number: str) -> None:
    digits, _, check = number.partition(".")
    if digits in {"10269973", "10408762"}:  # German ones
        assert numbers.check_digit("DE", digits) == check
    else:
        assert numbers.check_digit("EP", digits) == check


def test_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(WrongCheckDigit, match="应为9，所给为8"):
        numbers.application("EP", "16839078.8")


def test_the_office_groups_its_digits() -> None:
    assert numbers.display("EP1206000B1") == "EP 1 206 000 B1"
    assert numbers.display("EP0843156A2") == "EP 0 843 156 A2"
    assert numbers.display("EP16839078") == "EP 16839078.9"
