"""International publications and applications, with years of two digits and of four."""

import pytest

from mingze.services.patents import numbers
from tests.services.patents.numbers.reading_cases import is_read_first

TYPED = [
    ("WO 2015/123456", "WO2015123456", "p"),
    ("WO2015/123456 A1", "WO2015123456A1", "p"),
    ("WO2015123456A1", "WO2015123456A1", "p"),
    ("WO-2015-123456-A1", "WO2015123456A1", "p"),
    ("WO/2015/123456", "WO2015123456", "p"),
    ("wo 2015 123456 a1", "WO2015123456A1", "p"),
    ("ＷＯ２０１５／１２３４５６", "WO2015123456", "p"),
    ("WO2015123456", "WO2015123456", "p"),
    ("WO 2009/125267", "WO2009125267", "p"),
    ("WO 99/12345", "WO1999012345", "p"),
    ("WO99/12345 A1", "WO1999012345A1", "p"),
    ("WO9912345A1", "WO1999012345A1", "p"),
    ("WO 1999/012345", "WO1999012345", "p"),
    ("WO199912345A1", "WO1999012345A1", "p"),
    ("WO1999012345A1", "WO1999012345A1", "p"),
    ("WO 81/02927 A1", "WO1981002927A1", "p"),
    ("WO 78/00001", "WO1978000001", "p"),
    ("WO 02/060546", "WO2002060546", "p"),
    ("WO02060546A2", "WO2002060546A2", "p"),
    ("WO 00/79467", "WO2000079467", "p"),
    ("WO 2004/076011 A3", "WO2004076011A3", "p"),
    ("PCT/CN2020/123456", "WO2020CN123456", "a"),
    ("PCT/CN 2020/123456", "WO2020CN123456", "a"),
    ("pct/cn2020/123456", "WO2020CN123456", "a"),
    ("PCT-CN2020-123456", "WO2020CN123456", "a"),
    ("PCTCN2020123456", "WO2020CN123456", "a"),
    ("ＰＣＴ／ＣＮ２０２０／１２３４５６", "WO2020CN123456", "a"),
    ("PCT/JP98/01007", "WO1998JP001007", "a"),
    ("PCT/GB99/01730", "WO1999GB001730", "a"),
    ("PCT/JP2018/015561", "WO2018JP015561", "a"),
    ("PCT/IB2009/005131", "WO2009IB005131", "a"),
    ("WO2020CN123456", "WO2020CN123456", "a"),
    ("WO1998JP01007", "WO1998JP001007", "a"),
]


@pytest.mark.parametrize(("typed", "key", "role"), TYPED)
def test_what_is_typed_has_its_key(typed: str, key: str, role: str) -> None:
    is_read_first(typed, key, role)


@pytest.mark.parametrize(
    ("office", "text", "kind", "key"),
    [
        ("CN", "2020123456", "W", "WO2020CN123456"),
        ("JP", "9801007", "W", "WO1998JP001007"),
        ("US", "0212345", "W", "WO2002US012345"),
        ("WO", "PCT/CN2020/123456", "", "WO2020CN123456"),
        ("CN", "PCT/CN2020/123456", "", "WO2020CN123456"),
        ("WO", "2020CN123456", "", "WO2020CN123456"),
    ],
)
def test_an_application_has_one_key_in_office_and_exchange_files(
    office: str, text: str, kind: str, key: str
) -> None:
    assert numbers.application(office, text, kind) == key


def test_the_office_writes_years_as_it_did_at_the_time() -> None:
    assert numbers.display("WO1999012345A1") == "WO 99/12345 A1"
    assert numbers.display("WO2002060546A2") == "WO 02/060546 A2"
    assert numbers.display("WO2015123456A1") == "WO 2015/123456 A1"
    assert numbers.display("WO2020CN123456") == "PCT/CN2020/123456"
    assert numbers.display("WO1998JP001007") == "PCT/JP98/01007"
