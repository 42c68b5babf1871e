"""Japanese numbers: years of the emperors until 1999 (S60, H10), of our calendar since."""

import re

from mingze.services.patents.numbers.reading import Role, Sureness
from mingze.services.patents.numbers.rules import KIND, Body, Office, Rule

FIRST_YEAR = {"M": 1867, "T": 1911, "S": 1925, "H": 1988, "R": 2018}
"""Year before the first of each era: Meiji, Taisho, Showa, Heisei, Reiwa."""
ERAS = {"明": "M", "大": "T", "昭": "S", "平": "H", "令": "R"}
_NAMES = {
    "特開": "A", "特开": "A", "特表": "A", "実開": "U", "實開": "U", "实开": "U", "実表": "U",
    "特公": "B2", "実公": "Y2", "實公": "Y2", "实公": "Y2",
    "特許": "B2", "特许": "B2", "特許第": "B2", "特许第": "B2",
    "実登": "U", "実用新案登録": "U", "実用新案登録第": "U", "实登": "U",
    "意登": "S", "意匠登録": "S", "意匠登録第": "S",
}  # fmt: skip
"""Gazettes by name, with the kind of most of what they hold."""
_APPLIED = {"特願": "", "特愿": "", "実願": "U", "實願": "U", "实愿": "U", "意願": "S", "意愿": "S"}
_ERA = (
    r"(?P<era>MEI(?:JI)?|TAI(?:SHO)?|SHO(?:WA)?|HEI(?:SEI)?|REI(?:WA)?|[MTSHR明大昭平令])"
    r"(?:和|成|治|正)?-?(?P<year>[0-9]{1,2})"
)
_WEST = r"(?P<west>(?:19|20)[0-9]{2})"
_PATENT = "(?:[AP]-?)?"
"""What translators put in front: A of a laid-open application, P for patents (``HEI 10-123456``, ``P2000-123456``)."""
_DATED = r"(?P<west>20[0-9]{2})(?:-(?=[0-9])|(?=[0-9]{5,6}(?![0-9])))(?P<serial>[0-9]{1,6})"
"""Publications bear years of our calendar since 2000; without a hyphen shorter numbers are registrations."""
_NAME = rf"(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})-?"
_REQUEST = rf"(?P<request>{'|'.join(_APPLIED)})-?"
_MODEL = r"3[0-2][0-9]{5}(?=-?U)|2[56][0-9]{5}(?=-?Y)"
"""Utility models registered without examination since 1994 (from 3000001), and examined ones from 1996 (2500001)."""
_SERIAL = r"[-/]?(?P<serial>[0-9]{1,6})"


def _group(found: re.Match[str], name: str) -> str:
    return found.groupdict().get(name) or ""


def _era(found: re.Match[str]) -> str:
    era = _group(found, "era")
    return ERAS.get(era, era[:1])


def _publication(found: re.Match[str]) -> Body | None:
    kind = _group(found, "kind") or _NAMES.get(_group(found, "name"), "")
    serial = int(found["serial"])
    if west := _group(found, "west"):
        return Body(text=f"{west}{serial:06d}", kind=kind)
    return Body(text=f"{_era(found)}{int(found['year']):02d}{serial}", kind=kind)


def _application(found: re.Match[str]) -> Body | None:
    """Year of our calendar and six digits, then U or S where the request is for a utility model or a design."""
    west = int(_group(found, "west") or FIRST_YEAR[_era(found)] + int(found["year"]))
    right = _APPLIED.get(_group(found, "request"), "") or _right(found)
    return Body(text=f"{west}{int(found['serial']):06d}{right}")


def _two_digits(found: re.Match[str]) -> Body | None:
    """A year of two digits without its era: of Heisei or Showa; of our calendar where neither reached so many."""
    year, serial = int(found["year"]), int(found["serial"])
    first = 1900 if year > 64 else FIRST_YEAR["S"] if year > 31 else FIRST_YEAR["H"]
    return Body(text=f"{first + year}{serial:06d}{_right(found)}") if year else None


def _right(found: re.Match[str]) -> str:
    """Utility models and designs number their requests apart, so that the letter belongs to the number."""
    kind = _group(found, "kind")[:1]
    return {"U": "U", "Y": "U", "D": "S", "S": "S", "F": "S"}.get(kind, "")


def _undotted(found: re.Match[str]) -> Body | None:
    """Year of the era without letter, then six digits, as old databases write it: ``JP10123456A`` of Heisei 10."""
    year, serial = int(found["year"]), int(found["serial"])
    era = "H" if 1 <= year <= 12 else "S" if 33 <= year <= 64 else ""
    return Body(text=f"{era}{year:02d}{serial}") if era else None


def _exchanged(found: re.Match[str]) -> Body | None:
    """Serial number and two digits of our year: ``34425998`` (DOCDB before 2000)."""
    return Body(text=f"{1900 + int(found['year'])}{int(found['serial']):06d}{_right(found)}")


def _registered(found: re.Match[str]) -> Body:
    kind = _group(found, "kind") or _NAMES.get(_group(found, "name"), "")
    return Body(text=found["serial"].lstrip("0"), kind=kind)


def _republished(found: re.Match[str]) -> Body | None:
    year = found["year"]
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 77 else 2000)
    return Body(text=f"WO{full}{int(found['serial']):06d}", kind=_group(found, "kind") or "A1")


