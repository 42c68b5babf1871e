"""JSON documents cut out of a stream: one after another, one a line, in an array, or in the array of an answer.

Cutting needs no more memory than one document. Within a line nothing in JSON breaks a string, so a lost quotation mark
spoils its own document and the next one is found again.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.markup.xml import BLOCK, LARGEST, Piece

_OUTSIDE = re.compile(rb'["{}\[\]]')
_INSIDE = re.compile(rb'["\\\n]')
_COLON = re.compile(rb"\s*:\s*")
_BLANKED = bytes(32 if byte < 32 and byte not in b"\r\n" else byte for byte in range(256))
"""Bare control characters, of which RFC 8259 (7) wants none in a string, read as blanks."""
_CLOSES = {ord("}"): ord("{"), ord("]"): ord("[")}
_KEY = 32
"""Bytes of a key that may name the array of an answer."""


def documents(stream: BinaryIO, *, array: bytes = b"data", begins: bytes = b"") -> Iterator[Piece | Rejected]:
    """The objects of a stream.

    ``array`` is the key of an answer whose array holds the documents; ``begins`` the first key of a document, by which
    the next one is found after a faulty one that is not alone on its line.
    """
    cutter = _Cutter(array, begins)
    while block := stream.read(BLOCK):
        yield from cutter.feed(block)
    yield from cutter.finish()


class _Cutter:
    def __init__(self, array: bytes, begins: bytes) -> None:
        self._array = array
        marks = rb'\n(?=\{\s*")' + (rb'|[\[,]\s*(?=\{\s*"' + re.escape(begins) + rb'")' if begins else b"")
        self._mark = re.compile(marks)
        self._held, self._base, self._at = bytearray(), 0, 0
        self._stack: list[int] = []
        self._begun: int | None = None
        self._level = 0
        self._quoted: int | None = None
        self._key, self._key_end = b"", 0
        self._lost = self._salvaged = False

    def feed(self, block: bytes) -> Iterator[Piece | Rejected]:
        self._held += block
        while True:
            if self._lost and not self._find_next():
                return
            pattern = _OUTSIDE if self._quoted is None else _INSIDE
            found = pattern.search(self._held, self._at)
            if found is None:
                self._at = max(self._at, len(self._held))
                break
            self._at = found.end()
            made = self._outside(found.start()) if self._quoted is None else self._inside(found.start())
            if made is not None:
                yield made
        if self._begun is None:
            self._drop(min(self._at, len(self._held)) if self._quoted is None else self._quoted)
        elif len(self._held) - self._begun > LARGEST:
            yield self._lose("单篇文献过大")

    def finish(self) -> Iterator[Piece | Rejected]:
        while self._begun is not None:
            # What looked like one unfinished document may hold whole ones after the place where it broke off.
            yield self._lose("JSON文档不完整")
            yield from self.feed(b"")
        if not self._lost and (self._quoted is not None or (self._stack and not self._salvaged)):
            yield Rejected("JSON文档不完整", where=f"字节{self._base}", offset=self._base)

    def _inside(self, place: int) -> Rejected | None:
        mark = self._held[place]
        if mark == ord("\\"):
            self._at = place + 2
        elif mark == ord("\n"):
            return self._lose("JSON文档中的字符串没有结束")
        else:
            begun = self._quoted or 0
            if len(self._stack) == 1 and place - begun <= _KEY:
                self._key, self._key_end = bytes(self._held[begun + 1 : place]), place + 1
            self._quoted = None
        return None

    def _outside(self, place: int) -> Piece | Rejected | None:
        mark = self._held[place]
        if mark == ord('"'):
            self._quoted = place
            return None
        if mark in _CLOSES:
            return self._close(mark, place)
        if mark == ord("["):
            self._open_array(place)
        elif self._begun is None:
            self._begun, self._level = place, len(self._stack)
        elif self._on_next_line(place):
            return self._lose("JSON文档没有结束")
        self._stack.append(mark)
        return None

    def _open_array(self, place: int) -> None:
        """The array of an answer: what seemed a document was the answer around the documents."""
        named = self._key == self._array and len(self._stack) == 1 and self._level == 0
        if named and _COLON.fullmatch(self._held, self._key_end, place):
            self._begun = None

    def _close(self, mark: int, place: int) -> Piece | Rejected | None:
        if not self._stack and self._salvaged:
            return None
        if not self._stack or self._stack.pop() != _CLOSES[mark]:
            return self._lose("JSON文档的括号不配对")
        if self._begun is None or len(self._stack) != self._level:
            return None
        piece = Piece(
            self._base + self._begun, bytes(self._held[self._begun : place + 1].translate(_BLANKED))
        )
        self._begun = None
        self._drop(place + 1)
        return piece

    def _on_next_line(self, place: int) -> bool:
        """Whether this begins the next of documents one a line, the one before being unfinished."""
        begun = self._begun or 0
        before = bytes(self._held[max(begun, place - 64) : place]).rstrip()
        return (
            self._level == 0
            and self._held[place - 1 : place] == b"\n"
            and before[-1:] not in (b":", b",", b"[")
        )

    def _lose(self, reason: str) -> Rejected:
        begun = self._begun if self._begun is not None else max(self._at - 1, 0)
        place = self._base + begun
        rejected = Rejected(reason, where=f"字节{place}", offset=place)
        self._drop(begun + 1)
        self._at, self._begun, self._quoted, self._lost = 0, None, None, True
        return rejected

    def _find_next(self) -> bool:
        """Go to the next document after a faulty one; ``False`` while it has not been seen."""
        found = self._mark.search(self._held)
        if found is None:
            self._drop(max(0, len(self._held) - 256))
            return False
        self._drop(found.end())
        self._at, self._lost, self._salvaged, self._stack = 0, False, True, []
        return True

    def _drop(self, count: int) -> None:
        del self._held[:count]
        self._base += count
        self._at = max(0, self._at - count)
        self._key_end -= count
        if self._quoted is not None:
            self._quoted -= count
