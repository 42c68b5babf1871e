"""The front page of a document as lines: code, title, values. Only what the document holds is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mingze.core.base.formats import shown
from mingze.portal.inid import INID
from mingze.services.patents import numbers
from mingze.services.patents.record import Number, Party, Patent, Relation, Role, Scheme, Stage, Symbol, Type

TYPES: dict[Type, Promise] = {
    Type.INVENTION: gettext_lazy("发明"),
    Type.UTILITY_MODEL: gettext_lazy("实用新型"),
    Type.DESIGN: gettext_lazy("外观设计"),
    Type.PLANT: gettext_lazy("植物专利"),
    Type.OTHER: gettext_lazy("其他"),
}
STAGES: dict[Stage, Promise] = {
    Stage.APPLICATION: gettext_lazy("申请公布"),
    Stage.GRANT: gettext_lazy("授权公告"),
    Stage.AMENDED: gettext_lazy("修改后再公告"),
    Stage.SEARCH_REPORT: gettext_lazy("检索报告"),
    Stage.OTHER: pgettext_lazy("stage of publication", "其他"),
}
OFFICES: dict[str, Promise] = {
    "CN": gettext_lazy("中国"),
    "US": gettext_lazy("美国"),
    "EP": gettext_lazy("欧洲专利局"),
    "WO": gettext_lazy("世界知识产权组织"),
    "JP": gettext_lazy("日本"),
    "DE": pgettext_lazy("office", "德国"),
    "KR": gettext_lazy("韩国"),
    "GB": pgettext_lazy("office", "英国"),
    "FR": pgettext_lazy("office", "法国"),
    "CA": pgettext_lazy("office", "加拿大"),
    "AU": pgettext_lazy("office", "澳大利亚"),
    "TW": pgettext_lazy("office", "中国台湾"),
    "HK": pgettext_lazy("office", "中国香港"),
    "MO": pgettext_lazy("office", "中国澳门"),
    "RU": pgettext_lazy("office", "俄罗斯"),
    "SU": pgettext_lazy("office", "苏联"),
    "IN": pgettext_lazy("office", "印度"),
    "BR": pgettext_lazy("office", "巴西"),
    "MX": pgettext_lazy("office", "墨西哥"),
    "IT": pgettext_lazy("office", "意大利"),
    "ES": pgettext_lazy("office", "西班牙"),
    "CH": pgettext_lazy("office", "瑞士"),
    "AT": pgettext_lazy("office", "奥地利"),
    "NL": pgettext_lazy("office", "荷兰"),
    "BE": pgettext_lazy("office", "比利时"),
    "SE": pgettext_lazy("office", "瑞典"),
    "DK": pgettext_lazy("office", "丹麦"),
    "NO": pgettext_lazy("office", "挪威"),
    "FI": pgettext_lazy("office", "芬兰"),
    "PL": pgettext_lazy("office", "波兰"),
    "DD": pgettext_lazy("office", "民主德国"),
    "IL": pgettext_lazy("office", "以色列"),
    "SG": pgettext_lazy("office", "新加坡"),
    "NZ": pgettext_lazy("office", "新西兰"),
    "ZA": pgettext_lazy("office", "南非"),
    "EA": pgettext_lazy("office", "欧亚专利组织"),
    "AP": pgettext_lazy("office", "非洲地区知识产权组织"),
    "OA": pgettext_lazy("office", "非洲知识产权组织"),
    "GC": pgettext_lazy("office", "海湾阿拉伯国家合作委员会专利局"),
    "EM": pgettext_lazy("office", "欧盟知识产权局"),
}
RELATIONS: dict[Relation, str] = {
    Relation.DIVISION_OF: "62",
    Relation.EARLIER_PUBLICATION: "65",
    Relation.INTERNATIONAL_APPLICATION: "86",
    Relation.INTERNATIONAL_PUBLICATION: "87",
}


@dataclass(frozen=True)
class Value:
    """One value of a line, and where it leads."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One line: INID code, what it is, its values."""

    code: str
    title: Promise | str
    values: tuple[Value, ...]

    @property
    def flows(self) -> bool:
        """Whether the values are bare words that read well side by side."""
        return not any(value.note for value in self.values)


