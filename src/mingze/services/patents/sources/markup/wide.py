"""XML and JSON in UTF-16, brought to UTF-8 before anybody looks at it: readers cut documents out of their bytes."""

import codecs
import io
import re
from typing import Any, BinaryIO

_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_BLOCK = 64 * 1024
_DECLARED = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["']UTF-16(?:LE|BE)?["']""", re.IGNORECASE)


class EncodingError(OSError):
    """The bytes are not what the mark at their beginning says; the text says so, in Chinese."""


class _Narrowed(io.RawIOBase):
    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream, self._decoder = stream, codecs.getincrementaldecoder(encoding)()
        self._held, self._first, self._over = b"", True, False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        room = memoryview(buffer)
        while not self._held and not self._over:
            block = self._stream.read(_BLOCK)
            self._over = not block
            try:
                text = self._decoder.decode(block, final=not block)
            except UnicodeDecodeError as fault:
                raise EncodingError("文档的字符编码无法识别：UTF-16") from fault
            if self._first:
                # Only the declaration at the beginning speaks of the encoding.
                text, self._first = _DECLARED.sub(r"\1", text.lstrip("\ufeff"), count=1), False
            self._held = text.encode()
        given, self._held = self._held[: len(room)], self._held[len(room) :]
        room[: len(given)] = given
        return len(given)


def narrowed(stream: BinaryIO, head: bytes) -> BinaryIO | None:
    """The same in UTF-8, where ``head`` is the beginning of XML or JSON in UTF-16; ``None`` for anything else.

    ``stream`` stands at its beginning, the mark of byte order included.
    """
    encoding = next((name for mark, name in _MARKS.items() if head.startswith(mark)), "")
    if not encoding or head[2:].decode(encoding, "ignore").lstrip()[:1] not in set("<{["):
        return None
    return io.BufferedReader(_Narrowed(stream, encoding))
