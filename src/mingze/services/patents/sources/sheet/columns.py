"""Which column of a table is what: targets, headings known from the exports of patent services, mappings to keep."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from mingze.services.patents.sources.sheet.headings import HEADINGS


class Target(StrEnum):
    """What a column can be read as. ``NOTE`` keeps the cell under its heading, ``IGNORED`` drops it on purpose."""

    PUBLICATION = "publication"
    GRANT_NUMBER = "grant_number"
    APPLICATION = "application"
    OFFICE = "office"
    KIND = "kind"
    TYPE = "type"
    TITLE = "title"
    ABSTRACT = "abstract"
    CLAIMS = "claims"
    FIRST_CLAIM = "first_claim"
    CLAIM_COUNT = "claim_count"
    DESCRIPTION = "description"
    FILED = "filed"
    PUBLISHED = "published"
    GRANTED = "granted"
    ENTERED = "entered"
    APPLICANTS = "applicants"
    APPLICANTS_STANDARD = "applicants_standard"
    OWNERS = "owners"
    OWNERS_STANDARD = "owners_standard"
    INVENTORS = "inventors"
    AGENCY = "agency"
    AGENTS = "agents"
    EXAMINERS = "examiners"
    ADDRESS = "address"
    OWNER_ADDRESS = "owner_address"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    COUNTY = "county"
    POSTCODE = "postcode"
    IDENTIFIER = "identifier"
    IPC_MAIN = "ipc_main"
    IPC = "ipc"
    CPC = "cpc"
    LOC = "loc"
    USPC = "uspc"
    FI = "fi"
    FTERM = "fterm"
    PRIORITIES = "priorities"
    PRIORITY_DATES = "priority_dates"
    CITED = "cited"
    CITED_OTHER = "cited_other"
    CITED_BY = "cited_by"
    FAMILY = "family"
    FAMILY_MEMBERS = "family_members"
    EXTENDED_FAMILY = "extended_family"
    DIVISION_OF = "division_of"
    INTERNATIONAL_APPLICATION = "international_application"
    INTERNATIONAL_PUBLICATION = "international_publication"
    KEYWORDS = "keywords"
    NOTE = "note"
    IGNORED = "ignored"


class Column(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One column by its heading as it stands in the table."""

    heading: str
    target: Target
    language: str = ""
    """Of a text: ISO 639-1, where the heading says it."""
    separators: str = ""
    """Characters between several values; empty for the usual ones."""


class Mapping(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """How the columns of a kind of table are read. Kept as JSON and used again for the next table of that kind."""

    columns: tuple[Column, ...]
    name: str = ""
    """What a person calls it: incoPat导出."""
    office: str = ""
    """Office of numbers without one, two letters."""

    @property
    def sufficient(self) -> bool:
        """Whether some column gives the number of the publication."""
        return any(column.target in {Target.PUBLICATION, Target.GRANT_NUMBER} for column in self.columns)

    def stored(self) -> bytes:
        """The mapping as JSON."""
        return msgspec.json.encode(self)

    @classmethod
    def restored(cls, data: bytes) -> "Mapping":
        """A mapping from its JSON. Raises ``msgspec.ValidationError`` with the path of what is wrong."""
        return msgspec.json.decode(data, type=cls)


class Cell(NamedTuple):
    """A cell with its column."""

    column: Column
    text: str


Cells = dict[Target, list[Cell]]
_LANGUAGES = {
    "中文": "zh", "中": "zh", "chinese": "zh", "cn": "zh", "zh": "zh", "中译": "zh",
    "简体中文": "zh", "繁体中文": "zh",
    "英文": "en", "英": "en", "english": "en", "en": "en", "英译": "en", "英语": "en",
    "日文": "ja", "日": "ja", "japanese": "ja", "ja": "ja", "小语种": "",
    "原文": "", "original": "", "译": "", "翻译": "",
}  # fmt: skip
_SUFFIX = re.compile(
    r"[(（\[【]([^()（）\[\]【】]{1,10})[)）\]】]$|[-_ ]+(english|chinese|japanese|original|英文|中文|原文)$"
)
_MARK = re.compile(
    r"^\[标\]|^\[std?\.?\]|^(?:标准化|标准)(?=当前|原始|申请|专利权)|^standardi[sz]ed (?=current|original)"
)
"""What in front of a heading says that its names are in the standard form of a service."""
_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff#]+")
_TARGETS = {_heading: Target(_name) for _name, _all in HEADINGS.items() for _heading in _all}
_SEPARATORS = {"inventorauthor": ","}
"""Google Patents parts names with commas under this heading, which no other service has."""
_REPEATED = frozenset(
    {
        Target.TITLE,
        Target.ABSTRACT,
        Target.CITED,
        Target.CITED_OTHER,
        Target.CITED_BY,
        Target.FAMILY_MEMBERS,
        Target.KEYWORDS,
        Target.NOTE,
        Target.IGNORED,
    }
)
"""What several columns may give: lists that add up, and texts of which the first that is not empty stands."""
_IN_NEED = frozenset({"最早优先权日", "earliestprioritydate", "prioritydateearliest"})
"""Headings that say less than another of the same target: they are it only where the other is missing."""
_STANDARD: dict[Target | None, Target] = {
    Target.APPLICANTS: Target.APPLICANTS_STANDARD,
    Target.APPLICANTS_STANDARD: Target.APPLICANTS_STANDARD,
    Target.OWNERS: Target.OWNERS_STANDARD,
}


def suggest(header: Sequence[str]) -> Mapping:
    """A mapping proposed from headings in Chinese or English; a heading nobody knows becomes a note.

    Where two columns are the number of the publication, or any other single value, the first one is it.
    """
    columns, taken = [], set[tuple[Target, str]]()
    certain = {known(heading)[0] for heading in header if plain(heading) not in _IN_NEED}
    for heading in header:
        target, language = known(heading)
        needless = plain(heading) in _IN_NEED and target in certain
        if target is None or needless or (target, language) in taken:
            target, language = Target.NOTE, ""
        elif target not in _REPEATED:
            taken.add((target, language))
        if heading.strip():
            separators = _SEPARATORS.get(plain(heading), "")
            columns.append(
                Column(heading=heading.strip(), target=target, language=language, separators=separators)
            )
    return Mapping(columns=tuple(columns))


def known(heading: str) -> tuple[Target | None, str]:
    """Target and language of a heading; ``None`` for one that is not known."""
    text = unicodedata.normalize("NFKC", heading).strip().casefold()
    marked = _MARK.sub("", text)
    if marked != text and (standard := _STANDARD.get(_TARGETS.get(plain(marked)))):
        return standard, ""
    if found := _TARGETS.get(plain(text)):
        return found, ""
    suffix = _SUFFIX.search(text)
    word = (suffix[1] or suffix[2]).strip() if suffix else ""
    if suffix and word in _LANGUAGES:
        # One mark may stand behind another: 标题（译）（简体中文）.
        return known(text[: suffix.start()])[0], _LANGUAGES[word]
    return None, ""


def plain(heading: str) -> str:
    """A heading as the table of headings has it: lower case, without blanks, brackets and signs."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", heading).casefold())
