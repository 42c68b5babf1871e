"""By which names each dialect knows the fields, which codes are known and held nowhere, and what codes mean more."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mingze.core.kernel.refusals import Sentence
from mingze.services.search.language.codes import absent, english, incopat, western
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import nearest
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.tree import Reach

FLAG = "event_kind"


@dataclass(frozen=True)
class Code:
    """What a code asks about.

    ``field`` is empty for a code that is known and of which no data is held; ``title`` then says what it would be.
    ``event`` is the kind of legal event whose field it is. ``reach`` is how far a class asked by it reaches.
    ``near`` says how the field differs from what the code means elsewhere; it becomes a note.
    """

    code: str
    field: str
    title: str = ""
    event: str = ""
    reach: Reach | None = None
    near: Sentence | None = None


def normal(code: str) -> str:
    """A code for comparing: capitals, hyphens and not underscores, plain parentheses, no blanks."""
    plain = code.upper().replace("_", "-").replace("（", "(").replace("）", ")")
    return "".join(plain.split())


_HELD: dict[Dialect, tuple[dict[str, str], ...]] = {
    Dialect.INCOPAT: (incopat.HELD, incopat.CHINESE),
    Dialect.PLAIN: (incopat.HELD, incopat.CHINESE),
    Dialect.CNIPA: (western.CNIPA, incopat.CHINESE),
    Dialect.CNIPR: (western.CNIPR, incopat.CHINESE),
    Dialect.CQL: (western.CQL,),
    Dialect.PATSNAP: (english.PATSNAP,),
    Dialect.PATENTSCOPE: (english.PATENTSCOPE,),
    Dialect.BRS: (english.BRS,),
}
_ABSENT: dict[Dialect, dict[str, str]] = {
    Dialect.INCOPAT: absent.INCOPAT,
    Dialect.CNIPR: absent.CNIPR,
    Dialect.CQL: absent.CQL,
    Dialect.PATSNAP: absent.PATSNAP,
    Dialect.PATENTSCOPE: absent.PATENTSCOPE,
    Dialect.BRS: absent.BRS,
}
_REACHING = {
    Dialect.PATSNAP: english.PATSNAP_REACHING,
    Dialect.PATENTSCOPE: english.PATENTSCOPE_REACHING,
}
_EVENTS = {Dialect.PATSNAP: english.PATSNAP_EVENTS}
FAMILY = {Dialect.INCOPAT, Dialect.CNIPA, Dialect.CNIPR, Dialect.PLAIN}
"""Dialects that know the codes of incoPat besides their own."""


@cache
def codes(dialect: Dialect) -> dict[str, Code]:
    """Every code ``dialect`` knows, by its normal form. The first of a field is the one that is printed."""
    held: dict[str, Code] = {}
    for code in _all(dialect):
        held.setdefault(normal(code.code), code)
    return held


def _all(dialect: Dialect) -> Iterator[Code]:
    for table in _HELD[dialect]:
        yield from (Code(name, field) for field, names in table.items() for name in names.split())
    yield from _special(_REACHING.get(dialect, {}), _EVENTS.get(dialect, {}), {})
    yield from _without_data(_ABSENT.get(dialect, {}))
    if dialect in FAMILY:
        yield from (Code(name, field) for field, names in incopat.HELD.items() for name in names.split())
        yield from _special(incopat.REACHING, incopat.EVENTS, incopat.FLAGS)
        yield from (
            Code(name, field, near=near)
            for field, (near, names) in incopat.NEAR.items()
            for name in names.split()
        )
        yield from _without_data(absent.INCOPAT)
        yield from (Code(name, name) for name in FIELDS)


def _special(
    reaching: dict[str, tuple[str, str]], events: dict[str, dict[str, str]], flags: dict[str, str]
) -> Iterator[Code]:
    yield from (Code(code, field, reach=Reach(reach)) for code, (field, reach) in reaching.items())
    for kind, fields in events.items():
        for field, names in fields.items():
            yield from (Code(name, field, event=kind) for name in names.split())
    for kind, names in flags.items():
        yield from (Code(name, FLAG, event=kind) for name in names.split())


def _without_data(table: dict[str, str]) -> Iterator[Code]:
    yield from (Code(name, "", title=title) for title, names in table.items() for name in names.split())


def look_up(code: str, dialect: Dialect) -> Code | None:
    """What ``code`` means in ``dialect``, or nothing."""
    return codes(dialect).get(normal(code))


def suggested(code: str, dialect: Dialect) -> str:
    """The code that ``code`` may have been meant to be, or empty."""
    return nearest(normal(code), codes(dialect))


@cache
def printed(dialect: Dialect) -> dict[tuple[str, str, Reach | None], str]:
    """The code by which ``dialect`` writes a field, by field, kind of event and reach."""
    names: dict[tuple[str, str, Reach | None], str] = {}
    for code in codes(dialect).values():
        if code.field and not code.near and not (code.event and code.field == FLAG):
            names.setdefault((code.field, code.event, code.reach), code.code)
    return names
