"""What the page of one document shows, put together from its dossier."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from mingze.core.base.components import Happening, Tone
from mingze.portal.front_page import Line, document_address, lines_of
from mingze.portal.statuses import status_badge
from mingze.services.patents import claims, numbers
from mingze.services.patents.corpus.directory import Sibling
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.events import TITLES as REASONS
from mingze.services.patents.events import EventKind, kind_of
from mingze.services.patents.library import Library
from mingze.services.patents.record import Citation, Event, Patent, Phase, Role, Section, SectionKind, Stage
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
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHOWN = 50
"""Members of a family shown on the page of a document."""
DESCRIBED = 100
"""Documents it cites, and documents that cite it, of which the page shows more than the number."""
PUBLISHED: dict[Stage, Promise] = {
    Stage.GRANT: gettext_lazy("授权公告 %(number)s"),
    Stage.AMENDED: gettext_lazy("修改后再公告 %(number)s"),
}
"""What is said of a publication in the timeline, where that is not 公布."""
CATEGORIES: dict[str, Promise] = {
    "X": gettext_lazy("单独影响新颖性或创造性"),
    "Y": gettext_lazy("与其他文献结合后影响创造性"),
    "A": gettext_lazy("背景技术，不影响新颖性和创造性"),
    "D": gettext_lazy("申请文件中引用"),
    "E": gettext_lazy("申请在先、公布在后，可能影响新颖性"),
    "L": gettext_lazy("因其他理由引用，例如对优先权有疑问"),
    "O": gettext_lazy("口头公开、使用公开等非书面公开"),
    "P": gettext_lazy("在优先权日与申请日之间公布"),
    "R": gettext_lazy("同日申请，可能构成重复授权"),
    "T": gettext_lazy("申请日之后公布，有助于理解发明的原理"),
}
"""Categories of cited documents (WIPO ST.14; R as in Chinese search reports)."""


@dataclass(frozen=True)
class Cited:
    """A cited or citing document, and where it stands if the corpus holds it."""

    text: str
    url: str = ""
    title: str = ""
    applicants: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    """Each with what it means."""
    phase: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class Part:
    """A part of the description under its heading; ``anchor`` is its place on the page."""

    anchor: str
    title: str
    heading: str
    """As ``title``, where that is the document's own word."""
    language: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Abstract:
    """The abstract in one language, given by its name and its code."""

    language: str
    code: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ClaimTree:
    """The claims in one language, as a tree."""

    language: str
    code: str
    nodes: tuple[claims.Node, ...]
    count: int


@dataclass(frozen=True)
class DocumentPage:
    """Everything on the page of a document, in the order of the page."""

    patent: Patent
    title: str
    language: str
    """Of the title."""
    badge: tuple[str, str, str]
    reason: str
    """How the right ended."""
    note: str
    """What is to be said of the status of any other."""
    lines: list[Line]
    abstracts: list[Abstract]
    claims: list[ClaimTree]
    parts: list[Part]
    cites: list[Cited]
    cited_by: list[Cited]
    categories: list[tuple[str, str]]
    """Those that cited documents have, each with what it means."""
    publications: list[Cited]
    family: Sequence[Row]
    timeline: list[Happening]


def _reason(standing: Standing) -> str:
    """How the right ended, as precisely as is known."""
    return (_note(standing) or _(REASONS[EventKind(standing.reason)])) if standing.reason else ""


def _note(standing: Standing) -> str:
    note = standing.legal.note if standing.legal else None
    return note.text(_) if note else ""


def page_of(
    dossier: Dossier, standing: Standing, held: Mapping[str, Patent], family: Sequence[Row]
) -> DocumentPage:
    """The page of a document. ``held`` are the documents, among those :func:`named_by` names, that the corpus holds."""
    patent = dossier.patent
    cites = [_cited(one, held) for one in patent.citations]
    return DocumentPage(
        patent=patent,
        title=title_of(patent) or numbers.display(patent.number),
        language=_title_language(patent),
        badge=status_badge(standing.status),
        reason=_reason(standing),
        note="" if standing.reason else _note(standing),
        lines=lines_of(patent),
        abstracts=[
            Abstract(_language(one.language), one.language, one.paragraphs) for one in patent.abstracts
        ],
        claims=[
            ClaimTree(_language(one.language), one.language, claims.tree(one), len(one.claims))
            for one in patent.claims
        ],
        parts=list(_parts(patent)),
        cites=cites,
        cited_by=[_described(one, held.get(one), document_address(one)) for one in dossier.cited_by],
        categories=sorted({known for one in cites for known in one.categories if known[1]}),
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
    """The numbers of the documents that a document cites, and of the first that cite it."""
    cited = [one.number.key for one in dossier.patent.citations if one.number]
    return [*cited, *dossier.cited_by[:DESCRIBED]]


def _language(code: str) -> str:
    return str(LANGUAGES.get(code, code))


def _title_language(patent: Patent) -> str:
    """The language of what ``title_of`` gives."""
    languages = [one.language for one in patent.titles]
    return patent.language if patent.language in languages else next(iter(languages), "")


def _parts(patent: Patent) -> Iterator[Part]:
    for text in patent.descriptions:
        for place, section in enumerate(text.sections):
            if section.paragraphs:
                anchor = f"part-{text.language}-{place}"
                yield Part(anchor, _heading(section), section.heading, text.language, section.paragraphs)


def _heading(section: Section) -> str:
    """The word above a part; none where it would only say again that this is the description."""
    return section.heading or str(SECTIONS.get(section.kind, ""))


def _cited(citation: Citation, held: Mapping[str, Patent]) -> Cited:
    key = citation.number.key if citation.number else ""
    if not key:
        cited = Cited(citation.text)
    elif key in held:
        cited = _described(key, held[key], document_address(key))
    else:
        cited = Cited(numbers.display(key), dated=citation.number.on if citation.number else None)
    explained = tuple((one, str(CATEGORIES.get(one, ""))) for one in citation.categories)
    return replace(cited, categories=explained, phase=str(PHASES.get(citation.phase, "")))


def _described(key: str, patent: Patent | None, url: str) -> Cited:
    if patent is None:
        return Cited(numbers.display(key), url)
    return Cited(numbers.display(key), url, title_of(patent), _holders(patent), dated=patent.published)


def _timeline(dossier: Dossier) -> Iterator[Happening]:
    """Events of the application and its publications, the latest first."""
    happened = [
        Happening(event.on, _happened(event), note=_details(event.details))
        for event in dossier.events
        if event.on
    ]
    happened += [
        Happening(one.published, _published(one), tone=Tone.INFO) for one in dossier.siblings if one.published
    ]
    filed = dossier.patent.filed
    if filed:
        happened.append(Happening(filed, _("提交申请"), tone=Tone.INFO))
    return iter(sorted(happened, key=lambda one: one.at, reverse=True))


def _holders(patent: Patent) -> tuple[str, ...]:
    named = [
        [one.name for one in patent.parties if one.role is role] for role in (Role.APPLICANT, Role.OWNER)
    ]
    return tuple(named[0] or named[1])


def _published(one: Sibling) -> str:
    said = str(PUBLISHED.get(one.stage) or _("公布 %(number)s"))
    return said % {"number": numbers.display(one.number)}


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
