"""``exchange-document``: one publication in DOCDB files and in answers of OPS (EPO exchange schema 2.5)."""

from datetime import date
from typing import Any

from mingze.services.patents.record import Patent, Rejected, Source, Stage, Text
from mingze.services.patents.sources.exchange.citations import Note, citations
from mingze.services.patents.sources.exchange.claims import priorities
from mingze.services.patents.sources.exchange.classes import symbols, unread
from mingze.services.patents.sources.exchange.parties import parties
from mingze.services.patents.sources.markup.elements import (
    Element,
    attribute,
    child,
    children,
    others,
    paragraphs,
    said,
    within,
)
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.values import days, kinds, references
from mingze.services.patents.sources.values.references import Identification

READ = frozenset(
    {
        "publication-reference",
        "application-reference",
        "classification-ipc",
        "classifications-ipcr",
        "classification-national",
        "patent-classifications",
        "language-of-publication",
        "priority-claims",
        "parties",
        "designation-of-states",
        "invention-title",
        "dates-of-public-availability",
        "references-cited",
    }
)
"""Children of the bibliography that have a place in the record; all others become notes."""
_EXTENDING = frozenset({"extension-states", "validation-states"})
GRANTING = frozenset({"printed-with-grant", "not-printed-with-grant"})
STAGES = {
    "printed-with-grant": Stage.GRANT,
    "examined-printed-without-grant": Stage.APPLICATION,
    "unexamined-printed-without-grant": Stage.APPLICATION,
    "printed-as-amended": Stage.AMENDED,
}
"""What a day of public availability (INID 41 to 48) says of the publication that appeared on it."""


def identified(document: Element) -> Identification:
    """Office, number, kind and day of a document, from its attributes or its reference. Raises ``Rejected``."""
    formats = references.of(children(document, "bibliographic-data", "publication-reference"))
    given = references.standard(formats) or Identification("", "", "", None, "")
    result = Identification(
        attribute(document, "country").upper() or given.country,
        attribute(document, "doc-number") or given.number,
        attribute(document, "kind").upper() or given.kind,
        days.compact(attribute(document, "date-publ")) or given.on or references.on(formats),
        "",
    )
    if len(result.country) != 2 or not result.country.isalpha() or not any(map(str.isdigit, result.number)):
        raise Rejected("文献缺少公开号", where=f"第{document.sourceline}行")
    return result


def numbered(given: Identification, **fields: Any) -> Patent:
    """A record that has only its number, kind and day, with whatever else is known."""
    key = references.publication(given)
    right, stage = kinds.meaning(given.country, given.kind, given.on, given.number)
    own = {
        "office": key[:2],
        "document": key[2 : len(key) - len(given.kind)]
        if given.kind and key.endswith(given.kind)
        else key[2:],
        "kind": given.kind,
        "type": right,
        "stage": stage,
        "published": given.on,
    }
    return Patent(number=key, **{**own, **fields})


def patent(document: Element, *, source: Source, exchanged: date | None = None) -> Patent:
    """The record of one exchange document. ``exchanged`` is the day of the file. Raises ``Rejected``.

    A document that is deleted, or was never more than a void entry, has its number and status and nothing else.
    """
    given = identified(document)
    status = attribute(document, "status").upper()
    produced = days.compact(attribute(document, "date-of-last-exchange")) or exchanged
    family = attribute(document, "family-id")
    bibliography = child(document, "bibliographic-data")
    if bibliography is None or status.startswith("D"):
        return numbered(
            given,
            status=status,
            produced=produced,
            family=family,
            source=source,
            abstracts=_abstracts(document),
        )
    claimed, related, unplaced = priorities(child(bibliography, "priority-claims"))
    cited, passages = citations(bibliography)
    return numbered(
        given,
        status=status,
        produced=produced,
        source=source,
        family=family,
        family_members=_members(document),
        representative={"YES": True, "Y": True, "NO": False, "N": False}.get(
            attribute(document, "is-representative").upper()
        ),
        language=said(bibliography, "language-of-publication").lower(),
        titles=_titles(bibliography),
        abstracts=_abstracts(document),
        parties=parties(bibliography),
        symbols=symbols(bibliography),
        priorities=claimed,
        related=related,
        citations=cited,
        designated=_designated(bibliography),
        **_application(bibliography),
        **_availability(bibliography, kinds.meaning(given.country, given.kind, given.on, given.number)[1]),
        notes=(*_notes(document, bibliography), *_borrowed(document), *unplaced, *passages),
    )


