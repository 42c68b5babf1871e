"""Title, abstract, claims, description and files of a CNIPA document (V2.2.1 names, namespaces taken off)."""

from collections.abc import Iterable, Iterator

import msgspec
from lxml import etree

from mingze.services.patents.record import Claims, Description, Drawing, Section, SectionKind, Text
from mingze.services.patents.sources.cnipa.chinese import headed, parted
from mingze.services.patents.sources.cnipa.claims import claims as split_claims
from mingze.services.patents.sources.cnipa.references import preferred
from mingze.services.patents.sources.texts.prose import Prose, line, once

PARTS = {
    "TechnicalField": SectionKind.TECHNICAL_FIELD,
    "BackgroundArt": SectionKind.BACKGROUND,
    "Disclosure": SectionKind.DISCLOSURE,
    "InventionSummary": SectionKind.DISCLOSURE,
    "DrawingsDescription": SectionKind.DRAWINGS,
    "EmbodimentsDescription": SectionKind.EMBODIMENTS,
    "BestMode": SectionKind.EMBODIMENTS,
    "InventionMode": SectionKind.EMBODIMENTS,
    "IndustrialApplicability": SectionKind.OTHER,
    "ReferenceSignsList": SectionKind.OTHER,
    "ReferenceToDepositedBiologicalMaterial": SectionKind.OTHER,
    "SequenceListText": SectionKind.OTHER,
    "CitationList": SectionKind.OTHER,
}
_ASIDE = frozenset({"AbstractFigure", "KeywordDetails", "Drawings"})


class Texts(msgspec.Struct):
    """The texts of a document, and the files it names, in its order."""

    titles: tuple[Text, ...]
    abstracts: tuple[Text, ...]
    claims: tuple[Claims, ...]
    descriptions: tuple[Description, ...]
    drawings: tuple[Drawing, ...]


def texts(root: etree._Element, front: etree._Element, language: str) -> Texts:
    """Everything in words. ``language`` stands where an element does not name its own."""
    _part_deposits(root)
    drawings: list[Drawing] = []
    abstracts = _abstracts(root, front, language, drawings)
    _figures(root, drawings)
    descriptions = _descriptions(root, language, drawings)
    claims = tuple(
        split_claims(element, _said(element, language), drawings) for element in root.iterfind("Claims")
    )
    _files(root, drawings)
    return Texts(
        titles=_titles(root, front, language),
        abstracts=abstracts,
        claims=tuple(one for one in claims if one.claims),
        descriptions=descriptions,
        drawings=once(drawings),
    )


def _part_deposits(root: etree._Element) -> None:
    """Put blanks around what the schema names apart in a deposit of biological material and a sentence runs on with."""
    for deposit in root.iter("BiologicalDeposit"):
        for element in (deposit, *deposit):
            element.tail = f" {(element.tail or '').lstrip()}"


def _said(element: etree._Element, language: str) -> str:
    own = (element.get("lang") or "").strip().lower()[:2]
    return "zh" if own == "cn" else own or language


def _titles(root: etree._Element, front: etree._Element, language: str) -> tuple[Text, ...]:
    elements = preferred([*front.iterfind("InventionTitle"), *front.iterfind("DesignTitle")])
    elements = elements or root.findall("Description/InventionTitle")
    return _texts((Prose(language).take([e]).paragraphs, _said(e, language)) for e in elements)


def _texts(found: Iterable[tuple[list[str], str]]) -> tuple[Text, ...]:
    made = (
        Text(paragraphs=tuple(paragraphs), language=language) for paragraphs, language in found if paragraphs
    )
    return tuple(dict.fromkeys(made))


def _abstracts(
    root: etree._Element, front: etree._Element, language: str, drawings: list[Drawing]
) -> tuple[Text, ...]:
    found = []
    for element in preferred([*root.iterfind("Abstract"), *front.iterfind("Abstract")]):
        for figure in element.iterfind("AbstractFigure"):
            drawings += _pages(figure, "abstract")
        prose = Prose(language).take(e for e in element if e.tag not in _ASIDE and not _deposit(e))
        drawings += prose.drawings
        found.append((prose.paragraphs, _said(element, language)))
    for figure in front.iterfind("AbstractFigure"):
        drawings += _pages(figure, "abstract")
    return _texts(found)


