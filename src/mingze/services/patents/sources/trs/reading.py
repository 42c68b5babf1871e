"""Chinese publications and legal states as TRS text, the exchange form of CNIPR and of many local databases.

A record begins with ``<REC>``; each field is a line ``<字段>=值``; a value runs on until the next field. UTF-8 with and
without BOM, GB18030. There is no standard: names of fields are read in all the spellings that are met.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from mingze.services.patents.record import Rejected, Source
from mingze.services.patents.sources.markup.streams import prefixed
from mingze.services.patents.sources.port import HEAD, Format, Found
from mingze.services.patents.sources.trs.events import event, is_event
from mingze.services.patents.sources.trs.fields import BOM, FIELD, NAMES, decoded, fields_of, name_of
from mingze.services.patents.sources.trs.record import record

LARGEST = 32 * 1024 * 1024
"""Bytes of a record; the longest descriptions as text stay below a tenth of it."""
_BLOCK = 1024 * 1024
_MARK = re.compile(rb"<REC>", re.IGNORECASE)


class Trs:
    """Reader of publications and of legal states, which may stand in one stream."""

    name = "trs"
    title = "TRS 文本（公布公告数据、法律状态数据）"

    def recognises(self, head: bytes) -> bool:
        """Whether it begins with a record mark, or with a field that is known."""
        start = head.removeprefix(BOM).lstrip()
        if start[:5].upper() == b"<REC>":
            return True
        lines = decoded(start, _encoding(start))[0].splitlines()
        return bool(lines) and (found := FIELD.match(lines[0])) is not None and name_of(found[1]) in NAMES

    def read(self, stream: BinaryIO, *, name: str) -> Iterator[Found]:
        """Publications and events in the order of the stream."""
        head = stream.read(HEAD)
        encoding = _encoding(head)
        for offset, data in _records(prefixed(head, stream)):
            if len(data) > LARGEST:
                yield Rejected(
                    "单条记录过大", where=f"字节{offset}", name=name, offset=offset, data=data[:HEAD]
                )
                continue
            try:
                fields = fields_of(data, encoding)
                if fields is None:
                    continue
                source = Source(format=self.name, name=name, offset=offset)
                yield event(fields) if is_event(fields) else record(fields, source)
            except Rejected as fault:
                yield Rejected(fault.reason, where=fault.where, name=name, offset=offset, data=data)


def _encoding(head: bytes) -> str:
    """UTF-8 where the beginning is that, but for a character cut at its end; else the national standard."""
    if head.startswith(BOM):
        return "utf-8"
    try:
        head.decode()
    except UnicodeDecodeError as fault:
        return "utf-8" if fault.start >= len(head) - 3 and len(head) >= HEAD - 5 else "gb18030"
    return "utf-8"


def _records(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Where each record begins, and its bytes with the mark; of one that is too large the beginning alone."""
    held, begun, skipping = bytearray(), 0, False
    while True:
        block = stream.read(_BLOCK)
        held += block
        while found := _MARK.search(held, 0 if skipping else 5):
            if not skipping:
                yield begun, bytes(held[: found.start()])
            begun, skipping = begun + found.start(), False
            del held[: found.start()]
        if not block:
            if held and not skipping:
                yield begun, bytes(held)
            return
        if len(held) > LARGEST + _BLOCK or skipping:
            if not skipping:
                yield begun, bytes(held)
            begun, skipping = begun + len(held) - 4, True
            del held[: len(held) - 4]


FORMAT: Format = Trs()