def _application(bibliography: Element) -> dict[str, Any]:
    formats = references.of(children(bibliography, "application-reference"))
    number = references.applied(formats)
    given = references.standard(formats)
    if number is None or given is None:
        return {}
    return {
        "application": number.key,
        "application_number": number.original or given.number,
        "filed": number.on,
    }


def _titles(bibliography: Element) -> tuple[Text, ...]:
    found = [
        Text(paragraphs=(said(title),), language=attribute(title, "lang").lower())
        for title in children(bibliography, "invention-title")
        if said(title)
    ]
    return tuple(dict.fromkeys(found))


def _abstracts(document: Element) -> tuple[Text, ...]:
    found = [
        Text(paragraphs=paragraphs(abstract), language=attribute(abstract, "lang").lower())
        for abstract in children(document, "abstract")
        if paragraphs(abstract)
    ]
    languages = {one.language for one in found}
    for abstract in children(document, "patent-family", "abstract"):
        language = attribute(abstract, "lang").lower()
        if language not in languages and paragraphs(abstract):
            found.append(Text(paragraphs=paragraphs(abstract), language=language))
            languages.add(language)
    return tuple(dict.fromkeys(found))


def _borrowed(document: Element) -> list[Note]:
    """Abstracts that are those of another publication, or not the office's: which, and whose."""
    own = attribute(document, "country").upper() + attribute(document, "doc-number")
    found = []
    for abstract in (*children(document, "abstract"), *children(document, "patent-family", "abstract")):
        names = ("country", "doc-number", "kind")
        of = "".join(attribute(abstract, name) for name in names)
        whose = attribute(abstract, "abstract-source")
        if of and not of.startswith(own):
            found.append(
                ("abstract-source", " ".join(filter(None, (attribute(abstract, "lang"), of, whose))))
            )
    return found


def _designated(bibliography: Element) -> tuple[str, ...]:
    """States in which a right may come to be; those it can be extended to, or validated in, are notes."""
    block = child(bibliography, "designation-of-states")
    states = [one for one in within(block, "country") if not _extended(one)]
    return tuple(dict.fromkeys(said(country) for country in states if said(country)))


def _extended(country: Element) -> str:
    """The name of the element that says so; empty for designated states."""
    return next((local(one) for one in country.iterancestors() if local(one) in _EXTENDING), "")


def _availability(bibliography: Element, by_kind: Stage) -> dict[str, Any]:
    """Day of grant, and the stage the office itself states for this publication."""
    result: dict[str, Any] = {"stage": by_kind}
    for name, part in _appearances(bibliography):
        day = days.compact(said(part, "document-id", "date") or said(part, "date"))
        if name in GRANTING and day:
            result["granted"] = day
        if name in STAGES and by_kind is not Stage.AMENDED:
            result["stage"] = STAGES[name]
    return result


def _members(document: Element) -> tuple[str, ...]:
    found = [
        references.publication(given)
        for member in children(document, "patent-family", "family-member")
        for reference in children(member, "publication-reference")
        if (given := references.of([reference]).get("docdb")) and given.country and given.number
    ]
    return tuple(dict.fromkeys(found))


def _notes(document: Element, bibliography: Element) -> list[tuple[str, str]]:
    notes = [("doc-id", attribute(document, "doc-id"))] if attribute(document, "doc-id") else []
    for name, part in _appearances(bibliography):
        notes.append((name, said(part, "document-id", "date") or said(part)))
    for country in within(child(bibliography, "designation-of-states"), "country"):
        if name := _extended(country):
            notes.append((name, said(country)))
    return notes + unread(bibliography) + others(bibliography, READ)


def _appearances(bibliography: Element) -> list[tuple[str, Element]]:
    """Ways in which the document became public (INID 41 to 48), by name of the element."""
    parts = children(bibliography, "dates-of-public-availability", "*")
    return [(local(part), part) for part in parts if said(part)]
