"""Documents cited in Japanese gazettes: by the examiner on the front page, by the applicant in the description."""

import re
import unicodedata

from mingze.services.patents import numbers
from mingze.services.patents.record import Citation, Number, Phase
from mingze.services.patents.sources.elements import Element, child, said, within
from mingze.services.patents.sources.st36_citations import literature
from mingze.services.patents.sources.st36_parts import identification, published
from mingze.services.patents.sources.xml import local

_FOREIGN = (
    (re.compile(r"国際公開(?:第|番号)?\s*(?:WO)?\s*(\d{2,4}/\d{4,6})"), "WO", ""),
    (re.compile(r"米国特許出願公開第?\s*(?:US)?\s*(20\d{2}/?\d{6,7})"), "US", "A1"),
    (re.compile(r"米国特許第?\s*(?:US)?\s*([\d,]{7,11})"), "US", ""),
    (re.compile(r"欧州特許出願公開第?\s*(?:EP)?\s*0?(\d{6,7})"), "EP", "A1"),
    (re.compile(r"中国特許出願公開第?\s*(?:CN)?\s*(\d{7,9})"), "CN", "A"),
)
_OWN = re.compile(
    r"(?:特開|特表|特公|実開|実公|実登|特許第|実用新案登録第|再表|意匠登録第)(?:昭|平|令)?和?成?\s*\d{1,4}[-/]?\d*|"
    r"特許\s*\d{7}"
)


def citations(root: Element, bib: Element) -> tuple[Citation, ...]:
    """Those of the examiner first, then those the applicant names, each in its order."""
    found: list[Citation] = []
    for element in within(child(bib, "references-cited"), "*"):
        found += _one(element, Phase.EXAMINATION)
    for element in within(child(root, "description"), "*"):
        found += _one(element, Phase.APPLICANT)
    return tuple(dict.fromkeys(found))


def number_in(text: str) -> Number | None:
    """The number of the one document a Japanese sentence cites, as ``特開２０１１－１２３４５６号公報``."""
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("‐", "-").replace("―", "-")
    for pattern, office, kind in _FOREIGN:
        if found := pattern.search(plain):
            try:
                return Number(
                    key=numbers.publication(office, found[1].replace(",", ""), kind), original=text[:200]
                )
            except numbers.NumberError:
                return None
    found = _OWN.search(plain)
    readings = (
        [one for one in numbers.parse(found[0]) if one.role is numbers.Role.PUBLICATION] if found else []
    )
    return Number(key=readings[0].key, original=text[:200]) if readings else None


def _one(element: Element, phase: Phase) -> list[Citation]:
    name = local(element)
    if name == "patcit":
        given = identification(element)
        number = published(given, office="JP") if given else number_in(said(element))
        text = said(element)
        return [Citation(number=number, text="" if number else text, phase=phase)] if number or text else []
    if name == "nplcit":
        text = literature(element)
        return [Citation(text=text, phase=phase)] if text else []
    return []
