"""Documents of the WIPO ST.36 family: ``ep-patent-document`` v1.0 to 1.5.1, ``wo-`` and other ``…-patent-document``.

European documents, and those of offices that took over their definition, write the bibliography with INID codes
(``SDOBI``); the others with the elements of ST.36 itself. Text is the same in both.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from mingze.services.patents.record import Claims, Patent, Source, Text
from mingze.services.patents.sources.markup import documents
from mingze.services.patents.sources.markup.elements import (
    Element,
    apart,
    attribute,
    child,
    children,
    others,
    said,
)
from mingze.services.patents.sources.markup.named_entities import resolved
from mingze.services.patents.sources.markup.xml import local, pieces
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.st36 import bibliography as st36_bibliography
from mingze.services.patents.sources.st36 import sdobi
from mingze.services.patents.sources.st36.citations import listed, reported
from mingze.services.patents.sources.st36.text import claims, description, drawings, language_of, texts
from mingze.services.patents.sources.texts.prose import line

_NAME = rb"(?:[a-z]{2}-)?patent-document|[a-z]{2}-(?:published-application|patent-(?:application|grant|publication))"
_ROOT = re.compile(rb"<(?:!DOCTYPE\s+)?(?:[A-Za-z][\w.-]*:)?(" + _NAME + rb")(?=[\s/>\[])")
"""The root, or the document type where long declarations stand before it."""
OTHERS = frozenset({"cn-patent-document", "us-patent-application", "us-patent-grant"})
"""Roots of formats that have readers of their own."""
_PARTS = (
    "SDOBI bibliographic-data abstract description claims drawings search-report-data ep-reference-list doc-page "
    "amended-claims application-body wo-bibliographic-data"
)
PARTS = frozenset(_PARTS.split())
_IN_PARTS = frozenset({"srep-info", "srep-admin", "srep-for-pub", "srep-info-admin"})
"""Parts of a search report whose own parts are told one by one."""


class St36:
    """The family."""

    name = "st36"
    title = "WIPO ST.36文献（含欧洲专利局全文）"

    def recognises(self, head: bytes) -> bool:
        """By the name of the root element."""
        return bool(_roots(head))

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Records of one document or of several with an XML declaration each."""
        return documents.read(
            pieces(stream), build, roots=ROOTS, format=self.name, name=name, prepare=resolved
        )


class _Roots(frozenset[str]):
    """Every name of the family."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name not in OTHERS and bool(re.fullmatch(_NAME, name.encode()))


ROOTS = _Roots()
FORMAT = St36()


def build(root: Element, source: Source) -> Patent:
    """The record of one document. Raises ``Rejected`` where it has no number."""
    language = language_of(root)
    source = replace(source, version=attribute(root, "dtd-version"))
    coded = child(root, "SDOBI")
    found = sdobi.build(root, coded, source) if coded is not None else st36_bibliography.build(root, source)
    language = found.language or language
    body = child(root, "application-body")
    text = body if body is not None else root
    descriptions = (description(one, language) for one in children(text, "description"))
    return replace(
        found,
        abstracts=_each_language(
            (*found.abstracts, *texts([*children(root, "abstract"), *children(body, "abstract")], language))
        ),
        claims=tuple(_claims(text, language)),
        descriptions=tuple(one for one in descriptions if one is not None),
        citations=tuple(dict.fromkeys((*found.citations, *reported(root, found.office), *listed(root)))),
        drawings=tuple(dict.fromkeys((*drawings(root), *drawings(text)))),
        notes=(*found.notes, *_notes(root), *others(root, PARTS)),
    )


def _each_language(found: Iterable[Text]) -> tuple[Text, ...]:
    """The first text of each language: an abstract may stand in the bibliography, at the end, or in both."""
    first: dict[str, Text] = {}
    for one in found:
        first.setdefault(one.language, one)
    return tuple(first.values())


def _claims(text: Element, language: str) -> Iterator[Claims]:
    """One set for each language; several of one language (for different states) are told apart by their order."""
    for element in children(text, "claims"):
        found = claims(element, language)
        if found is not None:
            yield found


def _notes(root: Element) -> Iterator[tuple[str, str]]:
    for element in children(root, "amended-claims"):
        yield "amended-claims", line(element, language_of(element))
    yield from _whom_claims_are_for(root)
    for report in children(root, "search-report-data"):
        yield from _told(report)


def _whom_claims_are_for(root: Element) -> Iterator[tuple[str, str]]:
    """Sets of claims that are for some states only, by their place among all sets."""
    for place, element in enumerate(children(root, "claims"), 1):
        told = attribute(element, "claim-type") or said(element, "heading")
        if told:
            yield "claims-for", f"{place} {language_of(element)}: {told}".replace("  ", " ")


def _told(element: Element) -> Iterator[tuple[str, str]]:
    """What a search report says beside its citations, each under the name of its element."""
    for part in element:
        name = local(part)
        if name in {"srep-citations", "citation", ""}:
            continue
        if name in _IN_PARTS:
            yield from _told(part)
        elif told := apart(part):
            yield name, told


def _roots(head: bytes) -> list[bytes]:
    return [found[1] for found in _ROOT.finditer(head) if found[1].decode() not in OTHERS]
