"""Other documents a CNIPA document names: priorities and related ones (V2.2.1 names, namespaces taken off)."""

import re
from collections.abc import Iterable, Iterator

import msgspec
from lxml import etree

from mingze.services.patents import numbers
from mingze.services.patents.record import Number, Priority, Related, Relation
from mingze.services.patents.sources.cnipa.chinese import day, value
from mingze.services.patents.sources.texts.prose import line
from mingze.services.patents.sources.values import eras
from mingze.services.patents.sources.values.references import Identification

_RELATIONS = {
    "Addition": Relation.ADDITION_TO,
    "Division": Relation.DIVISION_OF,
    "Continuation": Relation.CONTINUATION_OF,
    "ContinuationInPart": Relation.CONTINUATION_IN_PART_OF,
    "ContinuingReissue": Relation.REISSUE_OF,
    "ReissuedDoc": Relation.REISSUE_OF,
    "SubstitutedApplication": Relation.REPLACES,
    "USProvisionalApplication": Relation.PROVISIONAL,
}


_KIND = re.compile(r"[A-Z]\d?")
_TURNED = re.compile(r"(\d{1,7})/(\d{2}|\d{4})")


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """The number of a document as a file gives it: office, number, kind, date."""

    office: str
    text: str
    kind: str = ""
    on: str = ""


def named(element: etree._Element | None, office: str = "") -> Named | None:
    """What a ``DocumentID`` (or what is built alike) says; ``None`` without a number."""
    if element is None:
        return None
    text = next((n for e in element.iterfind("DocNumber") if (n := value(line(e)))), "")
    code = value(line(element.find("WIPOST3Code"))).upper() or office
    if not text:
        return None
    return Named(
        office=code, text=text, kind=value(line(element.find("Kind"))), on=line(element.find("Date"))
    )


def preferred(references: Iterable[etree._Element]) -> list[etree._Element]:
    """The writing of the office itself first, then other originals, then the standard form."""
    order = {"original": 0, "other": 1, "standard": 2}
    return sorted(
        references,
        key=lambda e: (
            order.get(e.get("dataFormat") or "original", 1),
            e.get("sourceDB") != "national office",
        ),
    )


def publication(name: Named) -> Number:
    """A publication by its key; a number that its office never wrote keeps its own characters."""
    try:
        key = numbers.publication(name.office, name.text, name.kind)
    except ValueError:
        key = _raw(name)
    return Number(key=key, original=name.text, on=day(name.on))


def application(name: Named) -> Number:
    """An application by its key; a wrong check digit stays in ``original``."""
    try:
        given = eras.request(Identification(name.office, _year_first(name), "", day(name.on), ""))
        key = numbers.application(given.country, given.number, given.kind, strict=False)
    except ValueError:
        key = _raw(name)
    return Number(key=key, original=name.text, on=day(name.on))


def _year_first(name: Named) -> str:
    """Japanese and Korean numbers as their offices write them: Chinese gazettes print ``57562/97`` for 1997-57562."""
    found = _TURNED.fullmatch(name.text.strip()) if name.office in {"JP", "KR"} else None
    if found is None:
        return name.text
    year = int(found[2])
    return f"{year if year > 99 else year + (1900 if year >= 50 else 2000)}-{found[1]}"


def either(name: Named) -> Number:
    """A document that is an application unless it has a kind, or can be none.

    Some files give the kind of what an application became, or will become, beside the number of the application.
    """
    if name.kind and not _only_applied(name):
        return publication(name)
    try:
        numbers.application(name.office, name.text, strict=False)
    except ValueError:
        return publication(name)
    return application(name)


def _only_applied(name: Named) -> bool:
    """Whether a number is written as none but an application is."""
    readings = numbers.parse(f"{name.office}{name.text}")
    return bool(readings) and all(one.role is numbers.Role.APPLICATION for one in readings)


def _raw(name: Named) -> str:
    bare = re.sub(r"[^0-9A-Za-z]", "", name.text).upper()
    return name.office + bare.removeprefix(name.office) + name.kind


def applied_for(front: etree._Element) -> Named | None:
    """The application of a document or of an event, in the office's own writing where that is given."""
    places = (d for e in preferred(front.iterfind("ApplicationReference")) for d in e.iterfind("DocumentID"))
    return next((name for place in places if (name := named(place, "CN"))), None)


