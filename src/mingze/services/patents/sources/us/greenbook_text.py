"""Text of the USPTO files of 1976 to 2001: named characters, paragraphs, tables, headings, claims."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from mingze.services.patents.claims import dependencies
from mingze.services.patents.record import Claim, Claims, Description, Drawing, Section, SectionKind
from mingze.services.patents.sources.texts import headings
from mingze.services.patents.sources.us.greenbook_lines import Field, Group

_LETTERS = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
)
_GREEK = dict(zip(_LETTERS.split(), "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
CHARACTERS = {
    **_GREEK,
    **{name.upper(): letter.upper() for name, letter in _GREEK.items()},
    "sub": "",
    "sup": "",
    "degree": "°",
    "times": "×",
    "div": "÷",
    "+-": "±",
    "-+": "∓",
    "multidot": "·",
    "ltoreq": "≤",
    "gtoreq": "≥",
    "noteq": "≠",
    "ident": "≡",
    "about": "∼",
    "apprxeq": "≈",
    "congruent": "≅",
    "varies": "∝",
    "infin": "∞",
    "angle": "∠",
    "perp": "⊥",
    "parallel": "∥",
    "sqroot": "√",
    "intg": "∫",
    "differential": "∂",
    "gradient": "∇",
    "SIGMA": "Σ",
    "thrfore": "∴",
    "because": "∵",
    "prime": "′",
    "dbd": "═",
    "tbd": "≡",
    "sym": "⊕",
    "crclbar": "⊖",
    "circle": "○",
    "largecircle": "◯",
    "quadrature": "□",
    "rarw": "←",
    "fwdarw": "→",
    "uparw": "↑",
    "dwnarw": "↓",
    "revreaction": "⇌",
    "lrarw": "⇄",
    "andgate": "∧",
    "orgate": "∨",
    "solthalfcircle": "◗",
    "circle-solid": "●",
    "box-solid": "■",
    "star": "☆",
    "tangle-solidup": "▲",
    "solid-star": "★",
    "diamond": "◇",
    "diamond-solid": "◆",
    "gradient.": "∇",
    "dagger": "†",
    "sctn": "§",
    "paragraph": "¶",
    "RTM": "®",
    "TM": "™",
    "COPYRGT": "©",
    "cent": "¢",
    "Yen": "¥",
    "pound": "£",
    "ANG": "Å",
    "ang": "å",
    "permill": "‰",
    "female": "♀",
    "male": "♂",
    "vertline": "|",
    "epsilon": "ε",
    "di-elect cons": "∈",
    "OR right": "⊃",
    "orthogonal": "⊥",
    "AE butted": "Æ",
    "ae butted": "æ",
    "o slashed": "ø",
    "O slashed": "Ø",
    "beta.": "β",
    "hoarfrost": "␣",
    "notlessthan": "≮",
    "notgreaterthan": "≯",
    "apprch": "→",
    "cndot": "·",
    "omega.": "ω",
    "lambda.": "λ",
}
"""Names between full stops. ``.sub.`` and ``.sup.`` only lower and raise what follows."""
_ACCENTS = {
    "acute": "\u0301",
    "grave": "\u0300",
    "circumflex": "\u0302",
    "umlaut": "\u0308",
    "dot": "\u0307",
    "tilde": "\u0303",
    "cedilla": "\u0327",
    "macron": "\u0304",
    "hacek": "\u030c",
    "vector": "\u20d7",
    "bar": "\u0304",
}
_NAMED = re.compile(r"\.(" + "|".join(sorted(map(re.escape, CHARACTERS), key=len, reverse=True)) + r")\.")
_ACCENTED = re.compile(rf"[{{.]?({'|'.join(_ACCENTS)}) over \((\w)\)[}}]?")
_IMAGE = re.compile(r"\s*##([A-Z]{3}\d{1,4}(?:\.\d+)?)##\s*")
_RULE = re.compile(r"[_\-=\s]{10,}")
_BLANKS = re.compile(r" {2,}")
_COLUMNS = re.compile(r" {2,}|\t")
PARTS = {
    "GOVT": SectionKind.OTHER,
    "PARN": SectionKind.OTHER,
    "BSUM": SectionKind.DISCLOSURE,
    "DRWD": SectionKind.DRAWINGS,
    "DETD": SectionKind.EMBODIMENTS,
}
"""Groups of the description, in the order of the record."""
IMAGES = {"STR": "chemistry", "EQU": "formula", "SPC": "image"}


def characters(text: str) -> str:
    """A text with its named characters as Unicode: ``R.sub.1 .ltoreq..alpha.`` is ``R1 ≤α``."""
    text = _NAMED.sub(lambda found: CHARACTERS[found[1]], text)
    accented = _ACCENTED.sub(lambda found: found[2] + _ACCENTS[found[1]], text)
    return (
        " ".join(unicodedata.normalize("NFC", accented).split())
        if "  " in text
        else unicodedata.normalize("NFC", accented)
    )


def paragraphs(field: Field) -> list[str]:
    """The paragraphs of a field: one, but of a table each row with tabs between its columns."""
    if field.tag.startswith("TBL"):
        rows = [line.strip() for line in field.lines if not _RULE.fullmatch(line)]
        cells = ("\t".join(_clean(cell) for cell in _COLUMNS.split(row)) for row in rows)
        return [row for row in cells if row.strip()]
    text = _clean(field.text)
    return [text] if text else []


def images(groups: Iterable[Group]) -> tuple[Drawing, ...]:
    """Structures and equations, which the text names by marks as ``##STR1##``."""
    found: dict[str, Drawing] = {}
    for group in groups:
        for field in group.fields:
            for mark in _IMAGE.findall("\n".join(field.lines)):
                found.setdefault(mark, Drawing(file=mark, kind=IMAGES.get(mark[:3], "image")))
    return tuple(found.values())


