"""Classification schemes: canonical symbols, their levels, and which symbol stands below which, by dots."""

import re

_LETTERED = re.compile(
    r"(?P<section>[A-HY])(?:(?P<class>\d{2})(?:(?P<sub>[A-Z])(?:\s*(?P<group>\d{1,4})"
    r"(?:\s*[/-]\s*(?P<low>\d{2,8})?)?)?)?)?(?:\s*\(\d{4}\.\d{2}\))?"
)
_PADDED = re.compile(r"([A-HY]\d{2}[A-Z])(\d{4})(\d{6})")
_FI = re.compile(r"(?P<ipc>[A-HY]\d{2}[A-Z]\s*\d{1,4}/\d{2,6})(?P<rest>[,@A-Z0-9 ]{0,12})")
_LOCARNO = re.compile(r"(?:LOC\s*\(?\d*\)?\s*)?(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?")
_USPC = re.compile(r"([A-Z]{0,3}\d{0,3})(?:\s*/\s*([A-Z0-9.]{1,12}))?")
_FTERM = re.compile(r"(\d[A-Z]\d{3})(?:\s*/?\s*([A-Z]{2}\d{2}[A-Z]?))?")

LETTERED = {"ipc", "main_ipc", "cpc", "main_cpc"}
"""Fields whose symbols are built as those of the IPC."""


def canonical(text: str, field: str) -> str | None:
    """The symbol of ``text`` in the form records hold, or ``None`` where it is no symbol of the field's scheme.

    Levels above the subgroups are ``A``, ``A61``, ``A61N`` and ``A61N5``, the last for a whole main group.
    """
    plain = " ".join(text.upper().split())
    if field == "class":
        for one in ("ipc", "locarno", "fterm", "fi", "uspc"):
            found = canonical(text, one)
            if found is not None:
                return found
        return None
    if field in LETTERED:
        return _lettered(plain)
    if field == "fi":
        found = _FI.fullmatch(plain)
        return "".join(plain.split()) if found else _lettered(plain)
    if field == "locarno":
        found = _LOCARNO.fullmatch(plain)
        return None if not found else found[1].zfill(2) + (f"-{found[2].zfill(2)}" if found[2] else "")
    if field == "fterm":
        found = _FTERM.fullmatch(plain)
        return None if not found else "".join(part or "" for part in found.groups())
    found = _USPC.fullmatch(plain)
    if not found or not found[1]:
        return None
    return found[1] + (f"/{found[2]}" if found[2] else "")


def _lettered(plain: str) -> str | None:
    padded = _PADDED.fullmatch(plain.replace(" ", ""))
    if padded:
        low = padded[3].rstrip("0")
        return f"{padded[1]}{int(padded[2])}/{low.ljust(2, '0')}"
    found = _LETTERED.fullmatch(plain)
    if not found:
        return None
    section, number, sub, group, low = found.groups()
    code = section + (number or "") + (sub or "") + (str(int(group)) if group else "")
    return f"{code}/{low}" if low else code
