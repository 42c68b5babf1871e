"""Named characters of the ISO 8879 sets, which files from before 2005 use and whose declarations are not read."""

import re
from html.entities import html5

_LATIN = "a b g d e z ee th i k l m n x o p r s t u ph kh ps oh".split()  # noqa: SIM905 - in the order of the alphabet
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
GREEK = {
    **{f"{name}gr": letter for name, letter in zip(_LATIN, _GREEK, strict=True)},
    **{f"{name.upper()}gr": letter.upper() for name, letter in zip(_LATIN, _GREEK, strict=True)},
    "sfgr": "ς",
    "jnodot": "ȷ",
    "sbsol": "﹨",
}
"""``isogrk1`` and what else HTML does not name."""
_BUILT_IN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_REFERENCE = re.compile(rb"&([A-Za-z][A-Za-z0-9._-]{0,31});")
_DECLARED = re.compile(rb"<!ENTITY\s+([\w.-]+)\s+[\"']")


def resolved(data: bytes) -> bytes:
    """The same document with character references in place of names.

    A name nobody knows stays readable as ``[name]``: one odd sign is no reason to turn a document away.
    """
    declared = {found[1] for found in _DECLARED.finditer(data)}

    def character(found: re.Match[bytes]) -> bytes:
        if found[1] in _BUILT_IN or found[1] in declared:
            return found[0]
        name = found[1].decode("ascii")
        signs = GREEK.get(name) or html5.get(name + ";") or html5.get(name.removeprefix("b.") + ";")
        return "".join(f"&#{ord(sign)};" for sign in signs).encode() if signs else b"[" + found[1] + b"]"

    return _REFERENCE.sub(character, data)