def text_of(group: Group) -> tuple[str, ...]:
    """All paragraphs of a group."""
    return tuple(one for field in group.fields for one in paragraphs(field))


def description(groups: Iterable[Group]) -> Description | None:
    """Sections: one for each group and each heading (``PAC``) in it."""
    sections = tuple(section for group in groups if group.name in PARTS for section in _sections(group))
    return Description(sections=sections, language="en") if sections else None


def claims(groups: Iterable[Group]) -> tuple[Claims | None, str]:
    """Claims and what stands before them (``STM``). A design has one claim, without a number."""
    found: list[tuple[int, list[str]]] = []
    statement = ""
    for group in groups:
        if group.name not in {"CLMS", "DCLM"}:
            continue
        for field in group.fields:
            if field.tag == "STM":
                statement = _clean(field.text)
            elif field.tag == "NUM":
                digits = re.sub(r"\D", "", field.text)[:5]
                found.append((int(digits or len(found) + 1), []))
            else:
                if not found:
                    found.append((1, []))
                found[-1][1].extend(paragraphs(field))
    taken = tuple(_claim(number, lines) for number, lines in found if lines)
    return (Claims(claims=taken, language="en") if taken else None), statement


def _claim(number: int, lines: list[str]) -> Claim:
    text = "\n".join(lines)
    return Claim(number=number, text=text, depends_on=dependencies(text, number, "en"))


def _sections(group: Group) -> Iterator[Section]:
    kind, heading, held = PARTS[group.name], "", list[str]()
    for field in group.fields:
        if field.tag == "PAC":
            if held or heading:
                yield Section(kind=kind, heading=heading, paragraphs=tuple(held))
            heading, held = _clean(field.text), []
            kind = headings.kind_of(heading) or kind
        else:
            held += paragraphs(field)
    if held or heading:
        yield Section(kind=kind, heading=heading, paragraphs=tuple(held))


def _clean(text: str) -> str:
    return characters(_IMAGE.sub(" ", text)).strip()
