"""What the page of one document shows, put together from its dossier."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from mingze.core.base.components import Happening, Tone
from mingze.portal.front_page import Line, document_address, lines_of
from mingze.portal.statuses import status_badge
from mingze.services.patents import claims, numbers
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.events import TITLES as REASONS
from mingze.services.patents.events import EventKind, kind_of
from mingze.services.patents.library import Library
from mingze.services.patents.record import Citation, Event, Patent, Phase, Section, SectionKind
from mingze.services.patents.results import Row, row_of, title_of
from mingze.services.patents.standing import Standing

LANGUAGES = {
    "zh": pgettext_lazy("language", "中文"),
    "en": gettext_lazy("英文"),
    "ja": gettext_lazy("日文"),
    "de": gettext_lazy("德文"),
    "fr": gettext_lazy("法文"),
}
PHASES: dict[Phase, Promise] = {
    Phase.APPLICANT: gettext_lazy("申请人引用"),
    Phase.SEARCH: gettext_lazy("检索报告"),
    Phase.EXAMINATION: gettext_lazy("审查"),
    Phase.OPPOSITION: gettext_lazy("异议"),
}
SECTIONS: dict[SectionKind, Promise] = {
    SectionKind.TECHNICAL_FIELD: gettext_lazy("技术领域"),
    SectionKind.BACKGROUND: gettext_lazy("背景技术"),
    SectionKind.DISCLOSURE: gettext_lazy("发明内容"),
    SectionKind.DRAWINGS: gettext_lazy("附图说明"),
    SectionKind.EMBODIMENTS: gettext_lazy("具体实施方式"),
    SectionKind.OTHER: gettext_lazy("说明书"),
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHOWN = 50
"""Members of a family shown on the page of a document."""


@dataclass(frozen=True)
class Cited:
    """A cited or citing document, and where it stands if the corpus holds it."""

    text: str
    url: str = ""
    categories: str = ""
    phase: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class Part:
    """A part of the description under its heading; ``anchor`` is its place on the page."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ClaimTree:
    """The claims in one language, as a tree."""

    language: str
    nodes: tuple[claims.Node, ...]
    count: int


@dataclass(frozen=True)
class DocumentPage:
    """Everything on the page of a document, in the order of the page."""

    patent: Patent
    title: str
    badge: tuple[str, str, str]
    reason: str
    lines: list[Line]
    abstracts: list[tuple[str, tuple[str, ...]]]
    claims: list[ClaimTree]
    parts: list[Part]
    cites: list[Cited]
    cited_by: list[Cited]
    publications: list[Cited]
    family: Sequence[Row]
    timeline: list[Happening]


def page_of(
    dossier: Dossier, standing: Standing, held: frozenset[str], family: Sequence[Row]
) -> DocumentPage:
    """The page of a document. ``held`` are the numbers, among those it names, that the corpus holds."""
    patent = dossier.patent
    return DocumentPage(
        patent=patent,
        title=title_of(patent) or numbers.display(patent.number),
        badge=status_badge(standing.status),
        reason=_(REASONS[EventKind(standing.reason)]) if standing.reason else "",
        lines=lines_of(patent),
        abstracts=[(_language(one.language), one.paragraphs) for one in patent.abstracts],
        claims=[
            ClaimTree(_language(one.language), claims.tree(one), len(one.claims)) for one in patent.claims
        ],
        parts=list(_parts(patent)),
        cites=[_cited(one, held) for one in patent.citations],
        cited_by=[Cited(numbers.display(one), document_address(one)) for one in dossier.cited_by],
        publications=[
            Cited(numbers.display(one.number), document_address(one.number), dated=one.published)
            for one in dossier.siblings
            if one.number != patent.number
        ],
        family=family,
        timeline=list(_timeline(dossier)),
    )


def family_of(library: Library, dossier: Dossier) -> list[Row]:
    """The other publications of a document's simple family, those of its own application left out."""
    own = {one.number for one in dossier.siblings} | {dossier.patent.number}
    others = [number for number in library.corpus.family(dossier.patent.number) if number not in own]
    return [row_of(one, library.standing(one)) for one in library.corpus.dossiers(others[:SHOWN])]


def named_by(dossier: Dossier) -> list[str]:
    """The numbers of documents that a document cites."""
    return [one.number.key for one in dossier.patent.citations if one.number]


def _language(code: str) -> str:
    return str(LANGUAGES.get(code, code))


def _parts(patent: Patent) -> Iterator[Part]:
    for text in patent.descriptions:
        for place, section in enumerate(text.sections):
            if section.paragraphs:
                yield Part(f"part-{text.language}-{place}", _heading(section), section.paragraphs)


def _heading(section: Section) -> str:
    return section.heading or str(SECTIONS[section.kind])


def _cited(citation: Citation, held: frozenset[str]) -> Cited:
    key = citation.number.key if citation.number else ""
    text = numbers.display(key) if key else citation.text
    return Cited(
        text=text,
        url=document_address(key) if key in held else "",
        categories=" ".join(citation.categories),
        phase=str(PHASES.get(citation.phase, "")),
        dated=citation.number.on if citation.number else None,
    )


def _timeline(dossier: Dossier) -> Iterator[Happening]:
    """Events of the application and its publications, the latest first."""
    happened = [
        Happening(event.on, _happened(event), note=_details(event.details))
        for event in dossier.events
        if event.on
    ]
    happened += [
        Happening(
            one.published, _("公布 %(number)s") % {"number": numbers.display(one.number)}, tone=Tone.INFO
        )
        for one in dossier.siblings
        if one.published
    ]
    filed = dossier.patent.filed
    if filed:
        happened.append(Happening(filed, _("提交申请"), tone=Tone.INFO))
    return iter(sorted(happened, key=lambda one: one.at, reverse=True))


def _happened(event: Event) -> str:
    """What the office says of an event; in front of it its kind, where the page is not in the office's language."""
    said = event.text or event.code
    chinese = (get_language() or "").startswith("zh")
    kind = kind_of(event)
    if kind is EventKind.OTHER or chinese == bool(CHINESE.search(said)):
        return said
    return f"{_(REASONS[kind])} · {said}"


def _details(details: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"{name}：{value}" if name else value for name, value in details)
