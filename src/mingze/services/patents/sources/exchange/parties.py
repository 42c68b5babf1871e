"""Parties of exchange documents: one person in several formats becomes one party with several names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from mingze.services.patents.record import Address, Party, Role
from mingze.services.patents.sources.markup.elements import Element, attribute, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36 import parts as st36_parts

ROLES = (
    ("applicants", "applicant", Role.APPLICANT),
    ("inventors", "inventor", Role.INVENTOR),
    ("agents", "agent", Role.AGENT),
)
PREFERRED = ("original", "docdba", "docdb", "epodoc")
"""Formats by closeness to what the publication prints. ``docdb`` and ``epodoc`` are the office's standard forms."""
STANDARD = frozenset({"docdb", "epodoc"})

_NAMES = ("name", "last-name", "orgname")
"""Elements that name somebody; the first of them that is there does."""
_COUNTRY = re.compile(r"\s*\[([A-Z]{2})\]\s*$")
_SIGNS = re.compile(r"[\W_]+")
_SPELLED = str.maketrans({"ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", "œ": "oe", "ü": "ue", "å": "aa"})


class _Named(NamedTuple):
    """One entry of the file."""

    sequence: int
    form: str
    name: str
    language: str
    country: str
    address: Address | None
    firm: str


def parties(bibliography: Element) -> tuple[Party, ...]:
    """Everybody on the front page, in the order of the office's own list."""
    return tuple(
        party
        for block, name, role in ROLES
        for party in _merged(_entries(children(bibliography, "parties", block, name)), role)
    )


def _entries(parts: list[Element]) -> list[_Named]:
    """Every entry; one without a sequence number has the place at which it stands among those of its format."""
    places: Counter[str] = Counter()
    found = []
    for one in map(_named, parts):
        places[one.form] += 1
        found.append(one if one.sequence else one._replace(sequence=places[one.form]))
    return found


def _named(part: Element) -> _Named:
    holders = (found for kind in _NAMES for found in within(part, kind) if said(found))
    holder = next(holders, part)
    book = holder.getparent()
    name = st36_parts.person(book) if local(holder) == "last-name" else said(holder)
    marked = _COUNTRY.search(name)
    country = said(part, "residence", "country") or said(next(within(part, "country"), None))
    return _Named(
        int(sequence) if (sequence := attribute(part, "sequence")).isdecimal() else 0,
        attribute(part, "data-format").lower() or "docdb",
        _COUNTRY.sub("", name).strip(" ,;"),
        attribute(holder, "lang") or attribute(book, "lang") or attribute(part, "lang"),
        country or (marked[1] if marked else ""),
        _where(part),
        said(next(within(part, "orgname"), None)),
    )


def _where(part: Element) -> Address | None:
    """The first address that says anything: lines, parts of their own, or plain text."""
    given = next((found for found in within(part, "address") if said(found)), None)
    if given is None:
        return None
    lines = [said(line) for line in children(given, "text")] or ([] if len(given) else [said(given)])
    found = st36_parts.address(given.getparent()) or Address()
    return msgspec.structs.replace(found, text=", ".join(filter(None, lines)) or found.text)


def _merged(entries: list[_Named], role: Role) -> list[Party]:
    """One party a sequence number; entries beyond the standard list join the party they name, or stand alone."""
    entries = [entry for entry in entries if entry.name]
    forms = {entry.form for entry in entries}
    standard = next((form for form in ("docdb", "epodoc", "docdba", "original") if form in forms), "")
    places = {entry.sequence for entry in entries if entry.form == standard}
    groups: dict[int, list[_Named]] = {place: [] for place in sorted(places)}
    extra = []
    for entry in entries:
        if entry.sequence in groups:
            groups[entry.sequence].append(entry)
        else:
            extra.append(entry)
    for entry in extra:
        same = [
            group
            for group in groups.values()
            if any(not _writings(entry.name).isdisjoint(_writings(one.name)) for one in group)
        ]
        if same:
            same[0].append(entry)
        else:
            groups.setdefault(max(groups, default=0) + 1, []).append(entry)
    return [_party(group, role) for group in groups.values()]


def _party(group: list[_Named], role: Role) -> Party:
    group = sorted(group, key=lambda entry: PREFERRED.index(entry.form) if entry.form in PREFERRED else 0)
    name = group[0].name
    names = [("std" if entry.form in STANDARD else entry.language.lower(), entry.name) for entry in group[1:]]
    different = tuple(dict.fromkeys(pair for pair in names if pair[1] != name))
    where = next((entry.address for entry in group if entry.address is not None), Address())
    country = _first(entry.country for entry in group) or where.country
    address = msgspec.structs.replace(where, country=country.upper())
    return Party(
        role=role,
        name=name,
        names=different,
        address=address if address != Address() else None,
        firm=_first(entry.firm for entry in group) if role is Role.AGENT else "",
    )


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _writings(name: str) -> set[str]:
    """A name without signs, in both ways in which standard forms write letters they have not (ä as ae or as a)."""
    small = _SIGNS.sub("", name).casefold()
    bare = "".join(char for char in unicodedata.normalize("NFD", small) if not unicodedata.combining(char))
    return {bare, small.translate(_SPELLED)}
