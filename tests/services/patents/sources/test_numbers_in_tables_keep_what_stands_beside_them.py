"""Tables: thousands, countries and days beside numbers, standard names of owners, and the columns of Espacenet."""

from datetime import date

import pytest

from mingze.services.patents.record import Address, Patent, Role, Scheme
from mingze.services.patents.sources.sheet.priorities import Beside, beside
from mingze.services.patents.sources.sheet.reading import FORMAT
from tests.services.patents.sources.samples import only


def row(**cells: str) -> Patent:
    """The record of a table of one row under the headings given; a cell may have several lines."""
    cells = {"公开号": "CN105104999B", "标题": "阀"} | cells
    quoted = ('"' + text.replace('"', '""') + '"' for text in cells.values())
    return only(FORMAT, "\t".join(cells) + "\n" + "\t".join(quoted) + "\n")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("US D800,000 S", ["USD800000S"]),
        ("US 5,123,456 A", ["US5123456A"]),
        ("US 10,123,456 B2", ["US10123456B2"]),
        ("US RE45,678 E1,US 5,123,456 A", ["USRE45678E1", "US5123456A"]),
        ("US5123456A,US6123456A", ["US5123456A", "US6123456A"]),
        ("EP 1,234,567 A1, CN101234567A", ["EP1234567A1", "CN101234567A"]),
        ("SG11201812345XA", ["SG11201812345XA"]),
    ],
)
def test_a_comma_between_thousands_parts_no_numbers(text: str, keys: list[str]) -> None:
    assert [one.number and one.number.key for one in row(引证专利=text).citations] == keys
    assert row(简单同族=text).family_members == tuple(keys)
    one = row(公开号=text)
    assert [one.number, *one.family_members] == keys


def test_a_comma_between_classes_parts_them() -> None:
    assert [one.code for one in row(UC="429/223,429/225").symbols] == ["429/223", "429/225"]


@pytest.mark.parametrize(
    ("text", "key", "country", "day"),
    [
        ("10-2020-0001234 2020.01.06 KR", "KR20200001234", "KR", date(2020, 1, 6)),
        ("10-2020-0001234 2020.01.06 韩国", "KR20200001234", "KR", date(2020, 1, 6)),
        ("US62123456P 20200101 US", "US62123456", "US", date(2020, 1, 1)),
        ("CN202010000001.2 20200114 CN", "CN202010000001", "CN", date(2020, 1, 14)),
        ("15/123,456 03.01.2017 US", "US15123456", "US", date(2017, 1, 3)),
        ("TO2010A000123 20100101 IT", "ITTO2010A000123", "IT", date(2010, 1, 1)),
        ("PCT/IB2020/050001 20200101 IB", "WO2020IB050001", "WO", date(2020, 1, 1)),
        ("20121103.7 2020-11-05 EP", "EP20121103", "EP", date(2020, 11, 5)),
        ("2020.01.14 CN 202010000001.2", "CN202010000001", "CN", date(2020, 1, 14)),
        ("US62/123,456 2020-01-01", "US62123456", "US", date(2020, 1, 1)),
    ],
)
def test_a_priority_has_its_country_and_day_beside_it(text: str, key: str, country: str, day: date) -> None:
    (one,) = row(优先权信息=text).priorities
    assert (one.number.key, one.country, one.number.on) == (key, country, day)


@pytest.mark.parametrize("text", ["201510481495.9", "20121103", "US20000123456", "1" * 5000, "EP 20123456.7"])
def test_a_number_alone_stays_as_it_is(text: str) -> None:
    assert beside(text) == Beside(text, text, None)


def test_the_standard_name_of_an_owner_is_no_name_of_the_applicant() -> None:
    one = row(**{"原始申请(专利权)人": "甲公司", "[标]当前申请(专利权)人": "丙集团"})
    assert [(party.role, party.name, party.names) for party in one.parties] == [
        (Role.APPLICANT, "甲公司", ()),
        (Role.OWNER, "丙集团", ()),
    ]
    one = row(当前权利人="丙公司;丁公司", 标准化当前权利人="丙集团;丁集团", 标准化申请人="甲集团")
    assert [(party.role, party.name, party.names) for party in one.parties] == [
        (Role.APPLICANT, "甲集团", ()),
        (Role.OWNER, "丙公司", (("std", "丙集团"),)),
        (Role.OWNER, "丁公司", (("std", "丁集团"),)),
    ]
    one = row(当前权利人="丙公司;丁公司", 标准化当前权利人="丙集团")
    assert ("标准化当前权利人", "丙集团") in one.notes


ESPACENET = {
    "Title": "Battery",
    "公开号": "EP1234567  (A1)",
    "Publication date": "2002-08-28",
    "Inventor(s)": "DOE JOHN [US]; ROE JANE [DE]",
    "Applicant(s)": "ACME INC [US]",
    "International classification": "G06F3/041; (IPC1-7): G06F3/00",
    "Cooperative Patent Classification": "H01M4/36 (EP,US); H01M10/0525 (EP)",
    "Application number": "EP20010123456 20010930",
    "Priority number(s)": "US20000123456 20000930; US20000123457 20001001",
    "Patents cited in the search report": "US5123456 (A); EP0123456 (A2)",
    "Literature cited in the search report": "DOE, X, 2000",
    "Patents cited by the applicant": "US6123456 (A)",
}


def test_a_list_of_results_of_espacenet_fills_its_fields() -> None:
    one = row(**ESPACENET)
    assert (one.number, one.application, one.application_number) == (
        "EP1234567A1",
        "EP01123456",
        "EP20010123456",
    )
    assert (one.published, one.filed) == (date(2002, 8, 28), date(2001, 9, 30))
    assert [(party.role, party.name, party.address) for party in one.parties] == [
        (Role.APPLICANT, "ACME INC", Address(country="US")),
        (Role.INVENTOR, "DOE JOHN", Address(country="US")),
        (Role.INVENTOR, "ROE JANE", Address(country="DE")),
    ]
    assert [(symbol.scheme, symbol.code) for symbol in one.symbols] == [
        (Scheme.IPC, "G06F3/041"),
        (Scheme.IPC, "G06F3/00"),
        (Scheme.CPC, "H01M4/36"),
        (Scheme.CPC, "H01M10/0525"),
    ]
    assert [(one.number.key, one.number.on) for one in one.priorities] == [
        ("US09123456", date(2000, 9, 30)),
        ("US09123457", date(2000, 10, 1)),
    ]
    assert [cited.number.key if cited.number else cited.text for cited in one.citations] == [
        "US5123456A", "EP0123456A2", "US6123456A", "DOE, X, 2000",
    ]  # fmt: skip
    assert not one.notes


def test_the_day_of_filing_in_a_column_of_its_own_goes_before_the_one_beside_the_number() -> None:
    one = row(**ESPACENET, **{"Date of application": "20010929"})
    assert (one.application, one.filed) == ("EP01123456", date(2001, 9, 29))


def test_a_family_in_one_row_has_a_day_for_each_of_its_numbers() -> None:
    days = "2018-05-03\n2018-11-06"
    one = row(公开号="US2018123456A1\nUS10123456B2", 公开日=days)
    assert (one.number, one.published) == ("US20180123456A1", date(2018, 5, 3))
    assert one.family_members == ("US10123456B2",)
    assert one.notes == (("公开日", days),)
