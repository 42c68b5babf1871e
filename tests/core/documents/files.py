"""Small files of every accepted type, made for the tests."""

import io
import struct
import zlib
from collections.abc import Mapping

import docx as python_docx
import openpyxl
import pypdf
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 20 + b"\xff\xd9"


def png() -> bytes:
    """A picture of one black dot."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        PNG_SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def docx(text: str = "会议记录", header: str = "", footer: str = "", title: str = "") -> bytes:
    """A Word file with one paragraph."""
    made = python_docx.Document()
    made.add_paragraph(text)
    made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = footer
    made.core_properties.title = title
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def docx_with(paragraph: str) -> bytes:
    """A Word file with a paragraph given as XML, prefixes w, wps, v and mc known."""
    made = python_docx.Document()
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    element = python_docx.oxml.parse_xml(f"<w:p {spaces}>{paragraph}</w:p>")
    made.element.body.insert(0, element)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def xlsx(cells: Mapping[str, object], *, header: str = "", title: str = "台账") -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for cell, value in cells.items():
        sheet[cell] = value
    sheet.oddHeader.center.text = header or None
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def pdf(
    *, extra: Mapping[str, object] | None = None, note: str = "", password: str = "", pages: int = 1
) -> bytes:
    """A PDF of blank pages; ``extra`` goes to its catalogue, ``note`` to an annotation."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    for key, value in (extra or {}).items():
        writer._root_object[NameObject(key)] = value  # type: ignore[assignment]
    if note:
        entry = {NameObject("/Type"): NameObject("/Annot"), NameObject("/Contents"): TextStringObject(note)}
        writer._add_object(DictionaryObject(entry))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def action(kind: str) -> DictionaryObject:
    """An action a PDF reader would take, such as ``/JavaScript``."""
    return DictionaryObject({NameObject("/S"): NameObject(kind)})
