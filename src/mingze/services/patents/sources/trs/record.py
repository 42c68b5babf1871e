"""The record of a publication written as TRS text."""

import re
from collections.abc import Iterator

from mingze.services.patents import numbers
from mingze.services.patents.addresses import PROVINCES
from mingze.services.patents.record import (
    Address,
    Citation,
    Claims,
    Description,
    Drawing,
    Number,
    Party,
    Patent,
    Priority,
    Rejected,
    Related,
    Role,
    Source,
    Stage,
    Symbol,
    Text,
    Type,
)
from mingze.services.patents.sources.cnipa.chinese import agency, day, parted, right
from mingze.services.patents.sources.cnipa.citations import stated
from mingze.services.patents.sources.cnipa.claims import made
from mingze.services.patents.sources.cnipa.references import Named, application
from mingze.services.patents.sources.texts.prose import once
from mingze.services.patents.sources.trs.classes import symbols
from mingze.services.patents.sources.trs.fields import Fields
from mingze.services.patents.sources.trs.relations import listed, priorities, related
from mingze.services.patents.sources.trs.words import files, paragraphs, split_claims
from mingze.services.patents.sources.values import kinds

_NAMES = re.compile(r"\s*[;；、，\n]\s*")
_KIND = re.compile(r"[A-Z]\d?$")
_PLACED = frozenset(
    {
        "公开号",
        "公开日",
        "申请号",
        "申请日",
        "名称",
        "主分类号",
        "分类号",
        "申请人",
        "发明人",
        "地址",
        "邮编",
        "机构",
    }
    | {
        "代理人",
        "审查员",
        "摘要",
        "主权项",
        "权利要求书",
        "说明书",
        "优先权",
        "国际申请",
        "国际公布",
        "进入国家日",
    }
    | {"分案", "国省代码", "国家", "引证", "附图", "欧洲分类号"}
)
"""Fields that have their place in the record; all others become notes."""


def record(fields: Fields, source: Source) -> Patent:
    """The record of a publication. Raises ``Rejected`` where it has no number."""
    key, office, kind = _number(fields)
    published = day(fields.get("公开日"))
    applied = _applied(fields, office)
    type_, stage = (
        right(kind, fields.get("类型") or _sort(applied), published)
        if office == "CN"
        else kinds.meaning(office, kind, published, key.removeprefix(office).removesuffix(kind))
    )
    language = "zh" if office == "CN" else ""
    found = list(symbols(fields, design=type_ is Type.DESIGN))
    claimed, relatives = list(priorities(fields.get("优先权"))), list(related(fields))
    classes = [one for one in found if isinstance(one, Symbol)]
    left = [one for one in (*found, *claimed, *relatives) if isinstance(one, tuple)]
    return Patent(
        number=key,
        office=office,
        document=key.removeprefix(office).removesuffix(kind),
        kind=kind,
        type=type_,
        stage=stage,
        published=published,
        language=language,
        source=source,
        application=applied.key if applied else "",
        application_number=applied.original if applied else "",
        filed=day(fields.get("申请日")),
        granted=published if stage is Stage.GRANT else None,
        entered=day(fields.get("进入国家日")),
        titles=_texts(fields.get("名称")),
        abstracts=_texts(fields.get("摘要")),
        claims=_claims(fields),
        descriptions=_description(fields.get("说明书")),
        parties=tuple(_parties(fields, stage)),
        symbols=tuple({(one.scheme, one.code): one for one in reversed(classes)}.values())[::-1],
        priorities=tuple(one for one in claimed if isinstance(one, Priority)),
        related=tuple(one for one in relatives if isinstance(one, Related)),
        citations=tuple(stated(" ".join(one.split()), Citation()) for one in listed(fields.get("引证"))),
        family_members=tuple(_members(fields.get("同族"))),
        drawings=_drawings(fields),
        notes=(*_notes(fields, office), *left),
    )


def _number(fields: Fields) -> tuple[str, str, str]:
    """Key, office and kind of the publication."""
    text = "".join(fields.get("公开号").split()).upper()
    if not text:
        raise Rejected("记录没有公开（公告）号")
    stated_ = (fields.get("国家") or "").strip().upper()
    office = text[:2] if text[:2].isascii() and text[:2].isalpha() and text[:2] != "ZL" else stated_ or "CN"
    try:
        key = numbers.publication(office, text)
    except ValueError as fault:
        raise Rejected("公开（公告）号无法识别", where=str(fault)[:200]) from None
    kind = _KIND.search(key[2:])
    return key, key[:2], kind[0] if kind else ""


