"""What a file is, judged by its content. A name proves nothing."""

from enum import StrEnum

from mingze.core.documents.archives import ENCRYPTED
from mingze.core.documents.text_decoding import decode
from mingze.core.kernel.refusals import Refused, mark

NOT_ALLOWED = mark("不接收这种类型的文件，请上传 PDF、DOCX、XLSX、PNG、JPG、TXT 或 CSV 文件")
LEGACY = mark("这是旧版 Office 或 WPS 文件，请另存为 .docx、.xlsx 或导出为 PDF 后再上传")
OTHER_ENDING = mark("文件内容是%(content)s，与扩展名“%(ending)s”不符，请改正文件名后再上传")
DAMAGED_IMAGE = mark("图片已损坏，或图片后附加了其他内容，请重新导出后再上传")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PNG = b"\x89PNG\r\n\x1a\n"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# Text that some program would run or render. Looked for at the beginning, past blanks and a byte order mark.
_ACTIVE_TEXT = ("<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "<iframe", "<body", "#!", "@echo",
                "{\\rtf", "mime-version:", "%!ps")  # fmt: skip


class FileType(StrEnum):
    """The types that are accepted."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPEG = "jpeg"
    TXT = "txt"
    CSV = "csv"


MEDIA_TYPES = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileType.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileType.PNG: "image/png",
    FileType.JPEG: "image/jpeg",
    FileType.TXT: "text/plain",
    FileType.CSV: "text/csv",
}
ENDINGS = {FileType.JPEG: (".jpg", ".jpeg")}


def file_type(data: bytes, names: list[str] | None, ending: str, filename: str) -> FileType:
    """Return the type of ``data``; ``names`` are its parts when it is a zip container.

    Raises ``Refused`` for any type that is not accepted and for an ending that says something else.
    """
    found = _by_content(data, names, ending, filename)
    if ending not in ENDINGS.get(found, (f".{found}",)):
        raise Refused(
            OTHER_ENDING, place=filename, params={"content": found.upper(), "ending": ending or "—"}
        )
    return found


def _by_content(data: bytes, names: list[str] | None, ending: str, filename: str) -> FileType:
    if names is not None:
        return _by_parts(names, filename)
    if data.startswith(b"%PDF-"):
        return FileType.PDF
    if data.startswith(_PNG):
        _check_png(data, filename)
        return FileType.PNG
    if data.startswith(b"\xff\xd8\xff"):
        _check_jpeg(data, filename)
        return FileType.JPEG
    if data.startswith(_OLE):
        raise Refused(ENCRYPTED if _ENCRYPTED_STREAM in data else LEGACY, place=filename)
    return _text(data, ending, filename)


def _by_parts(names: list[str], filename: str) -> FileType:
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return FileType.DOCX
        if "xl/workbook.xml" in names:
            return FileType.XLSX
    raise Refused(NOT_ALLOWED, place=filename)


def _text(data: bytes, ending: str, filename: str) -> FileType:
    if ending not in (".txt", ".csv"):
        raise Refused(NOT_ALLOWED, place=filename)
    text, _ = decode(data, filename)
    if text.lstrip("\ufeff \t\r\n").lower().startswith(_ACTIVE_TEXT):
        raise Refused(NOT_ALLOWED, place=filename)
    return FileType.CSV if ending == ".csv" else FileType.TXT


def _check_png(data: bytes, filename: str) -> None:
    """Walk the chunks: the file must end where the picture ends, or something else rides along."""
    place = len(_PNG)
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        place += 12 + length
        if kind == b"IEND":
            break
    else:
        raise Refused(DAMAGED_IMAGE, place=filename)
    if place != len(data):
        raise Refused(DAMAGED_IMAGE, place=filename)


def _check_jpeg(data: bytes, filename: str) -> None:
    # Cameras add preview pictures and padding after the end mark; containers and programs are another matter.
    end = data.rfind(b"\xff\xd9")
    rest = data[end + 2 :] if end >= 0 else b""
    if end < 0 or b"PK\x03\x04" in rest or b"MZ" in rest[:2] or b"<" in rest:
        raise Refused(DAMAGED_IMAGE, place=filename)
