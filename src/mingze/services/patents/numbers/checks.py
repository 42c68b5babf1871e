"""Check digits of the offices that have them."""

from collections.abc import Callable, Sequence

CN_OLD = (2, 3, 4, 5, 6, 7, 8, 9)
"""Weights of the eight digits used until September 2003 (专利申请号标准 ZC 0006-2003)."""
CN_NEW = (*CN_OLD, 2, 3, 4, 5)
"""Weights of the twelve digits used since October 2003."""


def cn(digits: str) -> str:
    """Of a Chinese application number: weighted sum modulo 11, ten written ``X``."""
    weights = CN_OLD if len(digits) == len(CN_OLD) else CN_NEW
    rest = _weighted(digits, weights) % 11
    return "X" if rest == 10 else str(rest)


def ep(digits: str) -> str:
    """Of a European application number of eight digits: weights 1 and 2 in turn, sums of digits, up to the next ten."""
    total = sum(sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(digits))
    return str(-total % 10)


def de(digits: str) -> str:
    """Of a German application number (DPMA notices 3/1983 and 3/2003); empty where the digits have none.

    Weights rise from 2 at the right end, modulus 11; applications of 1968 to 1980 have weights from 1, modulus 10.
    """
    old = len(digits) == 7 and "18" <= digits[:2] <= "30"
    first = 1 if old else 2
    total = _weighted(digits, range(len(digits) + first - 1, first - 1, -1))
    if old:
        return str(total % 10)
    rest = -total % 11
    return "" if rest == 10 else str(rest)


def us_greenbook(digits: str) -> str:
    """Of a US patent number as the text files before 2002 hold it (``WKU``): weights 9 to 2, modulus 11."""
    rest = -_weighted(digits, range(9, 1, -1)) % 11
    return "X" if rest == 10 else str(rest)


BY_OFFICE: dict[str, Callable[[str], str]] = {"CN": cn, "EP": ep, "DE": de}


def check_digit(office: str, digits: str) -> str:
    """The check digit of an application number given without it; empty where the office has none we can compute."""
    rule = BY_OFFICE.get(office)
    return rule(digits) if rule and digits.isascii() and digits.isdigit() else ""


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
