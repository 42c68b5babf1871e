"""Results as files for other programs: RIS and BibTeX for literature managers, JSON for programs, tables for people."""

import json
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mingze.core.base.exports import ExportTable
from mingze.portal.facets import value_title
from mingze.portal.remarks import Remark
from mingze.services.patents import numbers
from mingze.services.patents.results import Row

Remarks = Mapping[str, Remark]
"""What somebody noted, by the number of the document."""
NOTHING: Remarks = {}
_UNMARKED = Remark()


def table_of(rows: Iterable[Row], title: str, remarks: Remarks = NOTHING) -> ExportTable:
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
        *([_("备注"), _("标签")] if remarks else []),
    ]
    lines = ([*_line(row), *_noted(remarks, row.number)] for row in rows)
    return ExportTable(name="patents", title=title, heads=heads, rows=lines)


def _noted(remarks: Remarks, number: str) -> list[object]:
    remark = remarks.get(number, _UNMARKED)
    return [remark.note, "；".join(remark.tags)] if remarks else []


def _line(row: Row) -> list[object]:
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
    ]


def ris(rows: Iterable[Row], remarks: Remarks = NOTHING) -> Iterator[bytes]:
    """RIS, type PAT; one record a document."""
    for row in rows:
        remark = remarks.get(row.number, _UNMARKED)
        lines = ["TY  - PAT", f"TI  - {_flat(row.title)}", f"M1  - {row.number}"]
        lines += [f"AU  - {_flat(name)}" for name in row.inventors]
        lines += [f"A2  - {_flat(name)}" for name in row.applicants]
        lines += [f"PY  - {row.published:%Y}", f"DA  - {row.published:%Y/%m/%d}"] if row.published else []
        lines += [f"KW  - {word}" for word in (*row.classes, *remark.tags)]
        lines += [f"N1  - {_flat(remark.note)}"] if remark.note else []
        yield ("\r\n".join([*lines, "ER  - "]) + "\r\n\r\n").encode()


def bibtex(rows: Iterable[Row], remarks: Remarks = NOTHING) -> Iterator[bytes]:
    """BibTeX in UTF-8, entry type ``patent``."""
    for row in rows:
        remark = remarks.get(row.number, _UNMARKED)
        fields = {
            "title": f"{{{_plain(row.title)}}}",
            "author": " and ".join(f"{{{_plain(name)}}}" for name in row.inventors),
            "holder": " and ".join(f"{{{_plain(name)}}}" for name in row.applicants),
            "number": row.number,
            "year": f"{row.published:%Y}" if row.published else "",
            "month": str(row.published.month) if row.published else "",
            "keywords": ", ".join((*row.classes, *map(_plain, remark.tags))),
            "note": f"{{{_plain(remark.note)}}}" if remark.note else "",
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        yield f"@patent{{{row.number},\n{body}\n}}\n\n".encode()


def as_json(rows: Iterable[Row], remarks: Remarks = NOTHING) -> Iterator[bytes]:
    """One JSON array, an object a document, written as it is read."""
    yield b"["
    for place, row in enumerate(rows):
        said = row.as_dict() | _told(remarks.get(row.number, _UNMARKED))
        yield (b",\n" if place else b"\n") + json.dumps(said, ensure_ascii=False).encode()
    yield b"\n]\n"


def _told(remark: Remark) -> dict[str, object]:
    return {name: value for name, value in (("note", remark.note), ("tags", list(remark.tags))) if value}


def _flat(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """A text without the signs BibTeX reads as its own."""
    return _flat(text).translate({ord(sign): None for sign in "{}\\"})
