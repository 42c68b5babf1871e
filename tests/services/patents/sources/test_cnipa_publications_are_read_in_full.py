"""CNIPA V2.2.1: the office's own files, every value checked against the file by eye."""

from datetime import date

import pytest

from mingze.services.patents.record import (
    Address,
    Number,
    Party,
    Patent,
    Priority,
    Related,
    Relation,
    Role,
    Scheme,
    Stage,
    Symbol,
    Text,
    Type,
)
from mingze.services.patents.sources.cnipa import reading as cnipa
from tests.services.patents.sources.samples import claims_text, description_text, digest, only, sample

AGENCY = "北京英赛嘉华知识产权代理有限责任公司"


@pytest.fixture(scope="module")
def display() -> Patent:
    return only(cnipa.FORMAT, sample("cnipa/cn_new1.xml"))


@pytest.fixture(scope="module")
def chain() -> Patent:
    return only(cnipa.FORMAT, sample("cnipa/cn_new2.xml"))


def test_numbers_and_dates_are_those_of_the_front_page(display: Patent) -> None:
    assert (display.number, display.document, display.kind) == ("CN113781974A", "113781974", "A")
    assert (display.type, display.stage, display.language) == (Type.INVENTION, Stage.APPLICATION, "zh")
    assert display.published == date(2021, 12, 10)
    assert (display.application, display.application_number) == ("CN202111286633", "202111286633.X")
    assert display.filed == date(2017, 4, 24)
    assert (display.gazette, display.status, display.produced) == ("37-5002", "C", date(2021, 12, 5))
    assert (display.granted, display.entered, display.corrected) == (None, None, None)
    assert display.source is not None
    assert (display.source.format, display.source.version) == ("cnipa", "V2.2.1")


def test_a_priority_is_one_although_it_is_written_twice(display: Patent) -> None:
    number = Number(key="KR20160063019", original="10-2016-0063019", on=date(2016, 5, 23))
    assert display.priorities == (Priority(number=number, country="KR"),)


def test_a_division_names_its_parent_and_the_empty_child_is_nothing(display: Patent) -> None:
    number = Number(key="CN201710269973", original="201710269973.9", on=date(2017, 4, 24))
    assert display.related == (Related(relation=Relation.DIVISION_OF, number=number),)


def test_parties_keep_the_order_of_the_office_and_zeros_are_nothing(display: Patent) -> None:
    assert display.parties == (
        Party(role=Role.APPLICANT, name="三星显示有限公司", address=Address(text="韩国京畿道", country="KR")),
        *(Party(role=Role.INVENTOR, name=name) for name in ("金驲柱", "田武经", "李安洙")),
        *(
            Party(role=Role.AGENT, name=name, firm=AGENCY, firm_identifier="11204")
            for name in ("王达佐", "刘铮")
        ),
    )


def test_an_address_has_the_parts_the_office_gives(chain: Patent) -> None:
    assert chain.parties == (
        Party(
            role=Role.APPLICANT,
            name="浙商银行股份有限公司",
            address=Address(
                text="311200 浙江省杭州市萧山区鸿宁路1788号",
                country="CN",
                region="浙江省",
                city="杭州市",
                county="萧山区",
                postcode="311200",
            ),
        ),
        *(Party(role=Role.INVENTOR, name=name) for name in ("陈嘉俊", "臧铖", "郭东升")),
        Party(role=Role.AGENT, name="刘静", firm="杭州求是专利事务所有限公司", firm_identifier="33200"),
    )


def test_classes_have_edition_and_office_and_the_first_leads(display: Patent, chain: Patent) -> None:
    assert display.symbols == (
        Symbol(scheme=Scheme.IPC, code="G09G3/36", first=True, version=date(2006, 1, 1), office="CN"),
        Symbol(scheme=Scheme.IPC, code="G09G3/3208", version=date(2016, 1, 1), office="CN"),
        Symbol(scheme=Scheme.IPC, code="G09G3/34", version=date(2006, 1, 1), office="CN"),
    )
    assert [(one.code, one.version.year if one.version else 0) for one in chain.symbols] == [
        ("H04L29/08", 2006),
        ("H04L29/06", 2006),
        ("H04L9/32", 2006),
        ("G06Q40/04", 2012),
        ("G06F16/27", 2019),
    ]


def test_texts_are_whole(display: Patent) -> None:
    assert display.titles == (Text(paragraphs=("显示设备",), language="zh"),)
    assert len(display.abstracts[0].paragraphs[0]) == 123
    assert len(display.claims[0].claims) == 17
    assert digest(claims_text(display)) == "b485c7a22f62bfe94ac797078ee90893cf6ff5b2be41cc679255555d54cc0bc5"
    assert (
        digest(description_text(display))
        == "dcb11d36fb72c0f5b254d7e5754ce85f420c1fe188bb8109b33f9f8da5587bf4"
    )


def test_parts_of_the_description_take_their_headings_from_the_first_paragraph(display: Patent) -> None:
    sections = display.descriptions[0].sections
    assert [(one.kind.value, one.heading, len(one.paragraphs)) for one in sections] == [
        ("other", "", 2),
        ("technical_field", "技术领域", 1),
        ("background", "背景技术", 2),
        ("disclosure", "发明内容", 26),
        ("drawings", "附图说明", 15),
        ("embodiments", "具体实施方式", 159),
    ]


def test_claims_depend_as_their_wording_says(display: Patent) -> None:
    depends = [one.depends_on for one in display.claims[0].claims]
    assert [one[0] if one else 0 for one in depends] == [
        0, 1, 1, 1, 4, 4, 6, 7, 7, 9, 10, 6, 6, 13, 14, 6, 16,
    ]  # fmt: skip


def test_a_table_is_one_paragraph_a_row(chain: Patent) -> None:
    lines = claims_text(chain).split("\n")
    assert "字段\t含义" in lines
    assert "Extra\t自定义扩展字段" in lines
    assert (
        digest(description_text(chain)) == "5ae5798369aa7c866f1310e1b747e0a48d00ef2d8a6d10e00f181a2c7683851c"
    )


def test_drawings_are_named_and_the_one_of_the_abstract_is_marked(display: Patent) -> None:
    first, second = display.drawings[:2]
    assert (first.file, first.kind) == ("202111286633.JPG", "abstract")
    assert (second.file, second.label, second.kind) == ("HDA0003333239630000011.JPG", "图1", "drawing")
    assert len(display.drawings) == 22
