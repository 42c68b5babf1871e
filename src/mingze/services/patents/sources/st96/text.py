"""Text parts of ST.96 documents under their ST.36 names."""

from collections.abc import Iterator

from mingze.services.patents.sources.markup.elements import Element, said, within
from mingze.services.patents.sources.markup.renaming import renamed
from mingze.services.patents.sources.markup.xml import local

NAMES = {
    "Description": "description",
    "Claims": "claims",
    "PatentClaims": "claims",
    "Abstract": "abstract",
    "Drawings": "drawings",
    "P": "p",
    "Heading": "heading",
    "Claim": "claim",
    "ClaimText": "claim-text",
    "ClaimReference": "claim-ref",
    "Br": "br",
    "LI": "li",
    "UL": "ul",
    "OL": "ol",
    "DL": "dl",
    "DT": "dt",
    "DD": "dd",
    "ListItem": "li",
    "Figure": "figure",
    "Math": "maths",
    "Chemistry": "chemistry",
    "ChemicalFormulae": "chemistry",
    "Table": "tables",
    "IPOASISTable": "table",
    "OASISTable": "table",
    "TableGroup": "tgroup",
    "TableHead": "thead",
    "TableBody": "tbody",
    "Row": "row",
    "Entry": "entry",
    "TechnicalField": "technical-field",
    "BackgroundArt": "background-art",
    "CitationList": "citation-list",
    "Disclosure": "disclosure",
    "InventionSummary": "summary-of-invention",
    "SummaryOfInvention": "summary-of-invention",
    "TechnicalProblem": "tech-problem",
    "TechnicalSolution": "tech-solution",
    "AdvantageousEffects": "advantageous-effects",
    "DrawingDescription": "description-of-drawings",
    "EmbodimentDescription": "description-of-embodiments",
    "EmbodimentsDescription": "description-of-embodiments",
    "BestMode": "best-mode",
    "InventionMode": "mode-for-invention",
    "IndustrialApplicability": "industrial-applicability",
    "ReferenceSignBag": "reference-signs-list",
    "SequenceListText": "sequence-list-text",
}
ATTRIBUTES = {
    "idrefs": "idref",
    "claimNumber": "num",
    "figureNumber": "num",
    "languageCode": "lang",
    "pNumber": "num",
}
_IMAGES = frozenset({"PageImage", "Image", "InlineImage", "FigureImage"})


def as_st36(root: Element) -> None:
    """Bring the tree to ST.36: numbers of claims become attributes, images name their file in one."""
    for claim in within(root, "Claim"):
        for part in list(claim):
            if local(part) in {"ClaimNumber", "ClaimTypeCategory", "ClaimStatusCategory"}:
                if local(part) == "ClaimNumber" and said(part).isdigit():
                    claim.set("num", said(part))
                claim.remove(part)
    for image in list(_images(root)):
        file, label = (
            said(next(within(image, "FileName"), None)),
            said(next(within(image, "FigureNumber"), None)),
        )
        tail = image.tail
        for part in list(image):
            image.remove(part)
        image.text, image.tail, image.tag = None, tail, "img"
        image.set("file", file)
        if label:
            image.set("alt", label)
    renamed(root, NAMES, ATTRIBUTES)


def _images(root: Element) -> Iterator[Element]:
    for element in within(root, "*"):
        if local(element) in _IMAGES and next(within(element, "FileName"), None) is not None:
            yield element