def _applied(fields: Fields, office: str) -> Number | None:
    text = fields.get("申请号") or (fields.get("专利号") if office == "CN" else "")
    if not text:
        return None
    bare = re.sub(r"^(?:CN|ZL|\s)+", "", text) if office == "CN" else text
    return application(Named(office=office, text=bare))


def _sort(applied: Number | None) -> str:
    """What is applied for, by the number: the digit behind the year (ZC 0006-2003)."""
    digits = applied.key[2:] if applied and applied.key.startswith("CN") else ""
    mark = digits[4:5] if len(digits) == 12 else digits[2:3] if len(digits) == 8 else ""
    return {"1": "发明", "8": "发明", "2": "实用新型", "9": "实用新型", "3": "外观设计"}.get(mark, "")


def _texts(text: str) -> tuple[Text, ...]:
    found = tuple(paragraphs(text))
    return (Text(paragraphs=found, language="zh"),) if found else ()


def _claims(fields: Fields) -> tuple[Claims, ...]:
    """The whole claims where they are given, else the main claim alone."""
    found = split_claims(fields.get("权利要求书")) or split_claims(fields.get("主权项"))
    return (made(found, "zh"),) if found else ()


def _description(text: str) -> tuple[Description, ...]:
    sections = parted(paragraphs(text))
    return (Description(sections=sections, language="zh"),) if sections else ()


def _names(text: str) -> list[str]:
    """Names, which people part by a stop or a comma of full width too; a narrow comma stands inside names."""
    return [one for one in _NAMES.split(text) if one.strip()]


def _parties(fields: Fields, stage: Stage) -> Iterator[Party]:
    """The one field 申请（专利权）人 names applicants, who after a grant are the owners too."""
    names, where = _names(fields.get("申请人")), _address(fields)
    for role in (Role.APPLICANT, Role.OWNER) if stage in {Stage.GRANT, Stage.AMENDED} else (Role.APPLICANT,):
        for index, name in enumerate(names):
            yield Party(role=role, name=name, address=where if index == 0 else None)
    for name in _names(fields.get("发明人")):
        yield Party(role=Role.INVENTOR, name=name)
    yield from _agents(fields)
    for name in _names(fields.get("审查员")):
        yield Party(role=Role.EXAMINER, name=name)


def _agents(fields: Fields) -> Iterator[Party]:
    """Agents, each with its agency where there are as many; agencies of another number stand alone."""
    firms = [agency(firm) for firm in _names(fields.get("机构"))]
    agents = _names(fields.get("代理人"))
    paired = firms if len(firms) == len(agents) else firms * len(agents) if len(firms) == 1 else []
    for name, (firm, code) in zip(agents, paired or [("", "")] * len(agents), strict=True):
        yield Party(role=Role.AGENT, name=name, firm=firm, firm_identifier=code)
    for firm, code in () if paired else firms:
        yield Party(role=Role.AGENT, name="", firm=firm, firm_identifier=code)


def _address(fields: Fields) -> Address | None:
    """The first applicant's: text and 国省代码, ``天津;12`` at home and ``日本;JP`` abroad."""
    text = " ".join(fields.get("地址").split())
    country, region = "", ""
    for part in re.split(r"[;；,，/|\[\]()（）\s]+", fields.get("国省代码")):
        if re.fullmatch(r"[A-Z]{2}", part):
            country = country or part
        elif part in PROVINCES or part in PROVINCES.values():
            region = PROVINCES.get(part, part)
    if region:
        country = "CN"
    postcode = fields.get("邮编") or (text[:6] if re.match(r"\d{6}\s?\D", text) else "")
    found = Address(text=text, country=country, region=region, postcode=postcode)
    return None if found == Address() else found


def _members(text: str) -> Iterator[str]:
    for part in re.split(r"[;；,，\s]+", text.upper()):
        try:
            yield numbers.publication(part[:2], part)
        except ValueError:
            continue


def _drawings(fields: Fields) -> tuple[Drawing, ...]:
    found = [Drawing(file=file, kind="abstract") for file in listed(fields.get("附图"))]
    for name in ("摘要", "主权项", "权利要求书", "说明书"):
        found += [Drawing(file=file, kind="image") for file in files(fields.get(name))]
    return once(found)


def _notes(fields: Fields, office: str) -> Iterator[tuple[str, str]]:
    if text := fields.get("申请号"):
        try:
            note = numbers.check_application(office, text).note
        except ValueError as fault:
            note = str(fault)
        if note:
            yield "申请号", note
    if fields.undecoded:
        yield "编码", f"{fields.undecoded}个字符无法识别"
    for name, said in (*fields.known.items(), *fields.others):
        if said and (name not in _PLACED or (name, said) in fields.others):
            yield name, said
