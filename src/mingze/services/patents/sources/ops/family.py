"""Families of OPS: members with their applications, priorities and legal events (INPADOC)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from mingze.services.patents.record import Event, Patent, Rejected, Source
from mingze.services.patents.sources.exchange import record as exchange
from mingze.services.patents.sources.exchange.claims import priorities
from mingze.services.patents.sources.markup.elements import Element, attribute, child, children, said
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.values import days, references

BOOKKEEPING = frozenset(
    {"L001EP", "L002EP", "L003EP", "L004EP", "L005EP", "L006EP", "L007EP", "L008EP", "L018EP", "L019EP"}
)
"""Identification of the event, read elsewhere, and the days on which the exchange made and last sent it."""
EFFECTIVE = "L525EP"


def family(block: Element, source: Source) -> Iterator[Patent | Rejected]:
    """One record a member, with all members listed, and the events of its application inside the first record of it."""
    members = children(block, "family-member")
    keys = tuple(dict.fromkeys(key for member in members for key in _keys(member)))
    part = "legal" if attribute(block, "legal") == "true" else "family"
    named = Source(format=source.format, version=part, name=source.name, offset=source.offset)
    for member in members:
        given = [
            one for reference in children(member, "publication-reference") if (one := _standard(reference))
        ]
        if not given:
            yield Rejected(
                "同族成员缺少公开号", where=f"第{member.sourceline}行" if member.sourceline else ""
            )
        for place, publication in enumerate(dict.fromkeys(given)):
            yield _member(member, publication, keys, named, with_events=place == 0)


def _member(
    member: Element,
    given: references.Identification,
    keys: tuple[str, ...],
    source: Source,
    *,
    with_events: bool,
) -> Patent:
    document = _of_publication(member, given)
    claimed, related, unplaced = priorities(member)
    applied = references.of(children(member, "application-reference"))
    application, standard = references.applied(applied), references.standard(applied)
    fields: dict[str, Any] = {
        "source": source,
        "family": attribute(member, "family-id"),
        "family_members": keys,
        "representative": {"YES": True, "NO": False}.get(
            attribute(child(member, "application-reference"), "is-representative").upper()
        ),
        "priorities": claimed,
        "related": related,
        "notes": tuple(unplaced),
    }
    if application is not None and standard is not None:
        fields["application"] = application.key
        fields["application_number"] = application.original or standard.number
        fields["filed"] = application.on
    if document is None:
        record = exchange.numbered(given, **fields)
    else:
        # A family asked for with its bibliography: what the member itself states comes on top.
        whole = exchange.patent(document, source=source)
        record = msgspec.structs.replace(whole, **{name: value for name, value in fields.items() if value})
    if not with_events:
        return record
    events = tuple(dict.fromkeys(event(part, record) for part in children(member, "legal")))
    return msgspec.structs.replace(record, events=events)


def _of_publication(member: Element, given: references.Identification) -> Element | None:
    """The bibliography of that publication: a member that was published twice brings one of each."""
    key = references.publication(given)
    documents = children(member, "exchange-document")
    return next((one for one in documents if references.publication(exchange.identified(one)) == key), None)


def event(part: Element, owner: Patent) -> Event:
    """One legal event. ``owner`` gives the application it belongs to where the event itself does not."""
    fields = {local(one): one for one in part if local(one)}
    country, number = said(fields.get("L001EP")), said(fields.get("L003EP"))
    own = references.Identification(country, number, said(fields.get("L004EP")), None, "")
    # L002EP: F, the number is that of the filing; P, that of the published document.
    filing = said(fields.get("L002EP")) != "P"
    application = owner.application or (references.application(own) if filing and country and number else "")
    details = [*_details(part)]
    return Event(
        application=application or owner.number,
        on=days.compact(said(fields.get("L007EP"))),
        code=attribute(part, "code") or said(fields.get("L008EP")),
        text=attribute(part, "desc"),
        details=tuple(details),
        country=_of(part, "L501EP") or country,
        number=_named(part) or ("" if filing or not number else references.publication(own)),
        effective=days.compact(_of(part, EFFECTIVE)),
    )


def _details(part: Element) -> Iterator[tuple[str, str]]:
    if attribute(part, "infl"):
        yield "influence", attribute(part, "infl")
    for one in part.iter():
        name = local(one)
        if not name.startswith("L") or name in BOOKKEEPING or name == "L500EP" or not said(one):
            continue
        label = attribute(one, "desc") or name
        yield label, said(one)
        if attribute(one, "descData"):
            yield f"{label} (text)", attribute(one, "descData")


def _named(part: Element) -> str:
    """The publication an event refers to: country L504EP, number L503EP, kind L506EP."""
    country, number = _of(part, "L504EP"), _of(part, "L503EP")
    if not country or not number:
        return ""
    return references.publication(references.Identification(country, number, _of(part, "L506EP"), None, ""))


def _of(part: Element, name: str) -> str:
    return said(part, "L500EP", name) or said(part, name)


def _standard(reference: Element) -> references.Identification | None:
    formats = references.of([reference])
    given = references.standard(formats)
    return given._replace(on=given.on or references.on(formats)) if given else None


def _keys(member: Element) -> list[str]:
    return [
        references.publication(given)
        for reference in children(member, "publication-reference")
        if (given := _standard(reference)) is not None
    ]
