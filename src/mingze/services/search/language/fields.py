"""The fields one can ask about: one table for parser, printers, explanations, engines, help page and tests."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the values of a field are, which decides what can be asked of them."""

    TEXT = "text"
    """Paragraphs: words, phrases, nearness, frequency."""
    NAME = "name"
    """Names: as text, and as whole values (facets, ``==``)."""
    WORD = "word"
    """Exact values out of a small or large set, compared without regard to case and width."""
    CLASS = "class"
    """Classification symbols."""
    NUMBER = "number"
    """Numbers of offices, in their canonical form."""
    DAY = "day"
    """Days as ``YYYYMMDD``."""
    COUNT = "count"
    """Whole numbers."""


@dataclass(frozen=True)
class Field:
    """A field: its name in the tree and in the index, its kind, its names for people and in the dialects.

    ``members`` makes it a compound: what is asked of it is asked of any of them. ``within`` names the indexed text
    field whose passages it is a part of: only the text itself can tell, so candidates come from there. ``event``
    marks the fields of a legal event. ``codes`` are the names by which each dialect knows it, the usual one first.
    """

    name: str
    kind: Kind
    title: str
    title_en: str
    members: tuple[str, ...] = ()
    within: str = ""
    event: bool = False
    several: bool = False
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def stored(self) -> bool:
        """Whether a document carries values under this very name."""
        return not self.members


def _text(name: str, title: str, title_en: str, within: str = "") -> Field:
    return Field(name, Kind.TEXT, title, title_en, within=within, several=True)


def _name(name: str, title: str, title_en: str) -> Field:
    return Field(name, Kind.NAME, title, title_en, several=True)


def _word(name: str, title: str, title_en: str, *, several: bool = False, event: bool = False) -> Field:
    return Field(name, Kind.WORD, title, title_en, several=several, event=event)


def _class(name: str, title: str, title_en: str) -> Field:
    return Field(name, Kind.CLASS, title, title_en, several=True)


def _number(name: str, title: str, title_en: str, *, several: bool = False) -> Field:
    return Field(name, Kind.NUMBER, title, title_en, several=several)


def _day(name: str, title: str, title_en: str, *, event: bool = False) -> Field:
    return Field(name, Kind.DAY, title, title_en, event=event)


def _count(name: str, title: str, title_en: str) -> Field:
    return Field(name, Kind.COUNT, title, title_en)


def _any(name: str, kind: Kind, title: str, title_en: str, *members: str) -> Field:
    return Field(name, kind, title, title_en, members=members, several=True)


