"""Office files are zip containers. This opens one only after its declared sizes and parts were judged."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mingze.core.documents.limits import Limits
from mingze.core.kernel.refusals import Refused, mark

DAMAGED = mark("文件已损坏或不完整，无法读取，请重新导出后再上传")
BOMB = mark("文件解压后体积异常，疑似压缩炸弹，已拒绝接收")
ENCRYPTED = mark("文件已加密或设有打开密码，无法检查内容，请取消密码后再上传")
MACRO = mark("文件含有宏或控件，请另存为不含宏的格式后再上传")
EXTERNAL = mark("文件引用了外部文件或外部数据，请断开链接后再上传")
DOCTYPE = mark("文件内部含有不允许的文档类型定义，已拒绝接收")

_ENCRYPTED_FLAG = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ACTIVE_PART = re.compile(
    r"vbaproject\.bin$|vbadata\.xml$|/macrosheets/|/activex/|/dialogsheets/", re.IGNORECASE
)
_LINK_PART = re.compile(r"/externallinks/|^xl/connections\.xml$|/querytables/", re.IGNORECASE)
_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Package:
    """An office file whose parts may be read; every read is bounded by the sizes that were checked."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open ``data``. Raises ``Refused`` for damaged, encrypted, oversized or macro-bearing containers."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAILURES as error:
            raise Refused(DAMAGED) from error
        _check_entries(entries, len(data), limits)
        self.names = [entry.filename for entry in entries]

    def has(self, name: str) -> bool:
        """Tell whether the container has a part of this name."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raises ``Refused`` when it is missing or damaged."""
        try:
            return self._zip.read(name)
        except _FAILURES as error:
            raise Refused(DAMAGED) from error

    def xml(self, name: str) -> Element:
        """Return a part as XML. Raises ``Refused`` for damaged XML and for any document type definition."""
        try:
            root: Element = fromstring(self.read(name), forbid_dtd=True)
        except DefusedXmlException as error:
            raise Refused(DOCTYPE) from error
        except (ParseError, ValueError, LookupError, RecursionError) as error:
            raise Refused(DAMAGED) from error
        return root

    def matching(self, pattern: str) -> Iterator[str]:
        """Yield the part names that match ``pattern`` from their beginning, in order."""
        return (name for name in sorted(self.names) if re.match(pattern, name))

    def check_office(self) -> None:
        """Refuse macros, controls, outside data, external parts and document type definitions."""
        for name in self.names:
            if _ACTIVE_PART.search(name):
                raise Refused(MACRO)
            if _LINK_PART.search(name):
                raise Refused(EXTERNAL)
            if name.lower().endswith((".xml", ".rels", ".vml")):
                self._check_markup(name)

    def _check_markup(self, name: str) -> None:
        content = self.read(name)
        # Office programs write UTF-8. Anything else could hide a declaration from a search of the bytes.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:200]:
            raise Refused(DOCTYPE)
        if name == "[Content_Types].xml" and b"macroenabled" in content.lower():
            raise Refused(MACRO)
        if name.endswith(".rels"):
            _check_relationships(self.xml(name))


def _check_relationships(root: Element) -> None:
    for relation in root:
        outside = relation.get("TargetMode", "").lower() == "external"
        # A plain hyperlink is only followed by a person; templates and pictures would be fetched on opening.
        if outside and not relation.get("Type", "").endswith("/hyperlink"):
            raise Refused(EXTERNAL)


def _check_entries(entries: list[zipfile.ZipInfo], packed_size: int, limits: Limits) -> None:
    if not entries:
        raise Refused(DAMAGED)
    if len(entries) > limits.max_entries or sum(e.file_size for e in entries) > limits.max_unpacked_bytes:
        raise Refused(BOMB)
    # Entries that share the same bytes are the trick of the densest bombs: together they exceed the file.
    if sum(entry.compress_size for entry in entries) > packed_size:
        raise Refused(BOMB)
    if len({entry.filename for entry in entries}) != len(entries):
        raise Refused(DAMAGED)
    for entry in entries:
        _check_entry(entry, limits)


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise Refused(ENCRYPTED)
    if entry.compress_type not in _METHODS:
        raise Refused(DAMAGED)
    if entry.file_size > limits.ratio_floor_bytes and entry.file_size > limits.max_ratio * max(
        entry.compress_size, 1
    ):
        raise Refused(BOMB)
    parts = entry.filename.replace("\\", "/").split("/")
    if entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in entry.filename:
        raise Refused(DAMAGED)
