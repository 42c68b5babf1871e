"""Places in China as searchers write them: by short name, by full name, by code; documents carry full names.

A province has one full name. Of a city or a county the short name does not tell the full one (杭州市, 哈密地区,
延边朝鲜族自治州), so what begins with it is asked for.
"""

from mingze.services.search.text import is_cjk

DIVISIONS = (
    ("11", "北京", "北京市"), ("12", "天津", "天津市"), ("13", "河北", "河北省"),
    ("14", "山西", "山西省"), ("15", "内蒙古", "内蒙古自治区"), ("21", "辽宁", "辽宁省"),
    ("22", "吉林", "吉林省"), ("23", "黑龙江", "黑龙江省"), ("31", "上海", "上海市"),
    ("32", "江苏", "江苏省"), ("33", "浙江", "浙江省"), ("34", "安徽", "安徽省"),
    ("35", "福建", "福建省"), ("36", "江西", "江西省"), ("37", "山东", "山东省"),
    ("41", "河南", "河南省"), ("42", "湖北", "湖北省"), ("43", "湖南", "湖南省"),
    ("44", "广东", "广东省"), ("45", "广西", "广西壮族自治区"), ("46", "海南", "海南省"),
    ("50", "重庆", "重庆市"), ("51", "四川", "四川省"), ("52", "贵州", "贵州省"),
    ("53", "云南", "云南省"), ("54", "西藏", "西藏自治区"), ("61", "陕西", "陕西省"),
    ("62", "甘肃", "甘肃省"), ("63", "青海", "青海省"), ("64", "宁夏", "宁夏回族自治区"),
    ("65", "新疆", "新疆维吾尔自治区"), ("71", "台湾", "台湾省"), ("81", "香港", "香港特别行政区"),
    ("82", "澳门", "澳门特别行政区"),
)  # fmt: skip
"""The divisions of province level by GB/T 2260: the code, the short name people write, the name documents carry."""

_FULL = {said: full for code, short, full in DIVISIONS for said in (code, f"{code}0000", short, full)}
_LEVELS = {"city": ("市", "地区", "盟", "自治州"), "county": ("区", "县", "市", "旗")}
"""What the full names of a level end with."""


def province(said: str) -> str:
    """The full name of the province that ``said`` names or gives the code of; another place stays what it is."""
    return _FULL.get(said.strip(), said)


def is_short(field: str, said: str) -> bool:
    """Whether ``said`` is a Chinese place without the word for its level, as in ``city=杭州``."""
    ends = _LEVELS.get(field, ())
    return bool(ends) and len(said) > 1 and all(map(is_cjk, said)) and not said.endswith(ends)
