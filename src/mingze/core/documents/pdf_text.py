"""Every text of a PDF with its page, and whether anything in it acts or hides. The only place that knows pypdf."""

import io
import logging
from collections.abc import Iterator

import pypdf
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, TextStringObject

from mingze.core.documents.archives import DAMAGED, ENCRYPTED
from mingze.core.documents.limits import Limits
from mingze.core.documents.office_text import EMBEDDED
from mingze.core.kernel.refusals import Refused, Sentence, mark, sentence

TOO_MANY_PAGES = mark("PDF 超过%(most)s页，请拆分后再上传")
ACTIVE = mark("PDF 含有脚本、启动程序的动作或动态表单，请打印为普通 PDF 后再上传")
PAGE = mark("第%(page)s页")
DEEP = mark("PDF 结构异常，已拒绝接收")

_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"})
_FILES = frozenset({"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"})
# A damaged file is told to the person who uploaded it, not to the log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def texts(data: bytes, limits: Limits) -> Iterator[tuple[Sentence, str]]:
    """Yield place and text: properties, notes and fields, then every page.

    Raises ``Refused`` for encrypted, damaged, overlong and active files and for files within the file.
    """
    try:
        yield from _texts(data, limits)
    except Refused:
        raise
    except DependencyError as error:
        raise Refused(ENCRYPTED) from error
    # The parser meets hostile bytes: whatever it trips over means the same to the person who uploaded them.
    except Exception as error:
        raise Refused(DAMAGED) from error


def _texts(data: bytes, limits: Limits) -> Iterator[tuple[Sentence, str]]:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    # Many finished documents forbid changes but can be opened by anybody: the empty password reads them.
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(ENCRYPTED)
    if len(reader.pages) > limits.max_pdf_pages:
        raise Refused(TOO_MANY_PAGES, params={"most": limits.max_pdf_pages})
    for value in (reader.metadata or {}).values():
        yield sentence("文档属性"), str(value)
    for text in _objects(reader, limits):
        yield sentence("批注或表单"), text
    for number, page in enumerate(reader.pages, start=1):
        yield sentence(PAGE, page=number), page.extract_text()


def _objects(reader: pypdf.PdfReader, limits: Limits) -> Iterator[str]:
    """Look at every object of the file, reachable or not, and yield what annotations and fields say."""
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    if len(numbers) > limits.max_entries * limits.max_ratio:
        raise Refused(DEEP)
    for number in sorted(numbers):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if found is not None and not isinstance(found, NullObject):
            yield from _walk(found, depth=0)


def _walk(found: object, depth: int) -> Iterator[str]:
    if depth > 30:
        raise Refused(DEEP)
    if isinstance(found, DictionaryObject):
        _check(found)
        for key in ("/Contents", "/V", "/TU"):
            text = found.raw_get(key) if key in found else None
            if isinstance(text, TextStringObject):
                yield str(text)
        for key in found:
            yield from _walk(found.raw_get(key), depth + 1)
    elif isinstance(found, ArrayObject):
        for item in list.__iter__(found):
            yield from _walk(item, depth + 1)


def _check(found: DictionaryObject) -> None:
    kinds = {str(found.raw_get(key)) for key in ("/S", "/Type", "/Subtype") if key in found}
    if kinds & _FILES or "/EF" in found or "/EmbeddedFiles" in found:
        raise Refused(EMBEDDED)
    if kinds & _ACTIONS or "/JS" in found or "/JavaScript" in found or "/XFA" in found:
        raise Refused(ACTIVE)
