"""Classification symbols as offices write them, each to its canonical form."""

import re
from datetime import date

from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources.values.days import compact

_IPC = re.compile(
    r"(?P<subclass>[A-HY]\d{2}[A-Z])\s*(?P<group>\d{1,4})\s*/\s*(?P<subgroup>\d{2,6})\s*"
    r"(?:\(?(?P<year>\d{4})\.(?P<month>\d{2})\)?|(?P<version>\d{8}))?\s*"
    r"[ACS]?\s*(?P<position>[FL])?(?P<value>[INA])?\s*(?:\d{8})?[BRVD]?[HMG]?(?P<office>[A-Z]{2})?"
)
"""WIPO ST.8: symbol, version, level, position, value, day of the action, status, source, generating office."""
_OLD_IPC = re.compile(r"([A-H]\d{2}[A-Z])([ \d]{3})(\d{2,6})")
"""Without a slash: subclass, group in three columns, subgroup."""
_SHORT = re.compile(r"[A-HY](?:\d{2}(?:[A-Z](?:\s*\d{1,4})?)?)?")
_SUBCLASS_OF_SIX = re.compile(r"(\d{3})(\d{3}|[A-Z]\d{2}|\d{2}[A-Z])")


def ipc_code(text: str) -> str:
    """``H04N1/40`` from any writing of an IPC or CPC symbol; empty where it is none."""
    text = text.strip().upper()
    if found := _IPC.match(text):
        return _joined(found["subclass"], found["group"], found["subgroup"])
    if found := _OLD_IPC.fullmatch(text):
        return _joined(found[1], found[2], found[3])
    return re.sub(r"\s", "", text) if _SHORT.fullmatch(text) else ""


def ipc(text: str, *, scheme: Scheme = Scheme.IPC, first: bool = False) -> Symbol | None:
    """A symbol with what its writing tells: version, position, value, office (WIPO ST.8)."""
    code = ipc_code(text)
    if not code:
        return None
    found = _IPC.match(text.strip().upper())
    if found is None:
        return Symbol(scheme=scheme, code=code, first=first)
    return Symbol(
        scheme=scheme,
        code=code,
        first=first or found["position"] == "F",
        inventive=inventive(found["value"] or ""),
        version=compact(found["version"]) if found["version"] else _month(found["year"], found["month"]),
        office=found["office"] or "",
    )


def of_parts(subclass: str, group: str, subgroup: str) -> str:
    """``H04N1/40`` from its parts; only the subclass where no group is given."""
    return _joined(subclass, group, subgroup) if group else subclass.upper()


def inventive(value: str) -> bool | None:
    """Whether a value code says invention (``I``) or additional (``A``, ``N``) information."""
    return {"I": True, "A": False, "N": False}.get(value.strip().upper())


def uspc_code(text: str) -> str:
    """``206/15`` from the columns of a US class: three for the class, three for the subclass, the rest its decimals.

    Blanks count: ``220 2391`` is 220/23.91. A span (``463 16- 25``) becomes ``463/16-25``. Empty where it is none.
    """
    text = text.strip("\r\n\t").rstrip()
    if "/" in text:
        return re.sub(r"\s", "", text)
    kind, rest = re.sub(r"\s", "", text[:3]), text[3:]
    if not re.fullmatch(r"D\d{1,2}|\d{1,3}|PLT|[A-Z]\d[A-Z]", kind) or not rest.strip():
        return ""
    subclass = "-".join(_subclass(part) for part in rest.split("-"))
    return f"{kind.lstrip('0') or kind}/{subclass}"


def uspc_of_six(kind: str, subclass: str) -> str:
    """``435/252.1`` from ``435`` and ``252100``, as the publications of 2001 to 2004 write it."""
    kind, subclass = kind.strip(), subclass.strip()
    found = _SUBCLASS_OF_SIX.fullmatch(subclass)
    if found is None:
        return f"{kind.lstrip('0') or kind}/{subclass}" if kind and subclass else ""
    whole, rest = found[1].lstrip("0") or "0", found[2]
    decimals = rest.rstrip("0") if rest.isdigit() else re.sub(r"0", "", rest)
    point = "." if decimals[:1].isdigit() else ""
    return f"{kind.lstrip('0') or kind}/{whole}{point}{decimals}"


def locarno_code(text: str) -> str:
    """``09-03`` from ``0903``, ``9-3`` or ``LOC (10) Cl. 09-03``; empty where it is none."""
    found = re.search(r"(?<!\d)(\d{1,2})\s*[-./]\s*(\d{1,2})(?!\d)|(?<!\d)(\d{2})(\d{2})(?!\d)", text)
    if found is None:
        return ""
    return f"{int(found[1] or found[3]):02d}-{int(found[2] or found[4]):02d}"


def _joined(subclass: str, group: str, subgroup: str) -> str:
    return f"{subclass.upper()}{group.strip().lstrip('0') or '0'}/{subgroup.strip() or '00'}"


def _month(year: str | None, month: str | None) -> date | None:
    return compact(f"{year}{month}01") if year and month else None


def _subclass(columns: str) -> str:
    if "." in columns or columns.strip().upper().startswith("DIG"):
        return re.sub(r"\s", "", columns)
    whole, rest = re.sub(r"\s", "", columns[:3]), re.sub(r"\s", "", columns[3:])
    return f"{whole}.{rest}" if rest[:1].isdigit() and whole else whole + rest
