"""Chinese numbers of both eras, as people type them and as files hold them."""

import pytest

from mingze.services.patents import numbers
from mingze.services.patents.numbers import NumberError, WrongCheckDigit
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("CN113781974A", "CN113781974A", "p"),
    ("CN 113781974 A", "CN113781974A", "p"),
    ("cn113781974a", "CN113781974A", "p"),
    ("ＣＮ１１３７８１９７４Ａ", "CN113781974A", "p"),
    ("CN-113781974-A", "CN113781974A", "p"),
    ("CN113781974", "CN113781974", "p"),
    ("113781974", "CN113781974", "p"),
    ("公开号：CN113781974A", "CN113781974A", "p"),
    ("CN1279731A", "CN1279731A", "p"),
    ("CN1046357C", "CN1046357C", "p"),
    ("CN100484299C", "CN100484299C", "p"),
    ("CN2165833Y", "CN2165833Y", "p"),
    ("CN201234567U", "CN201234567U", "p"),
    ("CN301234567S", "CN301234567S", "p"),
    ("CN3123456D", "CN3123456D", "p"),
    ("CN85100462A", "CN85100462A", "p"),
    ("ZL202111286633.X", "CN202111286633", "a"),
    ("ZL 2021 1 1286633.X", "CN202111286633", "a"),
    ("CN202111286633.X", "CN202111286633", "a"),
    ("202111286633.X", "CN202111286633", "a"),
    ("202111286633.x", "CN202111286633", "a"),
    ("202111286633X", "CN202111286633", "a"),
    ("202111286633", "CN202111286633", "a"),
    ("２０２１１１２８６６３３．Ｘ", "CN202111286633", "a"),
    ("202110991218.8", "CN202110991218", "a"),
    ("CN201510481495.9", "CN201510481495", "a"),
    ("申请号：202110991218.8", "CN202110991218", "a"),
    ("98811333.3", "CN98811333", "a"),
    ("CN98811333.3", "CN98811333", "a"),
    ("ZL98811333.3", "CN98811333", "a"),
    ("CN85100462", "CN85100462", "a"),
    ("CN102021001286633", "CN202111286633", "a"),
    ("102021000991218", "CN202110991218", "a"),
    ("CN1020150004814959", "CN201510481495", "a"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("202111286633.X", "CN202111286633"),
        ("98811333.3", "CN98811333"),
        ("CN85100462", "CN85100462"),
        ("102021001286633", "CN202111286633"),
        ("101998000000123", "CN98100123"),
        ("202003000012345", "CN03212345"),
        ("102003000100001", "CN200310100001"),
        ("1998811333", "CN98811333"),
        ("CN19988011333", "CN98811333"),
        ("CN200380101234.5", "CN200380101234"),
    ],
)
def test_an_application_has_one_key_in_every_writing(text: str, key: str) -> None:
    assert numbers.application("CN", text) == key


@pytest.mark.parametrize(
    ("digits", "check"),
    [
        ("202111286633", "X"),
        ("202110991218", "8"),
        ("201510481495", "9"),
        ("98811333", "3"),
        ("200380101234", "5"),
    ],
)
def test_the_check_digit_is_worked_out(digits: str, check: str) -> None:
    assert numbers.check_digit("CN", digits) == check


def test_a_wrong_check_digit_is_refused_with_the_right_one() -> None:
    with pytest.raises(WrongCheckDigit, match="应为X，所给为1") as refused:
        numbers.application("CN", "202111286633.1")
    assert (refused.value.number, refused.value.given, refused.value.right) == ("202111286633", "1", "X")


def test_a_wrong_check_digit_can_be_kept_with_a_note() -> None:
    assert numbers.application("CN", "202111286633.1", strict=False) == "CN202111286633"
    noted = numbers.check_application("CN", "202111286633.1")
    assert (noted.key, noted.note) == ("CN202111286633", "校验位应为X，所给为1")
    assert numbers.check_application("CN", "202111286633.X").note == ""


@pytest.mark.parametrize("text", ["", "号", "CN", "????"])
def test_what_has_no_digits_is_no_number(text: str) -> None:
    with pytest.raises(NumberError):
        numbers.application("CN", text)
    with pytest.raises(NumberError):
        numbers.publication("CN", text)


def test_the_office_writes_the_check_digit() -> None:
    assert numbers.display("CN202111286633") == "202111286633.X"
    assert numbers.display("CN98811333") == "98811333.3"
    assert numbers.display("CN113781974A") == "CN 113781974 A"
