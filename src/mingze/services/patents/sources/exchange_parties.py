"""Parties of exchange documents: one person in several formats becomes one party with several names."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from mingze.services.patents.record import Address, Party, Role
from mingze.services.patents.sources.elements import Element, attribute, children, said, within

ROLES = (
    ("applicants", "applicant", Role.APPLICANT),
    ("inventors", "inventor", Role.INVENTOR),
    ("agents", "agent", Role.AGENT),
)
PREFERRED = ("original", "docdba", "docdb", "epodoc")
"""Formats by closeness to what the publication prints. ``docdb`` and ``epodoc`` are the office's standard forms."""
STANDARD = frozenset({"docdb", "epodoc"})

_COUNTRY = re.compile(r"\s*\[([A-Z]{2})\]\s*$")
_SIGNS = re.compile(r"[\W_]+")


class _Named(NamedTuple):
    """One entry of the file."""

    sequence: int
    form: str
    name: str
    language: str
    country: str
    address: str


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
    holder = next((found for found in within(part, "name") if said(found)), None)
    if holder is None:
        holder = next((found for found in within(part, "last-name") if said(found)), part)
    name = said(holder)
    marked = _COUNTRY.search(name)
    country = said(part, "residence", "country") or said(next(within(part, "country"), None))
    address = [said(line) for line in within(part, "address") if said(line)]
    return _Named(
        int(sequence) if (sequence := attribute(part, "sequence")).isdecimal() else 0,
        attribute(part, "data-format").lower() or "docdb",
        _COUNTRY.sub("", name).strip(" ,;"),
        attribute(holder, "lang") or attribute(holder.getparent(), "lang") or attribute(part, "lang"),
        country or (marked[1] if marked else ""),
        address[0] if address else "",
    )


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
            group for group in groups.values() if _folded(entry.name) in {_folded(one.name) for one in group}
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
    country, text = _first(entry.country for entry in group), _first(entry.address for entry in group)
    address = Address(country=country.upper(), text=text) if country or text else None
    return msgspec.structs.replace(Party(role=role, name=name), names=different, address=address)


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _folded(name: str) -> str:
    return _SIGNS.sub("", name).casefold()
