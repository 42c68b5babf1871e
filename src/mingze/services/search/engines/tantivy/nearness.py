"""Two tokens near each other as two phrases with slop, in the place of one phrase for every distance."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from mingze.services.search.engines.plans import Plan, Tokens


class Sloppy(NamedTuple):
    """Two tokens in this order with at most ``slop`` positions more between them than if one followed the other.

    The other order is found too, with two positions less.
    """

    first: str
    second: str
    slop: int


def sloppy(parts: Sequence[Plan]) -> tuple[Sloppy, Sloppy] | None:
    """Both orders of what ``parts`` spells out; ``None`` unless that finds exactly the same.

    It does when the parts are phrases of two known tokens at every distance up to the longest, those left out at which
    the tokens cannot stand because their characters would overlap.
    """
    distances: dict[tuple[str, str], set[int]] = defaultdict(set)
    for part in parts:
        if not isinstance(part, Tokens) or len(part.slots) != 2 or any(slot.open for slot in part.slots):
            return None
        one, other = part.slots
        distances[one.token, other.token].add(other.position - one.position)
    if (
        len(distances) != 2
        or len({(part.column, part.weight) for part in parts if isinstance(part, Tokens)}) != 1
    ):
        return None
    [(first, second), back] = distances
    if back != (second, first) or first == second:
        return None
    longest = {pair: max(far) for pair, far in distances.items()}
    whole = all(_all_possible(*pair, far, longest[pair]) for pair, far in distances.items())
    # A phrase with slop s also finds the other order up to s - 1 positions apart, which has to be asked for as well.
    if not whole or abs(longest[first, second] - longest[back]) > 1:
        return None
    return Sloppy(first, second, longest[first, second] - 1), Sloppy(second, first, longest[back] - 1)


def _all_possible(first: str, second: str, given: set[int], longest: int) -> bool:
    """Whether at each distance that is not given ``second`` could only stand if it began as ``first`` ends."""
    missing = set(range(1, longest)) - given
    return min(given) > 0 and all(_pair(first) and far == 1 and first[-1] != second[0] for far in missing)


def _pair(token: str) -> bool:
    """Whether a token is two Chinese characters, each of which is a position."""
    return len(token) == 2 and not token.isascii()
