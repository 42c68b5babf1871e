"""Matching the headings people typed with the columns a form needs."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingze.core.documents.plain_text import printable
from mingze.core.documents.tables import TableFault, TableRefused, column_letter
from mingze.core.kernel.refusals import sentence

_IGNORED = re.compile(r"[\s*:：()（）\[\]【】<>《》、，,./_\-—]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column a form understands: key, heading, other headings for it, and whether it must be there."""

    key: str
    heading: str
    synonyms: tuple[str, ...] = ()
    required: bool = True


def match_columns(
    header: Sequence[str], spec: Iterable[Column], *, header_row: int = 1, ignore_unknown: bool = False
) -> dict[str, int]:
    """Return the index of each column found, by key.

    Spaces, line breaks, full-width forms, brackets and letter case make no difference. Raises
    ``TableRefused`` naming every missing, doubled and unknown heading, with a suggestion where one is near.
    """
    columns = tuple(spec)
    known = {_plain(name): column for column in columns for name in (column.heading, *column.synonyms)}
    found: dict[str, int] = {}
    faults: list[TableFault] = []
    for index, heading in enumerate(header):
        column = known.get(_plain(heading))
        if column is None:
            if heading.strip() and not ignore_unknown:
                faults.append(_unknown(heading, index, header_row, columns, header))
        elif column.key in found:
            first = column_letter(found[column.key])
            message = sentence("“%(heading)s”重复出现，%(first)s列已有", heading=column.heading, first=first)
            faults.append(TableFault(header_row, column_letter(index), message))
        else:
            found[column.key] = index
    for column in columns:
        if column.required and column.key not in found:
            faults.append(
                TableFault(header_row, None, sentence("缺少“%(heading)s”列", heading=column.heading))
            )
    if faults:
        raise TableRefused(faults)
    return found


def _unknown(
    heading: str, index: int, header_row: int, columns: tuple[Column, ...], header: Sequence[str]
) -> TableFault:
    present = {_plain(name) for name in header}
    free = {
        _plain(name): column.heading
        for column in columns
        for name in (column.heading, *column.synonyms)
        if not present & {_plain(other) for other in (column.heading, *column.synonyms)}
    }
    near = difflib.get_close_matches(_plain(heading)[:50], free, n=1, cutoff=0.5)
    shown = printable(heading)[:30]
    message = (
        sentence("不认识的列“%(shown)s”，是否应为“%(near)s”？", shown=shown, near=free[near[0]])
        if near
        else sentence("不认识的列“%(shown)s”", shown=shown)
    )
    return TableFault(header_row, column_letter(index), message)


def _plain(heading: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", heading)).casefold()
