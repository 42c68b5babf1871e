"""Streams that begin with bytes already read."""

import io
from typing import Any, BinaryIO


class _Prefixed(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        room = memoryview(buffer)
        if self._head:
            given, self._head = self._head[: len(room)], self._head[len(room) :]
        else:
            given = self._stream.read(len(room))
        room[: len(given)] = given
        return len(given)


def prefixed(head: bytes, stream: BinaryIO) -> BinaryIO:
    """A stream of ``head`` followed by the rest of ``stream``, which it leaves open."""
    return io.BufferedReader(_Prefixed(head, stream))
