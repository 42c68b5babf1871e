"""Documents cited in Japanese gazettes: by the examiner on the front page, by the applicant in the description."""

import re
import unicodedata

from mingze.services.patents import numbers
from mingze.services.patents.record import Citation, Number, Phase
from mingze.services.patents.sources.markup.elements import Element, child, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.citations import literature
from mingze.services.patents.sources.st36.parts import identification, published

_FOREIGN = (
    (re.compile(r"国際公開(?:第|番号)?\s*(?:WO)?\s*(\d{2,4}/\d{4,6})"), "WO", ""),
    (re.compile(r"米国特許出願公開第?\s*(?:US)?\s*(20\d{2}/?\d{6,7})"), "US", "A1"),
    (re.compile(r"米国特許第?\s*(?:US)?\s*([\d,]{7,11})"), "US", ""),
    (re.compile(r"欧州特許出願公開第?\s*(?:EP)?\s*0?(\d{6,7})"), "EP", "A1"),
    (re.compile(r"中国特許出願公開第?\s*(?:CN)?\s*(\d{7,9})"), "CN", "A"),
)
_TOLD = re.compile(r"\(([A-Z]{2})[,、]\s*([A-Z]\d?)\)")
"""Office and kind, as the Patent Office prints them behind a cited document."""
_NUMBERED = re.compile(r"第\s*([\d,/-]{5,16})")
_OWN = re.compile(
    r"(?:特開|特表|特公|実開|実公|実登|特許第|登録実用新案第|実用新案登録第|再表|意匠登録第)(?:昭|平|令)?和?成?\s*\d{1,4}[-/]?\d*|"
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
    told = _TOLD.search(plain)
    for pattern, office, kind in _FOREIGN:
        if found := pattern.search(plain):
            return _foreign(office, found[1], told[2] if told and told[1] == office else kind, text)
    found = _OWN.search(plain)
    readings = (
        [one for one in numbers.parse(found[0]) if one.role is numbers.Role.PUBLICATION] if found else []
    )
    if readings:
        kind = told[2] if told and told[1] == "JP" else ""
        return Number(key=_of_kind(readings[0].key, kind), original=text[:200])
    # Of other offices the brackets tell which it is; the number is whatever stands behind "the number".
    found = _NUMBERED.search(plain) if told else None
    return _foreign(told[1], found[1], told[2], text) if told and found else None


def _foreign(office: str, number: str, kind: str, text: str) -> Number | None:
    try:
        return Number(key=numbers.publication(office, number.replace(",", ""), kind), original=text[:200])
    except numbers.NumberError:
        return None


def _of_kind(key: str, kind: str) -> str:
    """The key with the kind that is printed, which is more than the words before the number tell."""
    bare = re.fullmatch(r"(JP[A-Z]?\d+)([A-Z]\d?)?", key)
    return bare[1] + kind if bare and kind else key


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
