"""Values in the cells of a table: lists, days, numbers, classes, parties. What is wrong is said with its cell."""

import re
from collections.abc import Iterator
from datetime import date

from mingze.services.patents import numbers
from mingze.services.patents.numbers import Role as NumberRole
from mingze.services.patents.record import Number, Priority, Scheme, Symbol
from mingze.services.patents.sources import classes, days, references
from mingze.services.patents.sources.references import Identification

EMPTY = frozenset({"", "-", "--", "—", "无", "n/a", "na", "null", "none", "暂无"})
_SPLIT = re.compile(r"\s*(?:[;；|\n\r、]|;;)\s*")
_SPLIT_CODES = re.compile(r"\s*[;；|\n\r、,，]\s*")
_DAY = re.compile(r"(?<!\d)\d{4}(?:[./年-]\d{1,2}[./月-]\d{1,2}日?|\d{4})(?!\d)")
_KEY = re.compile(r"([A-Z]{2})([0-9A-Z]*?[0-9])([A-Z][0-9]?)?")
_BRACKETS = re.compile(r"[\[(（][^\[\]()（）]*[\])）]$")


class Wrong(Exception):  # noqa: N818 - caught where the row and the heading are known
    """A cell that cannot be read, in a Chinese sentence."""


def value(text: str) -> str:
    """A cell, or nothing where it holds a word for nothing."""
    stripped = text.strip()
    return "" if stripped.casefold() in EMPTY else stripped


def several(text: str, separators: str = "") -> list[str]:
    """The values of a cell, parted by ``;``, ``|``, ``、`` and line breaks, or by the separators of the mapping."""
    parts = re.split(f"[{re.escape(separators)}]", text) if separators else _SPLIT.split(text)
    return [found for part in parts if (found := value(part))]


def codes(text: str, separators: str = "") -> list[str]:
    """Numbers or symbols of a cell; a comma parts them too."""
    return (
        several(text, separators)
        if separators
        else [part for part in _SPLIT_CODES.split(text) if value(part)]
    )


def day(text: str) -> date:
    """A day. Raises ``Wrong``."""
    found = days.written(text)
    if found is None:
        raise Wrong(f"“{text[:40]}”不是可以识别的日期")
    return found


def publication(text: str, office: str = "", kind: str = "") -> str:
    """Key of a publication, written with or without its office. Raises ``Wrong``."""
    return _key(text, office, kind, NumberRole.PUBLICATION, "公开号")


def application(text: str, office: str = "") -> str:
    """Key of an application. Raises ``Wrong``."""
    return _key(text, office, "", NumberRole.APPLICATION, "申请号")


def _key(text: str, office: str, kind: str, role: NumberRole, what: str) -> str:
    written = text.strip()
    bare = not re.match(r"[A-Za-z]{2}|ZL|PCT", written)
    if office and bare:
        written = f"{office}{written}"
    if kind and role is NumberRole.PUBLICATION and not re.search(r"[A-Za-z]\d?$", written):
        written += kind
    for reading in numbers.parse(written):
        if reading.role is role:
            return reading.key
    country = written[:2].upper()
    if re.fullmatch(r"[A-Z]{2}", country) and re.search(r"\d", written) and len(written) <= 40:
        given = Identification(country, written[2:].strip(" -"), "", None, "")
        return (
            references.publication(given) if role is NumberRole.PUBLICATION else references.application(given)
        )
    raise Wrong(f"“{text[:40]}”不是可以识别的{what}")


def parted(key: str) -> tuple[str, str, str]:
    """Office, document number and kind of a key. Raises ``Wrong``."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise Wrong(f"“{key[:40]}”不是完整的公开号")
    return found[1], found[2], found[3] or ""


def symbol(scheme: Scheme, text: str, *, first: bool = False) -> Symbol:
    """A symbol of a scheme. Raises ``Wrong`` for an IPC or CPC symbol that is none."""
    if scheme is Scheme.IPC and (found := classes.st8(text)) is not None:
        return Symbol(
            scheme=scheme,
            code=found.code,
            first=first or found.first,
            inventive=found.inventive,
            version=found.version,
        )
    bare = _BRACKETS.sub("", text).strip()
    code = classes.canonical(bare) if scheme in {Scheme.IPC, Scheme.CPC} else "".join(bare.split())
    if scheme is Scheme.LOC and (loc := re.search(r"(\d{2})-(\d{2})", text)):
        code = loc[0]
    if not code:
        raise Wrong(f"“{text[:40]}”不是可以识别的{scheme}分类号")
    return Symbol(scheme=scheme, code=code, first=first)


def priorities(text: str, dates: list[date], office: str, separators: str = "") -> Iterator[Priority]:
    """Priorities written ``CN201910000000.0 2019-01-02``, or as numbers with their days in a column of their own."""
    found = several(text, separators)
    for place, part in enumerate(found):
        written = _DAY.search(part)
        on = days.written(written[0]) if written else None
        bare = (part[: written.start()] + part[written.end() :]).strip(" ,()[]") if written and on else part
        key = application(bare, office)
        if on is None and len(dates) == len(found):
            on = dates[place]
        yield Priority(
            number=Number(key=key, original=bare if bare != key else "", on=on), country=_country(bare, key)
        )


def _country(written: str, key: str) -> str:
    return key[:2] if not written.upper().startswith("PCT") else "WO"