def priorities(front: etree._Element) -> tuple[Priority, ...]:
    """Claimed priorities, foreign and domestic (INID 30 and 66), each once and in the office's own writing."""
    elements = [
        *_originals(front.findall("PriorityDetails/Priority")),
        *front.iterfind("PriorityDetails/DocumentID"),
    ]
    elements += front.iterfind(".//DomesticPriorityClaim//ParentDocument/DocumentID")
    found: dict[str, Priority] = {}
    for element in elements:
        name = named(element)
        if name is None:
            continue
        said = value(line(element.find("PriorityActiveIndicator"))).upper()[:1]
        number, active = application(name), {"Y": True, "N": False}.get(said)
        found.setdefault(number.key, Priority(number=number, country=name.office, active=active))
    return tuple(found.values())


def _originals(elements: list[etree._Element]) -> list[etree._Element]:
    """The elements that are no second writing: of one sequence number the preferred format stands for all."""
    best: dict[str, etree._Element] = {}
    for index, element in enumerate(elements):
        sequence = (element.get("sequence") or "").lstrip("0") or f"#{index}"
        known = best.get(sequence)
        if known is None:
            best[sequence] = element
        elif known.get("dataFormat") == element.get("dataFormat"):
            best[f"{sequence}#{index}"] = element
        else:
            best[sequence] = preferred([known, element])[0]
    return list(best.values())


def related(front: etree._Element) -> tuple[Related, ...]:
    """Divisions and the like, earlier publications, the international application and publication."""
    found = [*_family(front), *_earlier(front), *_international(front)]
    unique = {(one.relation, one.number.key): one for one in reversed(found)}
    return tuple(reversed(unique.values()))


def _family(front: etree._Element) -> Iterator[Related]:
    groups = [*front.iterfind("RelatedDocuments/*"), *front.iterfind("Division")]
    groups += front.iterfind(".//USProvisionalApplication")
    for group in groups:
        tag = str(group.tag)
        if tag in {"DomesticPriorityClaimDetails", "RelatedPublicationDoc", "Correction"}:
            continue
        relation = _RELATIONS.get(tag, Relation.OTHER)
        text = line(group.find(".//RelationName")) or ("" if relation is not Relation.OTHER else tag)
        places = (*group.iterfind(".//ParentDocument/DocumentID"), *group.iterfind("DocumentID"))
        for place in places:
            if name := named(place, "CN"):
                yield Related(relation=relation, number=either(name), text=text)


def _earlier(front: etree._Element) -> Iterator[Related]:
    paths = ("RelatedDocuments/RelatedPublicationDoc//DocumentID", "RelatedPublications//DocumentID")
    for place in (found for path in paths for found in front.iterfind(path)):
        if name := named(place, "CN"):
            yield Related(relation=Relation.EARLIER_PUBLICATION, number=publication(name))
    for tag, when in (
        ("AuthorizedPublicationNumber", "AuthorizedPublicationDate"),
        ("ApprovalPublicationNumber", "ApprovalPublicationDate"),
    ):
        if text := value(line(front.find(tag))):
            name = Named(office="CN", text=text, on=line(front.find(f"{when}/Date")))
            yield Related(relation=Relation.OTHER, number=publication(name), text=tag)


def _international(front: etree._Element) -> Iterator[Related]:
    first = named(front.find("PCTOrRegionalApplicationData/DocumentID"), "WO")
    text = value(line(front.find("PCTApplicationNumber")))
    when = line(front.find("PCTApplicationDate/Date"))
    if first or text:
        name = first or Named(office="WO", text=text, on=when)
        yield Related(relation=Relation.INTERNATIONAL_APPLICATION, number=application(name))
    first = named(front.find("PCTOrRegionalPublishingData/DocumentID"), "WO")
    text = value(line(front.find("PCTPublicationNumber"))) or value(
        line(front.find(".//WOPublicationNumber"))
    )
    if first or text:
        name = first or Named(office="WO", text=text, on=line(front.find("PCTPublicationDate/Date")))
        if not _KIND.fullmatch(name.kind):
            # Chinese gazettes put the language of the international publication in this place.
            name = msgspec.structs.replace(name, kind="")
        yield Related(relation=Relation.INTERNATIONAL_PUBLICATION, number=publication(name))
