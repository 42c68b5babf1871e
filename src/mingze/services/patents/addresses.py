"""Where a Chinese address lies: province, city and county, from what the office gives apart and from the text."""

import re
from typing import NamedTuple

from mingze.services.patents.record import Address
from mingze.services.search.language.places import DIVISIONS

PROVINCES = {short: full for _code, short, full in DIVISIONS}
"""The 34 divisions of province level (GB/T 2260), by the short name people write."""

_NAMES = sorted({*PROVINCES, *PROVINCES.values()}, key=len, reverse=True)
_PROVINCE = re.compile(r"^(?:中国|CN)?\s*(?:(\d{6})\s*)?(" + "|".join(_NAMES) + r")(?:省|市)?")
_MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}
_CITY = re.compile(r"^(?:[^市区县盟旗路街道号]{1,10}?自治州|[^市区县盟旗路街道号]{1,8}?(?:市|地区|盟))")
_COUNTY = re.compile(r"^(?:市辖区|县)?([^市区县旗路街道号]{1,10}?(?:自治县|自治旗|新区|区|县|旗|市))")


class Place(NamedTuple):
    """Full names; empty where the address does not say. A municipality is its own city."""

    province: str = ""
    city: str = ""
    county: str = ""


def place_of(address: Address | None) -> Place:
    """Where an address lies. Outside China only the parts the office gives apart are told."""
    if address is None:
        return Place()
    given = Place(_province(address.region), address.city, address.county)
    if address.country and address.country not in {"CN", "TW", "HK", "MO"}:
        return given
    read = _read(address.text)
    province = given.province or read.province
    city = given.city or (province if province in _MUNICIPALITIES else read.city)
    return Place(province, city, given.county or read.county)


def _province(name: str) -> str:
    """The full name of a province, or what stands there."""
    found = _PROVINCE.match(name)
    return _full(found[2]) if found else name


def _full(name: str) -> str:
    return PROVINCES.get(name, name)


def _read(text: str) -> Place:
    found = _PROVINCE.match(text)
    if found is None:
        return Place()
    province, rest = _full(found[2]), text[found.end() :].lstrip()
    if province in _MUNICIPALITIES:
        city = province
        rest = rest.removeprefix(province)
    else:
        here = _CITY.match(rest)
        city = here[0] if here else ""
        rest = rest[len(city) :]
    county = _COUNTY.match(rest)
    return Place(province, city, county[1] if county else "")
