"""The corpus of published documents in one folder: what is known of a number, and how more comes in.

``segments/`` holds the documents, ``manifest.json`` says which segments count, ``directory.sqlite3`` says where each
document lies and can be rebuilt, ``quarantine.jsonl`` keeps what was turned away.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from mingze.services.patents.corpus import checking, compaction, directory, manifest
from mingze.services.patents.corpus.directory import Directory, Place, Sibling
from mingze.services.patents.corpus.importing import Importer, Incoming, Progress, Report
from mingze.services.patents.corpus.locking import locked
from mingze.services.patents.corpus.quarantine import Quarantine
from mingze.services.patents.corpus.rows import event_of, patent_of
from mingze.services.patents.corpus.segments import OPEN, Reader
from mingze.services.patents.corpus.writing import FOLDER, Writer
from mingze.services.patents.record import Event, Patent

TOGETHER = 256
"""Documents put together at a time when many are asked for."""


class Dossier(NamedTuple):
    """A publication with everything the corpus knows about it."""

    patent: Patent
    events: tuple[Event, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    """All publications of its application, itself included, the earliest first."""
    cited_by: tuple[str, ...] = ()
    family_size: int = 1


class Corpus:
    """May be shared between threads; every thread reads through files of its own, ``open_files`` of them at a time."""

    def __init__(self, folder: Path, open_files: int = OPEN) -> None:
        self.folder, self._open_files = folder.resolve(), open_files
        self.quarantine = Quarantine(self.folder)
        self._here = threading.local()

    @property
    def version(self) -> int:
        """Grows with every change; 0 while empty."""
        known = self._directory()
        return known.version if known else 0

    def counts(self) -> tuple[int, int, int]:
        """Publications, tombstones of publications withdrawn, legal events."""
        known = self._directory()
        return known.counts() if known else (0, 0, 0)

    def get(self, number: str) -> Patent | None:
        """The publication with this key, without its events."""
        return self.many([number]).get(number)

    def many(self, numbers: Sequence[str]) -> dict[str, Patent]:
        """Those of ``numbers`` that are there, by number."""
        known = self._directory()
        if known is None:
            return {}
        places = {one.number: one.place for one in known.known(numbers) if not one.dropped}
        read = self._read(places.values(), ("record", "source"))
        return {number: patent_of(*read[place]) for number, place in places.items()}

    def under(self, key: str) -> list[str]:
        """Keys of the publications meant by ``key``: that one, else those under that number without its kind, else
        those of that application; the earliest first."""
        known = self._directory()
        return known.under(key) if known else []

    def publications(self, application: str) -> list[str]:
        """Keys of the publications of an application, the earliest first."""
        known = self._directory()
        return [one.number for _, one in known.publications([application])] if known else []

    def family(self, number: str) -> list[str]:
        """Keys of the simple family of a publication, itself included."""
        known = self._directory()
        return known.family(number) if known else []

    def citing(self, number: str) -> list[str]:
        """Keys of the publications that cite this one."""
        known = self._directory()
        return [one for _, one in known.citing([number])] if known else []

    def events(self, application: str) -> list[Event]:
        """Legal events of an application, in the order of days."""
        known = self._directory()
        return list(self._events(known, [application]).get(application, ())) if known else []

    def dossiers(self, numbers: Iterable[str]) -> Iterator[Dossier]:
        """Everything about those of ``numbers`` that are there, in that order."""
        known = self._directory()
        if known is None:
            return
        waiting = iter(numbers)
        while part := list(islice(waiting, TOGETHER)):
            found = self.many(part)
            yield from self._together(known, {number: found[number] for number in part if number in found})

    def documents(self, since: int = 0) -> Iterator[Dossier]:
        """Everything about publications whose document changed after version ``since``, in bounded memory."""
        known = self._directory()
        if known is None:
            return
        changed = known.changed(since, dropped=False)
        while part := list(islice(changed, TOGETHER)):
            read = self._read((place for _, place in part), ("record", "source"))
            yield from self._together(known, {number: patent_of(*read[place]) for number, place in part})

    def changed(self, since: int = 0) -> Iterator[str]:
        """Keys of publications whose document changed after version ``since``, in the order in which they lie."""
        known = self._directory()
        return (number for number, _ in known.changed(since, dropped=False)) if known else iter(())

    def dropped(self, since: int = 0) -> list[str]:
        """Keys of publications withdrawn after version ``since``."""
        known = self._directory()
        return [number for number, _ in known.changed(since, dropped=True)] if known else []

    def import_(
        self, found: Iterable[Incoming], *, progress: Progress | None = None, report: Report | None = None
    ) -> Report:
        """Bring records, events and what was turned away in. Repeating it changes nothing.

        ``report`` is filled as it goes, so that it tells what was done should the run be broken off. Raises
        ``Busy`` while another import runs, ``Torn`` when the manifest cannot be read.
        """
        with locked(self.folder):
            writer = Writer(self.folder)
            try:
                return Importer(writer, Quarantine(self.folder), progress, report or Report()).run(found)
            finally:
                writer.close()

    def check(self) -> list[str]:
        """What is wrong, in Chinese sentences: every segment against its hash, every entry of the directory."""
        return checking.faults(self.folder)

    def rebuild_directory(self) -> None:
        """Work the directory out anew. Raises ``Busy``."""
        with locked(self.folder):
            writer = Writer(self.folder)
            try:
                writer.rebuild()
            finally:
                writer.close()

    def worth_compacting(self) -> int:
        """How many segments ``compact`` would write anew or put together."""
        known = self._directory()
        if known is None:
            return 0
        return sum(map(len, compaction.worth_rewriting(manifest.load(self.folder), known)))

    def compact(self) -> int:
        """Rewrite segments that mostly hold what no longer stands; gives the bytes that became free. ``Busy``."""
        with locked(self.folder):
            writer = Writer(self.folder)
            try:
                return compaction.compact(writer)
            finally:
                writer.close()

    def _together(self, known: Directory, patents: dict[str, Patent]) -> Iterator[Dossier]:
        numbers = list(patents)
        applications = list({one.application for one in patents.values() if one.application})
        siblings: dict[str, list[Sibling]] = defaultdict(list)
        for application, sibling in known.publications(applications):
            siblings[application].append(sibling)
        cited_by: dict[str, list[str]] = defaultdict(list)
        for number, citing in known.citing(numbers):
            cited_by[number].append(citing)
        sizes = known.family_sizes(numbers)
        events = self._events(known, [*applications, *numbers])
        for number, patent in patents.items():
            of_it = (*events.get(patent.application, ()), *events.get(number, ()))
            yield Dossier(
                patent,
                tuple(sorted(of_it, key=_order)),
                tuple(siblings[patent.application]) if patent.application else (),
                tuple(cited_by[number]),
                sizes.get(number, 1),
            )

    def _events(self, known: Directory, subjects: Sequence[str]) -> dict[str, list[Event]]:
        places = list(known.events(subjects))
        read = self._read((place for _, place in places), ("record",))
        found: dict[str, list[Event]] = defaultdict(list)
        for subject, place in places:
            found[subject].append(event_of(*read[place]))
        for events in found.values():
            events.sort(key=_order)
        return found

    def _read(self, places: Iterable[Place], columns: Sequence[str]) -> dict[Place, tuple[Any, ...]]:
        wanted: dict[str, set[int]] = defaultdict(set)
        for place in places:
            wanted[place.segment].add(place.row)
        found: dict[Place, tuple[Any, ...]] = {}
        for segment, rows in wanted.items():
            order = sorted(rows)
            values = self._here.reader.rows(segment, order, columns)
            found.update((Place(segment, row), value) for row, value in zip(order, values, strict=True))
        return found

    def _directory(self) -> Directory | None:
        """This thread's view; made anew when the file was replaced. ``None`` for a corpus that is empty."""
        path = self.folder / directory.FILE
        try:
            mark = path.stat().st_ino
        except FileNotFoundError:
            if not (self.folder / manifest.FILE).exists():
                return None
            self.rebuild_directory()
            mark = path.stat().st_ino
        if getattr(self._here, "mark", None) != mark:
            self._here.directory, self._here.mark = Directory(path), mark
            self._here.reader = Reader(self.folder / FOLDER, self._open_files)
        opened: Directory = self._here.directory
        return opened


def _order(event: Event) -> tuple[str, str, str, str]:
    return (event.on.isoformat() if event.on else "", event.code, event.text, repr(event.details))
