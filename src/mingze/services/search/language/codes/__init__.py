"""By which names each dialect knows the fields, which codes are known and held nowhere, and what codes mean more."""

from dataclasses import dataclass
from functools import cache

from mingze.services.search.language.codes import english, incopat, western
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import nearest
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.tree import Reach


@dataclass(frozen=True)
class Code:
    """What a code asks about.

    ``field`` is empty for a code that is known and of which no data is held; ``title`` then says what it would be.
    ``event`` is the kind of legal event whose field it is. ``reach`` is how far a class asked by it reaches.
    ``near`` says in Chinese how the field differs from what the code means elsewhere; it becomes a note.
    """

    code: str
    field: str
    title: str = ""
    event: str = ""
    reach: Reach | None = None
    near: str = ""


def normal(code: str) -> str:
    """A code for comparing: capitals, hyphens and not underscores, no blanks."""
    return "".join(code.upper().replace("_", "-").split())


def _spread(text: str) -> list[str]:
    return text.split()


@cache
def codes(dialect: Dialect) -> dict[str, Code]:
    """Every code ``dialect`` knows, by its normal form. The first of a field is the one that is printed."""
    held: dict[str, Code] = {}

    def put(code: Code) -> None:
        held.setdefault(normal(code.code), code)

    tables = {
        Dialect.INCOPAT: (incopat.HELD, incopat.CHINESE),
        Dialect.PLAIN: (incopat.HELD, incopat.CHINESE),
        Dialect.CNIPA: (western.CNIPA, incopat.CHINESE),
        Dialect.CNIPR: (western.CNIPR, incopat.CHINESE),
        Dialect.CQL: (western.CQL,),
        Dialect.PATSNAP: (english.PATSNAP,),
        Dialect.PATENTSCOPE: (english.PATENTSCOPE,),
        Dialect.BRS: (english.BRS,),
    }[dialect]
    for table in tables:
        for field, names in table.items():
            for name in _spread(names):
                put(Code(name, field))
    if dialect in (Dialect.INCOPAT, Dialect.PLAIN, Dialect.CNIPA):
        _put_incopat(put)
    if dialect is Dialect.PATSNAP:
        for code, (field, reach) in english.PATSNAP_REACHING.items():
            put(Code(code, field, reach=Reach(reach)))
        for kind, fields in english.PATSNAP_EVENTS.items():
            for field, names in fields.items():
                for name in _spread(names):
                    put(Code(name, field, event=kind))
    for name in FIELDS:
        put(Code(name, name))
    return held


def _put_incopat(put: "object") -> None:
    add = put
    assert callable(add)  # noqa: S101 - tells the type checker
    for code, (field, reach) in incopat.REACHING.items():
        add(Code(code, field, reach=Reach(reach)))
    for field, (near, names) in incopat.NEAR.items():
        for name in _spread(names):
            add(Code(name, field, near=near))
    for kind, fields in incopat.EVENTS.items():
        for field, names in fields.items():
            for name in _spread(names):
                add(Code(name, field, event=kind))
    for title, names in incopat.ABSENT.items():
        for name in _spread(names):
            add(Code(name, "", title=title))


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
        if code.field and not code.near:
            names.setdefault((code.field, code.event, code.reach), code.code)
    return names