_ALL = (
    _text("title", "名称", "Title"),
    _text("abstract", "摘要", "Abstract"),
    _text("claims", "权利要求", "Claims"),
    _text("first_claim", "第一项权利要求", "First claim", "claims"),
    _text("independent_claims", "独立权利要求", "Independent claims", "claims"),
    _text("description", "说明书", "Description"),
    _text("technical_field", "技术领域", "Technical field", "description"),
    _text("background", "背景技术", "Background art", "description"),
    _text("disclosure", "发明内容", "Disclosure", "description"),
    _text("embodiments", "具体实施方式", "Embodiments", "description"),
    _any("title_abstract", Kind.TEXT, "名称和摘要", "Title or abstract", "title", "abstract"),
    _any(
        "title_abstract_claims",
        Kind.TEXT,
        "名称、摘要和权利要求",
        "Title, abstract or claims",
        "title",
        "abstract",
        "claims",
    ),
    _any("full_text", Kind.TEXT, "全文", "Full text", "title", "abstract", "claims", "description"),
    _any(
        "title_abstract_names",
        Kind.TEXT,
        "名称、摘要、申请人和发明人",
        "Title, abstract, applicant or inventor",
        "title",
        "abstract",
        "applicant",
        "inventor",
    ),
    _any(
        "anything",
        Kind.TEXT,
        "全部文字",
        "Any text",
        "title",
        "abstract",
        "claims",
        "description",
        "applicant",
        "owner",
        "inventor",
        "agency",
    ),
    _name("applicant", "申请人", "Applicant"),
    _name("first_applicant", "第一申请人", "First applicant"),
    _name("owner", "专利权人", "Owner at grant"),
    _name("holder", "当前权利人", "Present holder"),
    _name("inventor", "发明人", "Inventor"),
    _name("first_inventor", "第一发明人", "First inventor"),
    _name("agent", "代理人", "Agent"),
    _name("agency", "代理机构", "Agency"),
    _name("examiner", "审查员", "Examiner"),
    _any(
        "party",
        Kind.NAME,
        "申请人、权利人或发明人",
        "Applicant, owner or inventor",
        "applicant",
        "owner",
        "inventor",
    ),
    _name("applicant_address", "申请人地址", "Applicant's address"),
    _word("office", "公开国家或机构", "Publishing office"),
    _word("kind", "文献种类", "Kind of document"),
    _word("type", "专利类型", "Type of right"),
    _word("stage", "公布阶段", "Stage of publication"),
    _word("status", "法律状态", "Legal status"),
    _word("status_reason", "法律状态依据", "What the status follows from"),
    _word("language", "语种", "Language"),
    _word("applicant_country", "申请人国家", "Applicant's country", several=True),
    _word("province", "省份", "Province", several=True),
    _word("city", "城市", "City", several=True),
    _word("county", "区县", "County", several=True),
    _word("inventor_country", "发明人国家", "Inventor's country", several=True),
    _word("priority_country", "优先权国家", "Priority country", several=True),
    _word("applicant_type", "申请人类型", "Type of applicant", several=True),
    _word("applicant_identifier", "统一社会信用代码", "Applicant's identifier", several=True),
    _word("family", "简单同族", "Simple family"),
    _word("extended_family", "扩展同族", "Extended family"),
    _word("source", "数据来源", "Source of the data"),
    _class("ipc", "国际专利分类", "IPC"),
    _class("main_ipc", "主分类", "Main IPC"),
    _class("cpc", "联合专利分类", "CPC"),
    _class("main_cpc", "主联合专利分类", "First CPC"),
    _class("locarno", "洛迦诺分类", "Locarno"),
    _class("uspc", "美国专利分类", "US classification"),
    _class("fi", "日本FI分类", "FI"),
    _class("fterm", "日本F-term", "F-term"),
    _any("class", Kind.CLASS, "任一分类", "Any class", "ipc", "cpc", "locarno", "uspc", "fi", "fterm"),
    _word("ipc_section", "IPC部", "IPC section", several=True),
    _word("ipc_class", "IPC大类", "IPC class", several=True),
    _word("ipc_subclass", "IPC小类", "IPC subclass", several=True),
    _word("ipc_group", "IPC大组", "IPC main group", several=True),
    _word("main_ipc_section", "主分类部", "Section of the main IPC"),
    _word("main_ipc_class", "主分类大类", "Class of the main IPC"),
    _word("main_ipc_subclass", "主分类小类", "Subclass of the main IPC"),
    _word("main_ipc_group", "主分类大组", "Main group of the main IPC"),
    _word("cpc_section", "CPC部", "CPC section", several=True),
    _word("cpc_class", "CPC大类", "CPC class", several=True),
    _word("cpc_subclass", "CPC小类", "CPC subclass", several=True),
    _word("cpc_group", "CPC大组", "CPC main group", several=True),
    _number("publication", "公开（公告）号", "Publication number"),
    _number("application", "申请号", "Application number"),
    _number("priority", "优先权号", "Priority number", several=True),
    _number("cites", "引证文献", "Cited document", several=True),
    _number("cited_by", "被引证文献", "Citing document", several=True),
    _number("related", "相关申请", "Related application", several=True),
    _number("international_application", "国际申请号", "International application"),
    _number("international_publication", "国际公布号", "International publication"),
    _any(
        "number",
        Kind.NUMBER,
        "任一号码",
        "Any number",
        "publication",
        "application",
        "priority",
        "international_application",
        "international_publication",
    ),
    _day("published", "公开（公告）日", "Publication date"),
    _day("filed", "申请日", "Filing date"),
    _day("granted", "授权日", "Date of grant"),
    _day("priority_date", "最早优先权日", "Earliest priority date"),
    _day("expires", "期限届满日", "Expiry date"),
    _day("status_turns", "法律状态下次可能变动日", "Day of the next possible change of status"),
    _count("published_year", "公开年", "Year of publication"),
    _count("filed_year", "申请年", "Year of filing"),
    _count("granted_year", "授权年", "Year of grant"),
    _count("priority_year", "优先权年", "Priority year"),
    _count("claim_count", "权利要求数", "Number of claims"),
    _count("independent_claim_count", "独立权利要求数", "Number of independent claims"),
    _count("applicant_count", "申请人数", "Number of applicants"),
    _count("inventor_count", "发明人数", "Number of inventors"),
    _count("drawing_count", "附图数", "Number of drawings"),
    _count("cites_count", "引证次数", "Documents cited"),
    _count("cited_by_count", "被引证次数", "Times cited"),
    _count("family_size", "同族数", "Size of the family"),
    _text("cited_literature", "非专利引证", "Cited literature"),
    _word("event_kind", "法律事件", "Legal event", several=True, event=True),
    _word("event_code", "法律事件代码", "Event code", several=True, event=True),
    Field("event_text", Kind.TEXT, "法律事件内容", "Text of the event", event=True, several=True),
    Field("event_party", Kind.NAME, "事件当事人", "Party of the event", event=True, several=True),
    Field("event_from", Kind.NAME, "变更前权利人", "Holder before", event=True, several=True),
    Field("event_to", Kind.NAME, "变更后权利人", "Holder after", event=True, several=True),
    _day("event_date", "法律状态公告日", "Date of the event", event=True),
)

FIELDS: dict[str, Field] = {field.name: field for field in _ALL}
"""Every field by its name."""


def members_of(name: str) -> tuple[str, ...]:
    """The stored fields that a field stands for: its members, or itself. Raises ``KeyError`` for an unknown name."""
    found = FIELDS[name]
    return found.members or (found.name,)
