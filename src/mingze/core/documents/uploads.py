"""The gate for uploaded files: accepted as one of a few types by content, or refused with the reason.

Nothing here writes anything. What passes is harmless to open, says what it is, and bears no classification
marking as far as its text can be read; a scanned page is a picture, and the note says so.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from mingze.core.documents import office_text, pdf_text
from mingze.core.documents.archives import Package
from mingze.core.documents.file_names import clean_name
from mingze.core.documents.file_types import MEDIA_TYPES, FileType, file_type
from mingze.core.documents.limits import Limits
from mingze.core.documents.markings import marking_in, marking_in_name, marking_of
from mingze.core.documents.spreadsheet import EMPTY, TOO_BIG, size_text
from mingze.core.documents.text_decoding import decode
from mingze.core.kernel.refusals import Refused, Sentence, mark, sentence

CLASSIFIED = mark(
    "在%(where)s发现密级标志“%(marking)s”。本系统为非涉密系统，严禁上传、存储、处理国家秘密；"
    "文件未被保存，请按保密规定处理，并告知本单位保密工作人员"
)
IN_THE_NAME = sentence("文件名")
NOT_READABLE = sentence("该文件为图片或扫描件，系统无法识别其中文字，请上传人确认不涉密")

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept. ``notes`` are untranslated sentences for the person who uploads."""

    name: str
    type: FileType
    media_type: str
    size: int
    sha256: str
    notes: tuple[Sentence, ...] = ()


def inspect(data: bytes, filename: str, limits: Limits) -> Inspected:
    """Return what ``data`` is, under a cleaned name.

    Raises ``Refused`` for a file that is empty, too big, of another type, damaged, encrypted, active or
    marked as classified; ``place`` is the cleaned name.
    """
    name = clean_name(filename, most=limits.max_name_characters)
    _refuse_marked(((IN_THE_NAME, PurePosixPath(name).stem),), marking_in_name, name)
    if not data:
        raise Refused(EMPTY, place=name)
    if len(data) > limits.max_bytes:
        raise Refused(TOO_BIG, place=name, params={"limit": size_text(limits.max_bytes)})
    try:
        found, notes = _look_inside(data, name, limits, depth=0)
    except Refused as refusal:
        refusal.place = refusal.place or name
        raise
    digest = hashlib.sha256(data).hexdigest()
    return Inspected(name, found, MEDIA_TYPES[found], len(data), digest, notes)


def _look_inside(data: bytes, name: str, limits: Limits, depth: int) -> tuple[FileType, tuple[Sentence, ...]]:
    package = Package(data, limits) if data.startswith(b"PK") else None
    found = file_type(data, package.names if package else None, PurePosixPath(name).suffix, name)
    notes: tuple[Sentence, ...] = ()
    if package:
        package.check_office()
        spot = office_text.marked(package, marking_of)
        if spot:
            raise Refused(CLASSIFIED, place=name, params={"where": spot[0], "marking": spot[1]})
        _look_inside_embedded(package, name, limits, depth)
    elif found is FileType.PDF:
        seen = list(_counted(pdf_text.texts(data, limits), name))
        notes = () if any(seen) else (NOT_READABLE,)
    elif found in (FileType.PNG, FileType.JPEG):
        notes = (NOT_READABLE,)
    else:
        text, _ = decode(data, name)
        lines = (
            (sentence("第%(row)s行", row=number), line)
            for number, line in enumerate(text.splitlines(), start=1)
        )
        _refuse_marked(_cells(lines), marking_of, name)
    return found, notes


def _look_inside_embedded(package: Package, name: str, limits: Limits, depth: int) -> None:
    for inner in office_text.embedded(package):
        if depth >= _DEEPEST:
            raise Refused(office_text.EMBEDDED, place=name)
        kind = "docx" if b"word/document.xml" in inner else "xlsx"
        _look_inside(inner, f"{PurePosixPath(name).stem}.{kind}", limits, depth + 1)


def _counted(texts: Iterable[tuple[Sentence, str]], name: str) -> Iterator[bool]:
    """Refuse marked text; yield for every page whether it has any text at all."""
    for where, text in texts:
        # A line of a PDF may be half a sentence, so the bare word means nothing there.
        _refuse_marked(((where, text),), marking_in, name)
        if where.source == pdf_text.PAGE:
            yield bool(text.strip())


def _cells(lines: Iterable[tuple[Sentence, str]]) -> Iterator[tuple[Sentence, str]]:
    for where, line in lines:
        yield where, line
        for cell in line.replace("\t", ",").split(",") if "," in line or "\t" in line else ():
            yield where, cell


def _refuse_marked(
    texts: Iterable[tuple[Sentence, str]], find: Callable[[str], str | None], name: str
) -> None:
    for where, text in texts:
        found = find(text)
        if found:
            raise Refused(CLASSIFIED, place=name, params={"where": where, "marking": found})
