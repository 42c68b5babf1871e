"""The words of the demo corpus: industries with their products, and who applies for patents in it. All made up."""

from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

CITY = "云川市"
PROVINCE = "安徽省"
"""The fictional city needs a province for its addresses; it lies in no real prefecture."""


class Product(msgspec.Struct, frozen=True):
    """Something that is invented: its classes, the main one first, and what it is made of."""

    name: str
    classes: tuple[str, ...]
    parts: tuple[str, ...]


class Design(msgspec.Struct, frozen=True):
    """Something that is designed, with its Locarno class."""

    name: str
    class_: str = msgspec.field(name="class")


class Industry(msgspec.Struct, frozen=True):
    """One of the ten industries; ``share`` is its part of the corpus in per cent."""

    name: str
    share: int
    field: str
    products: tuple[Product, ...]
    means: tuple[str, ...]
    effects: tuple[str, ...]
    problems: tuple[str, ...]
    designs: tuple[Design, ...]


class Applicant(NamedTuple):
    """Who applies. ``country`` is a ST.3 code, ``code`` the 统一社会信用代码 or empty."""

    name: str
    address: str
    postcode: str
    province: str
    city: str
    county: str
    country: str = "CN"
    code: str = ""
    person: bool = False


@cache
def industries() -> tuple[Industry, ...]:
    """The ten industries."""
    data = Path(__file__).with_name("industries.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=tuple[Industry, ...])


NAMED_ALIKE = (
    "澄岳",
    "瑞沄",
    "启泽",
    "恒屿",
    "锐衍",
    "博衡",
    "睿岚",
    "天枢岭",
    "新禾",
    "凌越",
    "远帆",
    "和谷",
    "明砚",
    "景澜",
    "卓砺",
    "思沅",
    "安屹",
    "嘉树",
    "朗川",
    "融晖",
)
_SECOND = {
    "信息": "信息技术 数据科技 智能科技 软件",
    "装备制造": "精密机械 装备制造 智能装备 动力",
    "能源化工": "新能源 化工 储能科技 电源",
    "纺织服装": "纺织 服饰 纤维",
    "新材料": "新材料 复合材料 金属",
    "文化旅游": "文化科技 旅游发展 演艺装备",
    "现代物流": "物流科技 仓储设备 供应链",
    "现代农业": "农业科技 农机 生物科技",
    "医养健康": "医疗器械 生物医药 康养科技",
    "金融": "金融科技 信用服务",
}
_COUNTIES = ["临江区", "云台区", "青禾区", "东浦县", "望溪县", "高新区"]
_ROADS = ["科技大道", "创新路", "文昌街", "滨江路", "工业北路", "学府路", "园区一路", "望云路"]
_ELSEWHERE = (
    ("江苏省", "苏州市", "吴中区", "215100"),
    ("浙江省", "杭州市", "滨江区", "310051"),
    ("广东省", "深圳市", "南山区", "518052"),
    ("广东省", "佛山市", "顺德区", "528300"),
    ("山东省", "青岛市", "黄岛区", "266400"),
    ("湖北省", "武汉市", "洪山区", "430070"),
    ("四川省", "成都市", "双流区", "610200"),
    ("北京市", "北京市", "海淀区", "100080"),
    ("上海市", "上海市", "浦东新区", "201203"),
    ("陕西省", "西安市", "雁塔区", "710061"),
    ("安徽省", "合肥市", "蜀山区", "230031"),
    ("新疆维吾尔自治区", "乌鲁木齐市", "新市区", "830011"),
)
_ABROAD = (
    ("北岭电机株式会社", "日本东京都", "JP"),
    ("哈姆斯川德工业股份公司", "瑞典斯德哥尔摩", "SE"),
    ("莱茵瓦尔德化学有限公司", "德国法兰克福", "DE"),
    ("格林莱克半导体公司", "美国加利福尼亚州", "US"),
    ("韩松电子株式会社", "韩国首尔", "KR"),
)
_PUBLIC = ("云川大学", "云川理工学院", "云川市农业科学院", "云川市产业技术研究院", "云川市第一人民医院")
SURNAMES = "林顾周沈陆许何吕施张孔曹严金魏陶姜谢邹喻柏窦章云苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳"
GIVEN = "知远明岚行简若谷书庭清和景行思齐子衿望舒修远嘉言亦凡乐天怀瑾承宇安澜文博雨桐浩然静姝一鸣"
AGENCIES = (
    ("云川博思专利代理事务所（普通合伙）", "99101"),
    ("云川明衡知识产权代理有限公司", "99102"),
    ("合众启元专利代理有限公司", "99103"),
    ("江淮德信专利商标代理有限公司", "99104"),
)


@cache
def companies(industry: str) -> tuple[Applicant, ...]:
    """Companies of an industry: most of them in the city, some elsewhere."""
    chance = Random(f"companies of {industry}")  # noqa: S311 - a demo is no secret
    found = []
    for number, first in enumerate(chance.sample(NAMED_ALIKE, 16)):
        second = chance.choice(_SECOND[industry].split())
        here = (PROVINCE, CITY, chance.choice(_COUNTIES), "299000")
        place = here if number < 10 else chance.choice(_ELSEWHERE)
        name = f"{place[1].removesuffix('市')}{first}{second}{chance.choice(('有限公司', '股份有限公司'))}"
        found.append(_settled(name, place, chance))
    return tuple(found)


@cache
def public_bodies() -> tuple[Applicant, ...]:
    """The university and institutes of the city."""
    chance = Random("public bodies")  # noqa: S311 - a demo is no secret
    return tuple(
        _settled(name, (PROVINCE, CITY, chance.choice(_COUNTIES), "299000"), chance) for name in _PUBLIC
    )


def abroad(chance: Random) -> Applicant:
    """A company of another country."""
    name, address, country = chance.choice(_ABROAD)
    return Applicant(name, address, "", "", "", "", country)


def person(chance: Random) -> Applicant:
    """Somebody who applies alone."""
    place = (PROVINCE, CITY, chance.choice(_COUNTIES), "299000")
    return _settled(human_name(chance), place, chance)._replace(code="", person=True)


def human_name(chance: Random) -> str:
    """A name of two or three characters."""
    at = 2 * chance.randrange(len(GIVEN) // 2)
    given = GIVEN[at : at + 2] if chance.random() < 0.8 else chance.choice(GIVEN)
    return chance.choice(SURNAMES) + given


def _settled(name: str, place: tuple[str, str, str, str], chance: Random) -> Applicant:
    province, city, county, postcode = place
    whole = province + (city if city != province else "") + county
    address = f"{whole}{chance.choice(_ROADS)}{chance.randint(1, 399)}号"
    code = f"9134{chance.randint(10**13, 10**14 - 1)}"
    return Applicant(name, address, postcode, province, city, county, code=code)
