"""Two words near each other: which distances their tokens may have, and how an engine is asked for them."""

from mingze.services.search.engines.plans import Apart, Plan, Tokens, one_of
from mingze.services.search.text import Slot, is_cjk


def near(column: str, left: str, right: str, between: int, *, ordered: bool, weight: float) -> Plan:
    """The plan for two different tokens with at most ``between`` units between what they stand for."""
    forth = Apart(column, left, right, _length(left), _length(left) + between, weight)
    if ordered:
        return forth
    back = Apart(column, right, left, _length(right), _length(right) + between, weight)
    if all(_impossible(left, right, far) for far in range(1 - back.least, forth.least)):
        return Apart(column, left, right, -back.most, forth.most, weight)
    return one_of([forth, back])


def centred(apart: Apart) -> list[tuple[int, int]]:
    """Distances to ask for, each with how far it may be missed to either side; together they find nothing else."""
    least, most = apart.least, apart.most
    if (most - least) % 2 and _impossible(apart.first, apart.second, least - 1):
        least -= 1
    slop, odd = divmod(most - least, 2)
    return [(least + slop + more, slop) for more in range(1 + odd)]


def spelled_out(apart: Apart) -> Plan:
    """One phrase for every distance."""
    phrases: list[Plan] = []
    for far in range(apart.least, apart.most + 1):
        if _impossible(apart.first, apart.second, far):
            continue
        second = Slot(abs(far), apart.second if far > 0 else apart.first)
        first = Slot(0, apart.first if far > 0 else apart.second)
        phrases.append(Tokens(apart.column, (first, second), apart.weight))
    return one_of(phrases)


def _length(token: str) -> int:
    """The units a token of its own stands for: two Chinese characters, or one word of letters."""
    return 2 if _pair(token) else 1


def _impossible(first: str, second: str, far: int) -> bool:
    """Whether ``second`` cannot stand ``far`` positions after ``first``.

    No position has two tokens, and a pair's second character stands where the next token begins.
    """
    if far == 1:
        return _pair(first) and first[-1] != second[0]
    return far == 0 or (far == -1 and _impossible(second, first, 1))


def _pair(token: str) -> bool:
    return len(token) == 2 and is_cjk(token)
