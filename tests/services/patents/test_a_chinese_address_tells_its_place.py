"""Province, city and county out of addresses as offices write them."""

import pytest

from mingze.services.patents.addresses import PROVINCES, Place, place_of
from mingze.services.patents.record import Address

CASES = [
    ("311200 浙江省杭州市萧山区鸿宁路1788号", ("浙江省", "杭州市", "萧山区")),
    ("中国江苏省苏州市吴中区木渎镇金山路8号", ("江苏省", "苏州市", "吴中区")),
    ("天津市南开区八里台", ("天津市", "天津市", "南开区")),
    ("北京市海淀区清华园1号", ("北京市", "北京市", "海淀区")),
    ("上海市上海市浦东新区张江路1号", ("上海市", "上海市", "浦东新区")),
    ("重庆市沙坪坝区沙正街174号", ("重庆市", "重庆市", "沙坪坝区")),
    ("广东省深圳市南山区高新区社区", ("广东省", "深圳市", "南山区")),
    ("广西壮族自治区南宁市西乡塘区大学东路100号", ("广西壮族自治区", "南宁市", "西乡塘区")),
    ("广西南宁市大学东路", ("广西壮族自治区", "南宁市", "")),
    ("内蒙古自治区锡林郭勒盟锡林浩特市", ("内蒙古自治区", "锡林郭勒盟", "锡林浩特市")),
    ("新疆维吾尔自治区伊犁哈萨克自治州伊宁市", ("新疆维吾尔自治区", "伊犁哈萨克自治州", "伊宁市")),
    ("四川省成都市双流县黄甲镇", ("四川省", "成都市", "双流县")),
    ("黑龙江省大兴安岭地区漠河市", ("黑龙江省", "大兴安岭地区", "漠河市")),
    ("香港特别行政区九龙", ("香港特别行政区", "", "")),
    ("台湾省新竹市东区", ("台湾省", "新竹市", "东区")),
    ("日本东京都", ("", "", "")),
    ("", ("", "", "")),
]


@pytest.mark.parametrize(("text", "place"), CASES)
def test_a_place_is_read_out_of_an_address(text: str, place: tuple[str, str, str]) -> None:
    assert place_of(Address(text=text)) == Place(*place)


def test_what_the_office_gives_apart_comes_first() -> None:
    address = Address(text="云川市科技大道1号", country="CN", region="安徽", city="云川市", county="临江区")
    assert place_of(address) == Place("安徽省", "云川市", "临江区")


def test_abroad_nothing_is_read_into_an_address() -> None:
    assert place_of(Address(text="北京路1号", country="JP")) == Place()


def test_there_are_34_divisions_of_province_level() -> None:
    assert len(PROVINCES) == 34
    assert all(full.startswith(short) for short, full in PROVINCES.items())
