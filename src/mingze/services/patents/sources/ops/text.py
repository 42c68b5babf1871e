"""Full texts of OPS, and what its inquiries say is there: pictures, texts, equivalents."""

import re
from collections.abc import Iterator

from mingze.services.patents.record import Claims, Drawing, Patent, Rejected, Source
from mingze.services.patents.sources.exchange import record as exchange
from mingze.services.patents.sources.markup.elements import Element, attribute, children, within
from mingze.services.patents.sources.st36 import text as st36_text
from mingze.services.patents.sources.texts import claim_split
from mingze.services.patents.sources.values import references

PICTURES = {"Drawing": "drawing", "FirstPageClipping": "abstract", "FullDocument": "document"}
_LINK = re.compile(r"images/([A-Z]{2})/([0-9A-Z]+)/([A-Z][0-9]?)/")


def fulltext(document: Element, source: Source) -> Patent:
    """Claims or description of one publication. Raises ``Rejected``."""
    given = exchange.identified(document)
    claims = tuple(
        filter(None, (_claims(part, attribute(document, "lang")) for part in children(document, "claims")))
    )
    described = tuple(
        filter(
            None,
            (
                st36_text.description(part, attribute(document, "lang").lower()[:2])
                for part in children(document, "description")
            ),
        )
    )
    if not claims and not described:
        raise Rejected("OPS全文中没有权利要求和说明书", where=given.country + given.number + given.kind)
    part = " ".join(name for name, there in (("claims", claims), ("description", described)) if there)
    return exchange.numbered(
        given,
        source=_part(source, part),
        claims=claims,
        descriptions=described,
        claim_count=len(claims[0].claims) if claims else None,
    )


def _claims(part: Element, fallback: str) -> Claims | None:
    """Claims of one language: OPS puts all of them into one ``claim``, each beginning with its number."""
    language = (attribute(part, "lang") or fallback).lower()[:2]
    texts: list[str] = []
    own = children(part, "claim")
    if len(own) > 1 and all(attribute(one, "num") for one in own):
        return st36_text.claims(part, language)
    for one in own:
        pieces = children(one, "claim-text") or [one]
        texts += ["".join(piece.itertext()) for piece in pieces]
    return claim_split.claims(texts, language)


def pictures(block: Element, source: Source) -> Iterator[Patent | Rejected]:
    """What images of a publication there are; the number stands in the reference or in the links."""
    for result in children(block, "inquiry-result") or [block]:
        links = [attribute(link, "href", "link") for link in within(result, "document-instance-link")]
        given = _referred(result) or _referred(block) or _linked(links)
        if given is None:
            yield Rejected("OPS图像查询结果缺少公开号", where=links[0] if links else "")
            continue
        drawings = tuple(map(_drawing, within(result, "document-instance")))
        yield exchange.numbered(given, source=_part(source, "images"), drawings=drawings)


def _drawing(part: Element) -> Drawing:
    link = next((attribute(one, "href", "link") for one in within(part, "document-instance-link")), "")
    kind = attribute(part, "desc", "doc-type")
    pages = attribute(part, "number-of-pages")
    return Drawing(
        file=link or attribute(part, "link"),
        label=f"{kind} {pages}".strip(),
        kind=PICTURES.get(kind, kind),
    )


def inquiry(block: Element, source: Source) -> Iterator[Patent | Rejected]:
    """Which full texts there are, as notes: the texts come in answers of their own."""
    for result in children(block, "inquiry-result") or [block]:
        given = _referred(result) or _referred(block)
        if given is None:
            yield Rejected("OPS全文查询结果缺少公开号")
            continue
        notes = tuple(
            ("fulltext-instance", f"{attribute(one, 'desc')} {attribute(one, 'lang')}".strip())
            for one in within(result, "fulltext-instance")
        )
        yield exchange.numbered(given, source=_part(source, "fulltext-inquiry"), notes=notes)


def equivalents(block: Element, source: Source) -> Iterator[Patent | Rejected]:
    """Publications of the same simple family."""
    own = _referred(block)
    found = [given for result in children(block, "inquiry-result") if (given := _referred(result))]
    if own is None:
        yield Rejected("OPS同族查询结果缺少公开号")
        return
    keys = tuple(dict.fromkeys(map(references.publication, found)))
    yield exchange.numbered(own, source=_part(source, "equivalents"), family_members=keys)


def referred(reference: Element, source: Source) -> Iterator[Patent | Rejected]:
    """A publication that a search only names."""
    given = references.standard(references.of([reference]))
    if given is None:
        yield Rejected("OPS检索结果缺少公开号")
        return
    family = attribute(reference, "family-id")
    yield exchange.numbered(given, source=_part(source, "reference"), family=family)


def _referred(block: Element) -> references.Identification | None:
    return references.standard(references.of(children(block, "publication-reference")))


def _linked(links: list[str]) -> references.Identification | None:
    found = next((match for link in links if (match := _LINK.search(link))), None)
    return references.Identification(found[1], found[2], found[3], None, "") if found else None


def _part(source: Source, part: str) -> Source:
    return Source(format=source.format, version=part, name=source.name, offset=source.offset)
