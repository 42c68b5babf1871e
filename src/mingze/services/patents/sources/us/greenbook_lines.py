"""Lines of the USPTO text files of 1976 to 2001 (APS, «green book»): records, groups, fields with continuations.

A group begins with four letters on a line; a field with three or four characters and its text from the sixth column;
a line that begins with blanks goes on with the field before it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.markup.xml import Piece

GROUPS = frozenset(
    {
        *(
            "PATN",
            "INVT",
            "ASSG",
            "PRIR",
            "REIS",
            "RLAP",
            "CLAS",
            "UREF",
            "FREF",
            "OREF",
            "LREP",
            "PCTA",
            "ABST",
        ),
        *("GOVT", "PARN", "BSUM", "DRWD", "DETD", "CLMS", "DCLM"),
    }
)
_WORDS = frozenset(
    {
        "THE",
        "AND",
        "FOR",
        "BUT",
        "ALL",
        "ARE",
        "NOT",
        "ONE",
        "TWO",
        "USE",
        "WITH",
        "FROM",
        "THIS",
        "THAT",
        "WHEN",
    }
)
"""Words in capitals that begin a line which lost its indentation; no field is called so."""
LARGEST = 16 * 1024 * 1024
"""Bytes of one record; the longest printed patents stay below a third of it."""
LINE = 64 * 1024
"""Bytes of one line; they have eighty."""
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?PATN")
_FIELD = re.compile(r"([A-Z][A-Z0-9]{2}[A-Z0-9]?) {1,2}(.*)")


class Field(NamedTuple):
    """A tag with its lines, the text of each from the sixth column."""

    tag: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines as one; a hyphen at the end of a line stands for itself."""
        joined = self.lines[0].strip() if self.lines else ""
        for line in self.lines[1:]:
            word = line.strip()
            open_word = joined.endswith("-") and not joined.endswith("--") and joined[-2:-1].isalnum()
            joined += word if open_word or not joined else f" {word}"
        return joined.strip()


class Group(NamedTuple):
    """A logical group with its fields in order."""

    name: str
    fields: tuple[Field, ...]

    def text(self, tag: str) -> str:
        """The first field of a tag."""
        return next((field.text for field in self.fields if field.tag == tag), "")

    def columns(self, tag: str) -> list[str]:
        """All fields of a tag with their blanks, as classes need them."""
        return [" ".join(field.lines).rstrip() for field in self.fields if field.tag == tag]


def records(stream: BinaryIO) -> Iterator[Piece | Rejected]:
    """The bytes of each record, from its ``PATN`` line on. What stands before the first (a header) is left out."""
    held, begun, position = bytearray(), -1, 0
    whole = True
    while line := stream.readline(LINE):
        if whole and _BEGINS.fullmatch(line.strip()):
            if begun >= 0:
                yield _piece(begun, held)
            held, begun = bytearray(), position
        if begun >= 0 and len(held) <= LARGEST:
            held += line
        position += len(line)
        whole = line.endswith(b"\n")
    if begun >= 0:
        yield _piece(begun, held)


def groups(data: bytes) -> list[Group]:
    """The groups of one record."""
    found: list[tuple[str, list[tuple[str, list[str]]]]] = []
    for line in data.removeprefix(b"\xef\xbb\xbf").decode("latin-1").splitlines():
        bare = line.rstrip()
        if bare in GROUPS:
            found.append((bare, []))
        elif not found or not bare:
            continue
        elif (field := _FIELD.fullmatch(bare)) is not None and field[1] not in _WORDS:
            found[-1][1].append((field[1], [field[2]]))
        elif found[-1][1] and line[:1] in {" ", "\t"}:
            found[-1][1][-1][1].append(line[5:].rstrip())
        elif bare.strip().isalnum() and bare[:3].isupper() and len(bare) <= 4:
            found[-1][1].append((bare, [""]))
        elif found[-1][1]:
            # A line that lost its indentation still belongs to the field before it.
            found[-1][1][-1][1].append(bare)
    return [Group(name, tuple(Field(tag, tuple(lines)) for tag, lines in fields)) for name, fields in found]


def _piece(begun: int, held: bytearray) -> Piece | Rejected:
    if len(held) > LARGEST:
        return Rejected("单篇文献过大", offset=begun)
    return Piece(begun, bytes(held))
