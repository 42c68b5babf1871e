"""Bringing records in: what is new, what replaces what stands, what says nothing new, what is turned away."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field

import msgspec

from mingze.services.patents import updates
from mingze.services.patents.corpus.directory import Place
from mingze.services.patents.corpus.quarantine import Quarantine, Turned, turned
from mingze.services.patents.corpus.rows import (
    Row,
    event_row,
    events_table,
    patent_of,
    patents_table,
    row_of,
)
from mingze.services.patents.corpus.writing import Writer
from mingze.services.patents.record import Event, Patent, Rejected

ROWS, BYTES = 4096, 24 * 1024 * 1024
"""Records and encoded bytes of a segment, at most: what an import holds in memory."""
EVENTS = 4 * ROWS
"""Legal events of a segment, at most."""
LOOK = 256
"""Records between two looks at what stands, and between two reports of progress."""

Incoming = Patent | Event | Rejected


@dataclass
class Report:
    """What an import did. ``read`` counts records and what was turned away; ``events`` those that were new."""

    read: int = 0
    accepted: int = 0
    replaced: int = 0
    unchanged: int = 0
    rejected: int = 0
    events: int = 0

    def as_dict(self) -> dict[str, int]:
        """For people and programs."""
        return asdict(self)


Progress = Callable[[Report], None]


@dataclass
class Importer:
    """One run. ``take`` everything, then ``finish``."""

    writer: Writer
    quarantine: Quarantine
    progress: Progress | None = None
    report: Report = field(default_factory=Report)
    _standing: dict[str, Row] = field(default_factory=dict)
    """Rows to be written with the next segment, by number."""
    _replacing: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    """Digests of what is kept and would be replaced by them, and how often it was."""
    _waiting: list[Patent] = field(default_factory=list)
    _events: dict[bytes, dict[str, object]] = field(default_factory=dict)
    _size: int = 0

    def run(self, found: Iterable[Incoming]) -> Report:
        """Bring everything in. What was read before a fault of the stream is kept."""
        try:
            for one in found:
                self._take(one)
                if len(self._waiting) >= LOOK or len(self._events) >= EVENTS:
                    self._settle()
        finally:
            self._settle()
            self._commit()
        return self.report

    def _take(self, one: Incoming) -> None:
        match one:
            case Patent():
                self.report.read += 1
                if fault := _fault(one):
                    source = one.source
                    self._turn(
                        turned(fault, "", source.name if source else "", source.offset if source else 0)
                    )
                    return
                self._waiting.append(one)
                for event in one.events:
                    self._event(event, one)
            case Event():
                self._event(one, None)
            case Rejected():
                self.report.read += 1
                self._turn(turned(one.reason, one.where, one.name, one.offset, one.data))

    def _turn(self, one: Turned) -> None:
        self.report.rejected += 1
        self.quarantine.add(one)

    def _event(self, event: Event, patent: Patent | None) -> None:
        if not event.application and patent is not None:
            event = msgspec.structs.replace(event, application=patent.application or patent.number)
        if event.application or event.number:
            row = event_row(event)
            self._events[row["key"]] = row
        else:
            self.report.read += 1
            self._turn(turned("法律事件没有申请号，也没有公开号", "", "", 0, msgspec.json.encode(event)))

    def _settle(self) -> None:
        """Decide about what was read since the last look."""
        numbers = {one.number for one in self._waiting} - self._standing.keys()
        known = {one.number: one for one in self.writer.directory.known(sorted(numbers))}
        stored: dict[str, Row] = {}
        for incoming in self._waiting:
            number, row = incoming.number, row_of(incoming)
            held = self._standing.get(number) or stored.get(number)
            if held is None and number in known:
                if known[number].digest == row.digest:
                    self.report.unchanged += 1
                    continue
                held = stored[number] = self._read(known[number].place)
                self._replacing.setdefault(number, (held.digest, 0))
            self._decide(held, row)
        self._waiting.clear()
        if self.progress is not None:
            self.progress(self.report)
        if len(self._standing) >= ROWS or self._size >= BYTES or len(self._events) >= EVENTS:
            self._commit()

    def _decide(self, held: Row | None, row: Row) -> None:
        if held is None:
            self.report.accepted += 1
        else:
            row = row_of(updates.merge(held.patent, row.patent))
            if row.digest == held.digest:
                self.report.unchanged += 1
                return
            self.report.replaced += 1
            if kept := self._replacing.get(row.patent.number):
                self._replacing[row.patent.number] = (kept[0], kept[1] + 1)
        self._standing[row.patent.number] = row
        self._size += len(row.record)

    def _read(self, place: Place) -> Row:
        record, source, digest = self.writer.reader.rows(
            place.segment, [place.row], ("record", "source", "digest")
        )[0]
        return Row(patent_of(record, source), record, digest)

    def _commit(self) -> None:
        """What was decided, and what was turned away, is on the disk when this returns."""
        self.quarantine.flush()
        self._leave_as_it_is()
        for key in self.writer.directory.known_events(list(self._events)):
            del self._events[key]
        self.report.events += len(self._events)
        self.writer.commit(
            {
                "patents": patents_table(list(self._standing.values())),
                "events": events_table(list(self._events.values())),
            }
        )
        self._standing.clear()
        self._replacing.clear()
        self._events.clear()
        self._size = 0

    def _leave_as_it_is(self) -> None:
        """Two files that contradict each other replace each other again; where that ends as it was, nothing is new."""
        for number, (digest, times) in self._replacing.items():
            if (row := self._standing.get(number)) is not None and row.digest == digest:
                del self._standing[number]
                self.report.replaced -= times
                self.report.unchanged += times


def _fault(patent: Patent) -> str:
    """Why a record cannot be kept; empty when it can."""
    if not patent.number or not patent.office or not patent.document:
        return "文献没有公开号"
    return ""
