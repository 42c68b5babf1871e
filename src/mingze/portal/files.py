"""Results as files for other programs: RIS and BibTeX for literature managers, JSON for programs, tables for people."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mingze.core.base.exports import ExportTable
from mingze.portal.facets import value_title
from mingze.portal.remarks import Remark
from mingze.services.patents import numbers
from mingze.services.patents.results import Taken

Remarks = Mapping[str, Remark]
"""What somebody noted, by the number of the document."""
_UNMARKED = Remark()
WIDTHS = (20, 44, 12, 10, 20, 12, 12, 32, 24, 24, 14, 30, 70, 44)
"""Of the columns of a table, in characters: what is read in full is wide, and wrapped by whoever shows it."""
WIDTHS_OF_REMARKS = (36, 20)


@dataclass(frozen=True)
class Around:
    """What a file holds beside its documents.

    ``notes`` stand above the table of a workbook: what was asked, and when. ``site`` is where the product is reached;
    without it documents have no address.
    """

    title: str = ""
    remarks: Remarks = field(default_factory=dict)
    notes: Sequence[str] = ()
    site: str = ""

    def remark(self, row: Taken) -> Remark:
        """What was noted on a document."""
        return self.remarks.get(row.number, _UNMARKED)

    def address(self, row: Taken) -> str:
        """The permanent address of a document; empty where none is known."""
        return self.site + reverse("portal:document", args=[row.number]) if self.site else ""


ALONE = Around()
_SIGNS = str.maketrans(dict.fromkeys("{}\\", "") | {sign: f"\\{sign}" for sign in "&%$#_"})


def table_of(rows: Iterable[Taken], around: Around) -> ExportTable:
    """A table with one line a document, for the floor's writers; with columns of notes and tags if there are any."""
    heads = [
        _("公开（公告）号"),
        pgettext("patent", "名称"),
        _("专利类型"),
        _("法律状态"),
        _("申请号"),
        _("申请日"),
        _("公开（公告）日"),
        _("申请人"),
        _("发明人"),
        _("分类号"),
        _("同族"),
        _("优先权"),
        pgettext("patent", "摘要"),
        _("文献网址"),
        *([_("备注"), _("标签")] if around.remarks else []),
    ]
    return ExportTable(
        name="patents",
        title=around.title,
        heads=heads,
        rows=([*_line(row), around.address(row), *_noted(around, row)] for row in rows),
        notes=around.notes,
        widths=(*WIDTHS, *(WIDTHS_OF_REMARKS if around.remarks else ())),
    )


def _noted(around: Around, row: Taken) -> list[object]:
    remark = around.remark(row)
    return [remark.note, "；".join(remark.tags)] if around.remarks else []


def _line(row: Taken) -> list[object]:
    return [
        numbers.display(row.number),
        row.title,
        value_title("type", row.type),
        value_title("status", row.status or "unknown"),
        numbers.display(row.application) if row.application else "",
        row.filed,
        row.published,
        "；".join(row.applicants),
        "；".join(row.inventors),
        "；".join(row.classes),
        row.family,
        "；".join(row.priorities),
        row.abstract,
    ]


def ris(rows: Iterable[Taken], around: Around = ALONE) -> Iterator[bytes]:
    """RIS (RefMan 2011 tags), type PAT; one record a document.

    For a patent literature managers read these tags so: SN patent number, M1 application number, C1 filing date, DA and
    PY issue date, PB assignee, OP priority numbers, C6 legal status. Zotero's ``RIS.js`` has the table.
    """
    for row in rows:
        remark = around.remark(row)
        lines = ["TY  - PAT", f"TI  - {_flat(row.title)}", f"SN  - {row.number}"]
        lines += [f"M1  - {numbers.display(row.application)}"] if row.application else []
        lines += [f"AU  - {_flat(name)}" for name in row.inventors]
        lines += [f"PB  - {'; '.join(map(_flat, row.applicants))}"] if row.applicants else []
        lines += [f"PY  - {row.published:%Y}", f"DA  - {_slashed(row.published)}"] if row.published else []
        lines += [f"C1  - {_slashed(row.filed)}"] if row.filed else []
        lines += [f"OP  - {'; '.join(row.priorities)}"] if row.priorities else []
        lines += [f"C6  - {value_title('status', row.status)}"] if row.status else []
        lines += [f"AB  - {_flat(row.abstract)}"] if row.abstract else []
        lines += [f"KW  - {word}" for word in (*row.classes, *remark.tags)]
        lines += [f"N1  - {_flat(remark.note)}"] if remark.note else []
        lines += [f"UR  - {address}"] if (address := around.address(row)) else []
        yield ("\r\n".join([*lines, "ER  - "]) + "\r\n\r\n").encode()


def bibtex(rows: Iterable[Taken], around: Around = ALONE) -> Iterator[bytes]:
    """BibTeX in UTF-8, entry type ``patent`` of biblatex and of IEEEtran.

    ``holder`` is biblatex's and ``assignee`` IEEEtran's name for whose it is; the day of filing stands in IEEEtran's
    ``dayfiled``, ``monthfiled``, ``yearfiled``. No style has a field for the application and the priorities: they
    stand in the note, where every style prints them.
    """
    for row in rows:
        remark = around.remark(row)
        owners = " and ".join(f"{{{_plain(name)}}}" for name in row.applicants)
        fields = {
            "title": f"{{{_plain(row.title)}}}",
            "author": " and ".join(f"{{{_plain(name)}}}" for name in row.inventors),
            "holder": owners,
            "assignee": owners,
            "number": row.number,
            **_dated("", row.published),
            **_dated("filed", row.filed),
            "keywords": ", ".join((*row.classes, *map(_plain, remark.tags))),
            "note": _plain("；".join([*_numbered(row), *([remark.note] if remark.note else [])])),
            "abstract": _plain(row.abstract),
            "url": around.address(row),
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        yield f"@patent{{{row.number},\n{body}\n}}\n\n".encode()


def _dated(ending: str, day: date | None) -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year} if day else {}
    return {f"{name}{ending}": str(part) for name, part in parts.items()}


def _numbered(row: Taken) -> list[str]:
    """The numbers that BibTeX has no field for, each with its word."""
    found = (
        [_("申请号：%(number)s") % {"number": numbers.display(row.application)}] if row.application else []
    )
    found += [_("优先权：%(numbers)s") % {"numbers": ", ".join(row.priorities)}] if row.priorities else []
    return found


def as_json(rows: Iterable[Taken], around: Around = ALONE) -> Iterator[bytes]:
    """One JSON array, an object a document, written as it is read."""
    yield b"["
    for place, row in enumerate(rows):
        remark = around.remark(row)
        more = {"address": around.address(row), "note": remark.note, "tags": list(remark.tags)}
        said = row.as_dict() | {name: value for name, value in more.items() if value}
        yield (b",\n" if place else b"\n") + json.dumps(said, ensure_ascii=False).encode()
    yield b"\n]\n"


def _slashed(day: date) -> str:
    return f"{day:%Y/%m/%d}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """A text without the signs BibTeX reads as its own, and with those disarmed that LaTeX does."""
    return _flat(text).translate(_SIGNS)
