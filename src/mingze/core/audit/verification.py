"""Is the trail whole? One pass over the entries, in constant memory, free of the database.

The same pass runs over the live table and over an exported file on another machine. It names the first fault
it meets. What it can prove depends on what it is given: the hashes alone show careless changes; the sealing
key shows an attacker who recomputed the hashes; the exported roots, kept elsewhere, show one who put back an
older end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mingze.core.audit import chain
from mingze.core.kernel.refusals import mark


class FaultKind(StrEnum):
    """What was done to the trail."""

    EDITED = "edited"
    DELETED = "deleted"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    FORKED = "forked"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing found wrong. ``sequence`` is the entry it concerns, ``reason`` a Chinese msgid."""

    kind: FaultKind
    sequence: int
    reason: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.reason % self.params if self.params else self.reason


@dataclass(frozen=True, slots=True)
class SealedLink:
    """An entry as stored: its content, and the hash and seal it claims."""

    link: chain.Link
    hash: str
    seal: str


@dataclass(frozen=True, slots=True)
class End:
    """The end of the chain as stored."""

    sequence: int
    hash: str
    seal: str


@dataclass(frozen=True, slots=True)
class Root:
    """The end of the chain as it was exported on a day, tied to the root exported before it."""

    day: str
    sequence: int
    hash: str
    previous: str
    seal: str

    def parts(self) -> tuple[object, ...]:
        """What the seal covers."""
        return ("root", self.day, self.sequence, self.hash, self.previous)


@dataclass(frozen=True, slots=True)
class Report:
    """What one pass found. ``sealed`` says whether seals could be checked at all."""

    checked: int
    end: int
    roots: int
    sealed: bool
    fault: Fault | None

    @property
    def whole(self) -> bool:
        """Whether nothing was found wrong."""
        return self.fault is None


class Walk:
    """One pass, which may be interrupted and taken up again at (``sequence``, ``hash``)."""

    def __init__(
        self,
        *,
        key: str | None,
        end: End | None,
        roots: Sequence[Root] = (),
        sequence: int = 0,
        hash: str = chain.GENESIS,  # noqa: A002 - the word of the trail
    ) -> None:
        self.key, self.end, self.roots = key, end, roots
        self.sequence, self.hash = sequence, hash
        self._root_hashes = {root.sequence: root.hash for root in roots}

    def begin(self) -> Fault | None:
        """Check the end and the roots themselves, before any entry is read."""
        if self.end is None:
            return Fault(FaultKind.TRUNCATED, self.sequence, mark("链尾记录缺失"))
        if not self._sealed(self.end.seal, "head", self.end.sequence, self.end.hash):
            return Fault(FaultKind.FORKED, self.end.sequence, mark("链尾的封印不符，链尾被改写"))
        return self._check_roots(self.end)

    def step(self, entry: SealedLink) -> Fault | None:
        """Check the next entry. The pass stands at the last sound entry afterwards."""
        sequence = entry.link.sequence
        if sequence != self.sequence + 1:
            return self._out_of_step(sequence)
        if entry.link.hash_after(self.hash) != entry.hash:
            return self._broken(entry)
        if not self._sealed(entry.seal, "entry", sequence, entry.hash):
            return Fault(FaultKind.FORKED, sequence, mark("散列被重新计算，但封印不符"))
        if self._root_hashes and self._root_hashes.get(sequence, entry.hash) != entry.hash:
            return Fault(FaultKind.FORKED, sequence, mark("与已导出的每日根不一致，此前的记录被另写"))
        self.sequence, self.hash = sequence, entry.hash
        return None

    def finish(self, newest: int) -> Fault | None:
        """Check that the last entry is the end. ``newest`` is the highest sequence stored, read before the
        end.
        """
        if self.end is None or self.sequence < self.end.sequence:
            return Fault(FaultKind.TRUNCATED, self.sequence + 1, mark("此条及其后的记录被截去"))
        if self.hash != self.end.hash:
            return Fault(FaultKind.FORKED, self.sequence, mark("最后一条记录与链尾不一致"))
        if newest > self.end.sequence:
            return Fault(FaultKind.FORKED, self.end.sequence + 1, mark("链尾之后另有记录，链尾被退回"))
        return None

    def _check_roots(self, end: End) -> Fault | None:
        previous = ""
        for root in self.roots:
            if root.previous != previous or not self._sealed(root.seal, *root.parts()):
                reason = mark("%(day)s的每日根被改写，或其前一日的根被删去")
                return Fault(FaultKind.FORKED, root.sequence, reason, {"day": root.day})
            previous = root.seal
            if root.sequence > end.sequence:
                reason = mark("%(day)s导出每日根时此条记录尚在，其后被截去")
                return Fault(FaultKind.TRUNCATED, end.sequence + 1, reason, {"day": root.day})
        return None

    def _sealed(self, seal: str, *parts: object) -> bool:
        """Whether the seal is true; without a key nobody can tell, and it passes."""
        return self.key is None or chain.seal_is_true(self.key, seal, *parts)

    def _out_of_step(self, found: int) -> Fault:
        expected = self.sequence + 1
        if found > expected:
            return Fault(FaultKind.DELETED, expected, mark("此条记录被删除"))
        return Fault(FaultKind.REORDERED, found, mark("此条记录不在原来的位置"))

    def _broken(self, entry: SealedLink) -> Fault:
        sequence = entry.link.sequence
        original = self._original_place(entry)
        if original is None:
            return Fault(FaultKind.EDITED, sequence, mark("此条记录的内容被修改"))
        return Fault(
            FaultKind.REORDERED, sequence, mark("此处放着原第%(original)s条记录"), {"original": original}
        )

    def _original_place(self, entry: SealedLink) -> int | None:
        """The sequence this entry was sealed with, when it is another than the one it now bears.

        Neighbours are tried first; trying them all costs a second or two for a million, and only after a
        fault.
        """
        if not self.key or self.end is None:
            return None
        here = entry.link.sequence
        for distance in range(1, max(here, self.end.sequence - here) + 1):
            for place in (here + distance, here - distance):
                if 1 <= place <= self.end.sequence and chain.seal_is_true(
                    self.key, entry.seal, "entry", place, entry.hash
                ):
                    return place
        return None


def verify(
    entries: Iterable[SealedLink],
    *,
    end: End | None,
    newest: int,
    roots: Sequence[Root] = (),
    key: str | None,
) -> Report:
    """One whole pass, from the first entry to the end. Without ``key`` seals go unchecked, and it says so."""
    walk = Walk(key=key, end=end, roots=roots)
    fault = walk.begin()
    if fault is None:
        fault = next((found for entry in entries if (found := walk.step(entry))), None)
    if fault is None:
        fault = walk.finish(newest)
    return Report(walk.sequence, end.sequence if end else 0, len(roots), key is not None, fault)