def lines_of(patent: Patent) -> list[Line]:
    """The lines of a document's front page in the order of their codes; lines without a value are left out."""
    lines = [Line(code.split()[0], INID[code], tuple(values)) for code, values in _lines(patent)]
    return [line for line in lines if line.values]


def _lines(patent: Patent) -> Iterator[tuple[str, list[Value]]]:
    granted = patent.stage in {Stage.GRANT, Stage.AMENDED}
    yield "10", [Value(numbers.display(patent.number))]
    yield "12", [Value(f"{TYPES[patent.type]}　{STAGES[patent.stage]}", note=patent.kind)]
    yield "19", [Value(str(OFFICES.get(patent.office, patent.office)), note=patent.office)]
    yield "21", _plain(patent.application_number or patent.application)
    yield "22", _plain(shown(patent.filed) if patent.filed else "")
    yield "30", [_priority(one.number, one.country) for one in patent.priorities]
    yield "45" if granted else "43", _plain(shown(patent.published) if patent.published else "")
    yield "48", _plain(shown(patent.corrected) if patent.corrected else "")
    symbols = _once(patent.symbols)
    yield "51", [_symbol(one) for one in symbols if one.scheme == Scheme.IPC]
    yield "51 LOC", [_symbol(one) for one in symbols if one.scheme == Scheme.LOC]
    yield "52", [_symbol(one) for one in symbols if one.scheme not in {Scheme.IPC, Scheme.LOC}]
    yield from _related(patent)
    yield "71", [_party(one) for one in _with(patent, Role.APPLICANT)]
    yield "72", [_party(one) for one in _with(patent, Role.INVENTOR)]
    yield "73", [_party(one) for one in _with(patent, Role.OWNER)]
    yield "74", [_agent(one) for one in _with(patent, Role.AGENT)]
    yield "81", _plain(" ".join(patent.designated))
    yield "85", _plain(shown(patent.entered) if patent.entered else "")


def _related(patent: Patent) -> Iterator[tuple[str, list[Value]]]:
    grouped: dict[str, list[Value]] = {}
    for one in patent.related:
        code = RELATIONS.get(one.relation, "60")
        grouped.setdefault(code, []).append(_number(one.number, one.text))
    yield from sorted(grouped.items())


def _with(patent: Patent, role: Role) -> Iterable[Party]:
    return (party for party in patent.parties if party.role == role)


def _plain(text: str) -> list[Value]:
    return [Value(text)] if text else []


def _once(symbols: Iterable[Symbol]) -> list[Symbol]:
    """Each symbol once: two offices may have given the same one (CPC of the EPO and of the USPTO)."""
    found: dict[tuple[str, str], Symbol] = {}
    for one in symbols:
        found.setdefault((one.scheme.value, one.code), one)
    return list(found.values())


def _symbol(symbol: Symbol) -> Value:
    name = "" if symbol.scheme == Scheme.IPC else f"{symbol.scheme.value} "
    version = f"({symbol.version:%Y.%m})" if symbol.version else ""
    # Words inside a formatted string are not found for translation.
    first = _("主分类") if symbol.first else ""
    return Value(f"{name}{symbol.code}", note=f"{version} {first}".strip())


def _party(party: Party) -> Value:
    address = party.address
    where = (address.text or " ".join(filter(None, [address.region, address.city]))) if address else ""
    country = address.country if address and address.country not in {"", "CN"} else ""
    return Value(party.name, note="　".join(filter(None, [where, country])))


def _agent(party: Party) -> Value:
    return Value(party.firm or party.name, note=party.name if party.firm and party.firm != party.name else "")


def _priority(number: Number, country: str) -> Value:
    return Value(number.original or number.key, note="　".join(filter(None, [country, _day(number)])))


def _number(number: Number, text: str) -> Value:
    return Value(
        number.original or numbers.display(number.key), note="　".join(filter(None, [_day(number), text]))
    )


def _day(number: Number) -> str:
    return shown(number.on) if number.on else ""


def document_address(number: str) -> str:
    """The permanent address of a document."""
    return reverse("portal:document", args=[number])
