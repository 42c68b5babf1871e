"""Classification symbols from their many writings to the canonical ones, with what stands beside them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

import msgspec

from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources.values import days
from mingze.services.search.schemes import fi_symbol

EDITIONS = {
    "1": date(1968, 9, 1),
    "2": date(1974, 7, 1),
    "3": date(1980, 1, 1),
    "4": date(1985, 1, 1),
    "5": date(1990, 1, 1),
    "6": date(1995, 1, 1),
    "7": date(2000, 1, 1),
}
"""Days on which the editions of the IPC before the reform came into force (IPC Guide)."""

_GROUP = re.compile(r"([A-HY])\s*(\d{2})\s*([A-Z])\s*0*(\d{1,4})\s*[/:]\s*(\d{1,6})", re.IGNORECASE)
_LONG = re.compile(r"([A-HY]\d{2}[A-Z])(\d{4})(\d{2})(\d{4})", re.IGNORECASE)
_CLASS = re.compile(r"([A-HY])\s*(\d{2})\s*([A-Z])?\s*(\d{1,4})?", re.IGNORECASE)
_ST8 = re.compile(
    r"\s*(?:\(?(?P<version>\d{8}|\d{4}\.\d{2})\)?)?"
    r"\s*(?:(?P<level>[CAS])(?P<position>[FL ]?)\s?(?P<value>[IN]))?"
    r"\s*(?P<acted>\d{8})?\s*(?P<status>[BRVD])?(?P<source>[HMG])?(?P<office>[A-Z]{2})?\s*"
)
_SCHEMES = {
    "FI": Scheme.FI,
    "FTERM": Scheme.FTERM,
    "FT": Scheme.FTERM,
    "UC": Scheme.USPC,
    "USPC": Scheme.USPC,
    "US": Scheme.USPC,
    "EC": Scheme.ECLA,
    "ECLA": Scheme.ECLA,
    "LOC": Scheme.LOC,
    "IPC": Scheme.IPC,
}


def canonical(text: str) -> str:
    """``A61K   9/16``, ``A61K0009160000`` and ``a61k9:16`` as ``A61K9/16``; a class or subclass alone as it is."""
    if found := _LONG.fullmatch(text.strip()):
        return f"{found[1].upper()}{int(found[2])}/{found[3]}{found[4].rstrip('0')}"
    if found := _GROUP.match(text.strip()):
        section, number, subclass, group, below = found.groups()
        return f"{section}{number}{subclass}".upper() + f"{int(group)}/{below}"
    if found := _CLASS.fullmatch(text.strip()):
        return "".join(part or "" for part in found.groups()).upper()
    return ""


def st8(text: str) -> Symbol | None:
    """An IPC symbol in the fixed columns of WIPO ST.8, or shortened with blanks lost; ``None`` when it is none."""
    found = _GROUP.match(text.strip())
    if found is None:
        code = canonical(text)
        return Symbol(scheme=Scheme.IPC, code=code) if code else None
    rest = _ST8.fullmatch(text.strip()[found.end() :])
    given = rest.groupdict() if rest else {}
    return Symbol(
        scheme=Scheme.IPC,
        code=canonical(text),
        first=given.get("position") == "F",
        inventive={"I": True, "N": False}.get(given.get("value") or ""),
        version=_version(given.get("version") or ""),
        office=given.get("office") or "",
    )


def edition(text: str, number: str, *, first: bool) -> Symbol | None:
    """A symbol of editions 1 to 7, as ``7A 61K   9/16   A``, the edition standing before it or beside it."""
    text = text.strip()
    if text[:1].isdigit():
        number, text = text[0], text[1:]
    code = canonical(re.sub(r"^\s*([A-H])\s+", r"\1", text))
    return Symbol(scheme=Scheme.IPC, code=code, first=first, version=EDITIONS.get(number)) if code else None


def scheme(name: str) -> Scheme | None:
    """The scheme an exchange file names: ``CPCI`` and ``CPCNO`` are both the CPC."""
    name = name.upper()
    return Scheme.CPC if name.startswith("CPC") else _SCHEMES.get(name)


def code_of(kind: Scheme, text: str) -> str:
    """A symbol of any scheme: those of IPC, CPC, FI and F-terms canonical, others without blanks."""
    if kind is Scheme.FI:
        return fi_code(text) or "".join(text.split())
    if kind is Scheme.FTERM:
        return fterm_code(text)
    found = canonical(text) if kind in {Scheme.IPC, Scheme.CPC} else ""
    return found or "".join(text.split())


def fi_code(text: str) -> str:
    """``G06F3/041,410@A`` from any writing of an FI symbol; empty where there is none."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    # Exchange files put the edition in front: 4F21S43/237.
    return fi_symbol(re.sub(r"^\d(?=[A-HY]\d{2}[A-Z])", "", plain)) or ""


def fterm_code(text: str) -> str:
    """``2H052AB01`` from the columns of an F-term, with or without a stroke behind the theme."""
    return re.sub(r"[\s/]", "", unicodedata.normalize("NFKC", text)).upper()


def with_editions(symbols: Iterable[Symbol], old: Iterable[Symbol]) -> list[Symbol]:
    """IPC symbols after the reform and of the printed edition: each code once, the printed main one kept as first."""
    result = list(symbols)
    places = {symbol.code: place for place, symbol in reversed(list(enumerate(result)))}
    for symbol in old:
        place = places.get(symbol.code)
        if place is None:
            result.append(symbol)
        elif symbol.first and not any(other.first for other in result):
            result[place] = msgspec.structs.replace(result[place], first=True)
    return result


def _version(text: str) -> date | None:
    return days.compact(text.replace(".", "") + "01" if "." in text else text)