RULES = (
    Rule(Role.PUBLICATION, rf"(?P<serial>{_MODEL})-?{KIND}", _registered, Sureness.LIKELY, split=True),
    Rule(Role.APPLICATION, rf"{_REQUEST}{_WEST}{_SERIAL}", _application, split=True, bare=Sureness.CERTAIN),
    Rule(Role.APPLICATION, rf"{_REQUEST}{_ERA}{_SERIAL}", _application, split=True, bare=Sureness.CERTAIN),
    Rule(
        Role.PUBLICATION,
        rf"{_NAME}{_WEST}{_SERIAL}-?{KIND}?",
        _publication,
        split=True,
        bare=Sureness.CERTAIN,
    ),
    Rule(
        Role.PUBLICATION, rf"{_NAME}{_ERA}{_SERIAL}-?{KIND}?", _publication, split=True, bare=Sureness.CERTAIN
    ),
    Rule(
        Role.PUBLICATION,
        rf"{_NAME}(?P<serial>[0-9]{{1,7}})-?{KIND}?",
        _registered,
        split=True,
        bare=Sureness.CERTAIN,
    ),
    Rule(
        Role.PUBLICATION,
        rf"(?:WO|再表|再公表)[-/]?(?P<year>[0-9]{{4}}|[0-9]{{2}})[-/]?(?P<serial>[0-9]{{5,6}})-?{KIND}?",
        _republished,
        split=True,
        bare=Sureness.POSSIBLE,
    ),
    Rule(
        Role.PUBLICATION,
        rf"{_PATENT}{_ERA}{_SERIAL}-?{KIND}?",
        _publication,
        split=True,
        bare=Sureness.LIKELY,
    ),
    Rule(
        Role.PUBLICATION,
        rf"{_PATENT}{_DATED}-?{KIND}",
        _publication,
        split=True,
        bare=Sureness.POSSIBLE,
    ),
    Rule(Role.PUBLICATION, rf"A-?{_DATED}", _publication, split=True),
    Rule(
        Role.PUBLICATION,
        r"(?:A-)?(?P<year>[0-9]{1,2})-?(?P<serial>[0-9]{6})-?(?P<kind>A[0-9]?|U[0-9]?|Y[0-9]?)",
        _undotted,
        Sureness.LIKELY,
        split=True,
    ),
    Rule(
        Role.PUBLICATION,
        rf"(?:A-)?(?P<year>[0-9]{{1,2}})-(?P<serial>[0-9]{{1,6}})-?{KIND}?",
        _undotted,
        Sureness.LIKELY,
        split=True,
    ),
    Rule(Role.PUBLICATION, rf"(?P<serial>[0-9]{{1,7}}){KIND}", _registered),
    Rule(Role.PUBLICATION, r"(?P<serial>[0-9]{5,7})", _registered, Sureness.LIKELY),
    Rule(Role.PUBLICATION, _DATED, _publication, Sureness.LIKELY, split=True),
    Rule(
        Role.APPLICATION,
        rf"(?:P-?)?{_WEST}[-/]?0?(?P<serial>[0-9]{{1,6}})(?P<kind>[USDF])?",
        _application,
        Sureness.LIKELY,
        split=True,
    ),
    Rule(Role.APPLICATION, rf"(?:P-?)?{_ERA}{_SERIAL}", _application, Sureness.LIKELY, split=True),
    Rule(
        Role.APPLICATION,
        r"(?P<year>[0-9]{1,2})[-/](?P<serial>[0-9]{1,6})",
        _two_digits,
        Sureness.POSSIBLE,
        split=True,
    ),
    Rule(
        Role.APPLICATION,
        r"(?P<serial>[0-9]{1,6})/?(?P<year>[0-9]{2})-?(?P<kind>[A-Z])?",
        _exchanged,
        split=True,
        exchange=True,
    ),
)


def _show(body: str, kind: str, role: Role) -> str:
    if role is Role.APPLICATION:
        name = {"U": "実願", "S": "意願"}.get(body[-1], "特願")
        return f"{name}{body[:4]}-{body[4:10]}" if body[:4] >= "2000" else f"{name}{_dated(body)}"
    if len(body) == 10 and body.isdigit():
        return f"JP {body[:4]}-{body[4:]} {kind}".rstrip()
    if found := re.fullmatch(r"([MTSHR][0-9]{2})([0-9]+)", body):
        return f"JP {found[1]}-{found[2]} {kind}".rstrip()
    return f"JP {body} {kind}".rstrip()


def _dated(body: str) -> str:
    """A year before 2000 in its era, as the office wrote it: the first week of 1989 belongs to Showa 64."""
    year = int(body[:4])
    era, first = ("平", FIRST_YEAR["H"]) if year >= 1989 else ("昭", FIRST_YEAR["S"])
    if year < 1926:
        era, first = ("大", FIRST_YEAR["T"]) if year >= 1912 else ("明", FIRST_YEAR["M"])
    return f"{era}{year - first}-{body[4:10]}"


def _other(body: str, kind: str) -> tuple[str, ...]:
    if found := re.fullmatch(r"[MTSHR]([0-9]{2})([0-9]+)", body):
        year = int(found[1])
        return (f"{year}{int(found[2]):06d}", f"{body[0]}{year}{int(found[2]):06d}")
    if not kind and re.fullmatch(r"19[0-9]{8}[US]?", body):
        return (f"{int(body[4:10])}{body[2:4]}",)
    return ()


OFFICE = Office(code="JP", prefixes=("JPO", "JP", "日本特許", "日本"), rules=RULES, show=_show, other=_other)