def _deposit(element: etree._Element) -> bool:
    """Whether a paragraph is nothing but a deposit of biological material, which some files put into the abstract."""
    inside = " ".join(line(e) for e in element.iterfind("BiologicalDeposit"))
    return bool(inside) and line(element) == inside


def _pages(element: etree._Element, kind: str) -> list[Drawing]:
    """The images of figures, each with the label of its figure."""
    found = []
    for figure in element.iter("Figure"):
        label = (figure.get("figureLabels") or "").strip()
        for image in figure.iter("Image"):
            if file := (image.get("file") or "").strip():
                alt = (image.get("alt") or "").strip()
                found.append(Drawing(file=file, label=label or alt, kind=kind))
    return found + Prose(kind=kind).take(element.iter("DocPage")).drawings


def _figures(root: etree._Element, drawings: list[Drawing]) -> None:
    for element in (*root.iterfind("Drawings"), *root.iterfind("Abstract/Drawings")):
        drawings += _pages(element, "drawing")
    for picture in root.iterfind("DesignPicture/Picture"):
        label = (picture.get("pictureName") or picture.get("pictureType") or "").strip()
        files = [image.get("file") or "" for image in picture.iter("Image")] or [
            picture.get("originName") or ""
        ]
        drawings += [Drawing(file=file.strip(), label=label, kind="design") for file in files if file.strip()]


def _files(root: etree._Element, drawings: list[Drawing]) -> None:
    outer = (e for tag in ("TableExternalDoc", "SequenceListDoc") for e in root.iterfind(tag))
    drawings += Prose(kind="sequence").take(outer).drawings
    drawings += (
        Prose(kind="image")
        .take(e for tag in ("Chemistry", "MathDetails", "TableDetails") for e in root.iterfind(tag))
        .drawings
    )
    drawings += Prose(kind="page").take(root.iterfind("SearchReportData//DocPage")).drawings
    for page in root.iterfind("FullDocImage/ImageFile"):
        if file := (page.get("fileName") or "").strip():
            drawings.append(Drawing(file=file, label=str(page[0].tag) if len(page) else "", kind="page"))


def _descriptions(root: etree._Element, language: str, drawings: list[Drawing]) -> tuple[Description, ...]:
    found = []
    for element in root.iterfind("Description"):
        sections = tuple(_sections(element, language, drawings))
        found.append((sections, _said(element, language)))
    for element in root.iterfind("DesignBriefExplanation"):
        prose = Prose(language).take(element)
        drawings += prose.drawings
        section = Section(kind=SectionKind.OTHER, heading="简要说明", paragraphs=tuple(prose.paragraphs))
        found.append(((section,) if prose.paragraphs else (), _said(element, language)))
    for element in root.iterfind("SequenceListDoc"):
        paragraphs = Prose(language).take([element]).paragraphs
        if paragraphs and found:
            section = Section(kind=SectionKind.OTHER, heading="序列表", paragraphs=tuple(paragraphs))
            found[0] = ((*found[0][0], section), found[0][1])
    return tuple(Description(sections=sections, language=said) for sections, said in found if sections)


def _sections(element: etree._Element, language: str, drawings: list[Drawing]) -> Iterator[Section]:
    """The office's parts as they are marked; what stands outside of them parted by its own headings."""
    loose: list[str] = []
    for child in element:
        if child.tag == "InventionTitle":
            continue
        prose = Prose(language).take([child])
        drawings += prose.drawings
        kind = PARTS.get(str(child.tag))
        if kind is None:
            loose += prose.paragraphs
            continue
        yield from parted(loose)
        loose = []
        if prose.paragraphs:
            yield _marked(kind, child, prose.paragraphs)
    yield from parted(loose)


def _marked(kind: SectionKind, element: etree._Element, paragraphs: list[str]) -> Section:
    if len(element) and element[0].tag == "Heading" and line(element[0]) == paragraphs[0]:
        return Section(kind=kind, heading=paragraphs[0], paragraphs=tuple(paragraphs[1:]))
    return headed(kind, paragraphs)
