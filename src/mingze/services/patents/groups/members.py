"""Who belonged to which group on a day, kept in one file beside the segments of the corpus."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from mingze.services.patents.corpus.segments import write_durably
from mingze.services.search.language.resolving import Groups
from mingze.services.search.text import fold

FILE = "groups.json"


class Membership(msgspec.Struct, frozen=True, order=True):
    """A name belongs to a group from ``since`` to ``until``, both included; open where nothing is given."""

    group: str
    member: str
    since: date = date.min
    until: date = date.max

    def holds(self, on: date) -> bool:
        """Whether it does on that day."""
        return self.since <= on <= self.until


def members_on(memberships: Sequence[Membership], on: date) -> Groups | None:
    """Whom a name stands for on a day: the name of a group for its members, that of a member for all of its groups.

    Width, case and blanks of names make no difference. ``None`` where nobody belongs to any group.
    """
    members: dict[str, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for one in memberships:
        if one.holds(on):
            members.setdefault(_plain(one.group), []).append(one.member)
            groups.setdefault(_plain(one.member), []).append(_plain(one.group))
    if not members:
        return None

    def of(name: str) -> Sequence[str]:
        plain = _plain(name)
        meant = [plain, *groups.get(plain, ())]
        return sorted({member for group in meant for member in members.get(group, ())})

    return of


def _plain(name: str) -> str:
    return "".join(fold(name).split())


def store(folder: Path, memberships: Sequence[Membership]) -> None:
    """Put these in the place of all before."""
    folder.mkdir(parents=True, exist_ok=True)
    write_durably(folder / FILE, msgspec.json.encode(sorted(memberships)))


class GroupTable:
    """The table of a corpus folder, read again when it was loaded anew, by whatever process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._read: tuple[tuple[int, int], tuple[Membership, ...]] | None = None
        self._made: tuple[tuple[int, int], date, Groups | None] | None = None

    def on(self, day: date) -> Groups | None:
        """Whom a name stands for on a day; ``None`` where no table was loaded."""
        mark = self._mark()
        made = self._made
        if made is None or made[:2] != (mark, day):
            made = self._made = (mark, day, members_on(self.memberships(), day))
        return made[2]

    def memberships(self) -> tuple[Membership, ...]:
        """All there are, of every time."""
        mark, known = self._mark(), self._read
        if known is None or known[0] != mark:
            found = (
                ()
                if mark == (0, 0)
                else msgspec.json.decode(self._path.read_bytes(), type=tuple[Membership, ...])
            )
            known = self._read = (mark, found)
        return known[1]

    def _mark(self) -> tuple[int, int]:
        try:
            state = self._path.stat()
        except FileNotFoundError:
            return (0, 0)
        return (state.st_ino, state.st_mtime_ns)
