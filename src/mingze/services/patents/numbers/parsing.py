"""Readings of anything typed: which publication or application it may mean, the surest first."""

import re
from collections.abc import Iterator

from mingze.services.patents.numbers import general, offices
from mingze.services.patents.numbers.reading import Reading, Role, Sureness
from mingze.services.patents.numbers.rules import bodies, reading
from mingze.services.patents.numbers.writing import Writing, writing

_PCT = re.compile(r"PCT[-/]?[A-Z]{2}.*|[0-9]{4}[A-Z]{2}[0-9]{5,6}")


def parse(text: str) -> list[Reading]:
    """What a text can mean as a number, the surest first; empty when it is none. Never raises."""
    written = writing(text)
    if not any(character.isdigit() for character in written.compact):
        return []
    found: dict[tuple[str, Role], Reading] = {}
    for one in _readings(written):
        mark = (one.key, one.role)
        if mark not in found or found[mark].sureness < one.sureness:
            found[mark] = one
    if written.role is not None:
        found = {mark: one for mark, one in found.items() if one.role is written.role} or found
    if any(one.sureness is Sureness.CERTAIN for one in found.values()):
        found = {mark: one for mark, one in found.items() if not one.note}
    return sorted(found.values(), key=lambda one: -one.sureness)


def _readings(text: Writing) -> Iterator[Reading]:
    named = False
    for code in _codes(text):
        front = offices.prefix(code)
        if front.match(text.split) and front.match(text.compact):
            rest = Writing(front.sub("", text.split, count=1), front.sub("", text.compact, count=1))
            readings = list(_of(code, rest, bare=False)) or list(_plain(code, rest))
            named = named or bool(readings)
            yield from readings
    if _PCT.fullmatch(text.split):
        yield from _of("WO", text, bare=False)
        return
    if not named:
        for code in offices.KNOWN:
            yield from _of(code, text, bare=True)


def _codes(text: Writing) -> Iterator[str]:
    yield from offices.KNOWN
    code = text.split[:2]
    if offices.is_office(code) and code not in offices.KNOWN:
        yield code


def _plain(code: str, text: Writing) -> Iterator[Reading]:
    """Numbers with the office in front that its table does not know: those of long ago, for the most part."""
    for rule, body in bodies(general.office(code), text, Role.PUBLICATION):
        if text.compact[:1].isdigit() or body.kind:
            yield reading(code, rule, body, Sureness.POSSIBLE)


def _of(code: str, text: Writing, *, bare: bool) -> Iterator[Reading]:
    for role in Role:
        for rule, body in bodies(offices.office(code), text, role):
            sureness = rule.bare if bare else rule.sureness
            if sureness is not None:
                yield reading(code, rule, body, min(sureness, Sureness.CERTAIN))
