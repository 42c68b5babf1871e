"""How one version of a rule differs from another: clause by clause, then word by word. Plain Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol

# Chinese counts by the character, words and numbers in Latin letters as one.
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_ALIKE = 0.5


class Change(StrEnum):
    """What became of a clause, or of a stretch of text within one."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


class ClauseLike(Protocol):
    """What is compared."""

    code: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that stayed, was removed, or was added."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause before and after; one side is missing when it was removed or added."""

    before: ClauseLike | None
    after: ClauseLike | None
    change: Change
    stretches: tuple[Stretch, ...]

    @property
    def renumbered(self) -> bool:
        """Whether the clause is called otherwise now."""
        return bool(self.before and self.after and self.before.label != self.after.label)


def compare(before: Sequence[ClauseLike], after: Sequence[ClauseLike]) -> list[Pair]:
    """Every clause of both versions once, in the order of the later one, removed ones where they used to
    stand.

    Clauses belong together when their text is the same, else when their numbers are and the texts resemble
    each other, else when the texts resemble each other most, else when their numbers are the same.
    """
    partner = _matched(before, after)
    taken = {id(one) for one in partner.values()}
    position = {id(one): place for place, one in enumerate(before)}
    waiting = [one for one in before if id(one) not in taken]
    pairs: list[Pair] = []

    def removed_up_to(place: int) -> None:
        while waiting and position[id(waiting[0])] <= place:
            pairs.append(_pair(waiting.pop(0), None))
            place += 1

    removed_up_to(0)
    for one in after:
        old = partner.get(id(one))
        if old is not None:
            removed_up_to(position[id(old)] - 1)
        pairs.append(_pair(old, one))
        if old is not None:
            # What was removed right behind this clause is shown before anything added there.
            removed_up_to(position[id(old)] + 1)
    removed_up_to(len(before))
    return pairs


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """The later text with what was removed and added marked in place."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found: list[Stretch] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.SAME, "".join(old[first:last])))
            continue
        if last > first:
            found.append(Stretch(Change.REMOVED, "".join(old[first:last])))
        if end > begin:
            found.append(Stretch(Change.ADDED, "".join(new[begin:end])))
    return tuple(found)


def _matched(before: Sequence[ClauseLike], after: Sequence[ClauseLike]) -> dict[int, ClauseLike]:
    """For each later clause (by identity) the earlier one it came from."""
    partner: dict[int, ClauseLike] = {}
    old, new = list(before), list(after)

    def join(one: ClauseLike, other: ClauseLike) -> None:
        partner[id(one)] = other
        new.remove(one)
        old.remove(other)

    for fits in (_same_text, _same_number_and_alike):
        for one in list(new):
            other = next((candidate for candidate in old if fits(candidate, one)), None)
            if other is not None:
                join(one, other)
    for one in list(new):
        likeness, other = max(((_likeness(x, one), x) for x in old), key=lambda x: x[0], default=(0.0, one))
        if likeness >= _ALIKE:
            join(one, other)
    for one in list(new):
        other = next((candidate for candidate in old if candidate.code == one.code), one)
        if other is not one:
            join(one, other)
    return partner


def _same_text(before: ClauseLike, after: ClauseLike) -> bool:
    return before.text == after.text


def _same_number_and_alike(before: ClauseLike, after: ClauseLike) -> bool:
    return before.code == after.code and _likeness(before, after) >= _ALIKE


def _likeness(before: ClauseLike, after: ClauseLike) -> float:
    matcher = SequenceMatcher(None, before.text, after.text, autojunk=False)
    # The quick bound spares the full comparison for most pairs of a long rule.
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _pair(before: ClauseLike | None, after: ClauseLike | None) -> Pair:
    if before is None or after is None:
        change = Change.ADDED if before is None else Change.REMOVED
        only = after or before
        return Pair(before, after, change, (Stretch(change, only.text if only else ""),))
    if before.text == after.text:
        return Pair(before, after, Change.SAME, (Stretch(Change.SAME, after.text),))
    return Pair(before, after, Change.CHANGED, stretches(before.text, after.text))
