"""Classification symbols in TRS records: whole ones, those shortened to a group, and indexing codes behind ``//``."""

import re
from collections.abc import Iterator

from mingze.services.patents.record import Scheme, Symbol
from mingze.services.patents.sources.cnipa.classes import ipc, locarno, worth_of
from mingze.services.patents.sources.trs.fields import Fields

_ENTRIES = re.compile(r"\s*[;；\n]\s*")
_PARTS = re.compile(r"\s*[,，、]\s*|\s+(?=[A-HY]\s?\d{2}\s?[A-Z]\b|[A-HY]\d{2}[A-Z]\d)")
_LINKED = re.compile(r"[(（]\s*[A-HY]\d{2}[A-Z][^()（）]*[)）]")
"""Indexing codes that belong together (IPC Guide, editions 1 to 7): ``(C08L23/00,67:02)``."""
_SHORT = re.compile(r"(\d{1,4})\s*[/:]\s*(\d{2,6})(?!\d)")
_READ = re.compile(r"[A-HY]\s*\d{2}\s*[A-Z][\d\s/:-]*(?:[(（]\s*\d{4}[.\-/]?(?:\d{2})?\s*[)）])?\s*[INA]?\s*")
"""All that a symbol may consist of, version and value included."""


def symbols(fields: Fields, *, design: bool) -> Iterator[Symbol | tuple[str, str]]:
    """Symbols in their order, and name and text of what is none.

    Only designs have Locarno classes: ``43/56`` in the classes of an invention is a group of the subclass before it.
    """
    for name, first in (("主分类号", True), ("分类号", False)):
        yield from _field(name, fields.get(name), first=first, design=design)
    for part in _ENTRIES.split(fields.get("欧洲分类号")):
        if part.strip():
            yield Symbol(scheme=Scheme.ECLA, code=part.replace(" ", ""))


def _field(name: str, text: str, *, first: bool, design: bool) -> Iterator[Symbol | tuple[str, str]]:
    subclass = ""
    # Brackets may hold what parts entries elsewhere.
    for linked in _LINKED.finditer(text):
        yield name, linked[0]
    for entry in _ENTRIES.split(_LINKED.sub(" ", text)):
        # Behind two strokes stand indexing codes, which are additional information.
        for place, stretch in enumerate(entry.split("//")):
            for part in (one.strip() for one in _PARTS.split(stretch)):
                short = _SHORT.match(part)
                whole = subclass + part if short and subclass and not design else part
                told = ipc(whole)
                if told is not None:
                    subclass = told[0][:4]
                    worth = worth_of(part)
                    yield Symbol(
                        scheme=Scheme.IPC,
                        code=told[0],
                        first=first,
                        version=told[1],
                        inventive=worth if worth is not None else False if place else None,
                    )
                    if not _READ.fullmatch(whole.upper()):
                        yield name, part
                elif design and (codes := list(locarno(part))):
                    yield from (Symbol(scheme=Scheme.LOC, code=code, first=first) for code in codes)
                elif part:
                    yield name, part
