"""Which of two files of one publication stands, and what of the other completes it.

Offices send a publication again: DOCDB creates (``C``), amends (``A``) and deletes (``D``) it, other offices print a
correction under the same number. Of files of one format the one made later stands, of files of one day the status
decides, a deletion last. What comes in parts, a bibliography and a full text of OPS, or DOCDB and the office's own
file, completes each other: the closer to the office a file is, the more it is believed, and what it lacks is taken
from others.

The order in which files come makes no difference between files of one format that state their day, nor between parts
that come once each and agree on what the surest of them lacks. Of two files of one format, day and status the one
read last stands.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec

from mingze.services.patents.record import Citation, Party, Patent, Scheme, Symbol

ORDER = {"": 0, "CV": 0, "C": 1, "A": 2, "DV": 3, "D": 4}
"""DOCDB statuses in the order in which one day's files apply."""
OPS = (
    "reference",
    "fulltext-inquiry",
    "equivalents",
    "images",
    "legal",
    "family",
    "claims",
    "description",
    "abstract",
    "biblio",
)
"""Parts of OPS, those that say most of the publication last."""
FORMATS = ("sheet", "lens", "ops", "docdb")
"""Formats that tell of other offices' publications, the surest last. All other formats are the office's own."""
UNSAID = {
    "docdb": frozenset(
        {
            "claims",
            "descriptions",
            "drawings",
            "claim_count",
            "keywords",
            "gazette",
            "cited_by",
            "term_extension",
            "extended_family",
            "corrected",
            "entered",
            "series",
        }
    ),
}
"""What a format never says: a newer file of it takes nothing of this away."""
UNSAID_BY_OFFICES = frozenset({"family", "extended_family", "family_members", "representative", "cited_by"})
UNSAID_SCHEMES = {"docdb": frozenset({Scheme.LOC})}
UNSAID_SCHEMES_BY_OFFICES = frozenset({Scheme.CPC, Scheme.ECLA})
SETS = ("family_members", "cited_by", "designated", "events", "notes", "related")
"""Lists whose order says nothing; both records may hold a part."""
TEXTS = ("titles", "abstracts", "claims", "descriptions")
"""Texts, one a language."""


def merge(standing: Patent, incoming: Patent) -> Patent:
    """The record that stands when ``incoming`` comes after ``standing``. Both have the same number.

    A record that is deleted has its number, status and day and nothing else; see :func:`deleted`.
    """
    lower, upper = sorted((standing, incoming), key=_rank)
    if deleted(standing) or deleted(incoming):
        return _after_deletion(lower, upper)
    if _format(lower) == _format(upper) and _format(upper) not in {"ops", "sheet", "lens"}:
        return _replaced(lower, upper)
    return completed(upper, lower)


def deleted(patent: Patent) -> bool:
    """Whether the exchange file has taken the publication out (statuses ``D`` and ``DV``)."""
    return patent.status.startswith("D")


def completed(base: Patent, other: Patent) -> Patent:
    """``base`` with what only ``other`` has: texts in other languages, roles, schemes, values where base has none."""
    changes = {
        name: _RULES.get(name, _either)(getattr(base, name), getattr(other, name))
        for name in Patent.__struct_fields__
        if name not in {"number", "office", "document", "kind", "type", "stage", "source"}
    }
    return msgspec.structs.replace(base, **changes)


def _after_deletion(lower: Patent, upper: Patent) -> Patent:
    """A deletion takes away what exchange files said; what the office itself published stays."""
    if deleted(lower) == deleted(upper) or not deleted(lower):
        return upper
    # What is not dated cannot be shown to have been made after the deletion.
    later = _format(upper) not in FORMATS or (upper.produced or date.min) > (lower.produced or date.max)
    return upper if later else lower


def _rank(patent: Patent) -> tuple[int, int, date, int]:
    """Whom to believe more: by format, by part of OPS, by day, by status."""
    name = _format(patent)
    place = FORMATS.index(name) if name in FORMATS else len(FORMATS)
    version = patent.source.version.split(" ")[0] if patent.source else ""
    part = OPS.index(version) if name == "ops" and version in OPS else 0
    return place, part, patent.produced or date.min, ORDER.get(patent.status, 0)


def _format(patent: Patent) -> str:
    return patent.source.format if patent.source else ""


def _replaced(older: Patent, newer: Patent) -> Patent:
    """The newer file of one format; of the older one what this format never says, and events once announced."""
    name = _format(newer)
    fields = UNSAID.get(name, UNSAID_BY_OFFICES)
    schemes = UNSAID_SCHEMES.get(name, UNSAID_SCHEMES_BY_OFFICES)
    changes: dict[str, Any] = {
        field: _RULES.get(field, _either)(getattr(newer, field), getattr(older, field)) for field in fields
    }
    carried = tuple(symbol for symbol in older.symbols if symbol.scheme in schemes)
    changes["symbols"] = _symbols(newer.symbols, carried)
    changes["events"] = _set(newer.events, older.events)
    return msgspec.structs.replace(newer, **changes)


def _either(ours: Any, theirs: Any) -> Any:
    return theirs if ours is None or ours == "" or ours == () else ours


def _set(ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    found = tuple(dict.fromkeys((*ours, *theirs)))
    return tuple(ours) if len(found) == len(ours) else tuple(sorted(found, key=msgspec.json.encode))


def _texts(ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    known = {text.language for text in ours}
    return (*ours, *(text for text in theirs if text.language not in known))


def _symbols(ours: Sequence[Symbol], theirs: Sequence[Symbol]) -> tuple[Symbol, ...]:
    known = {symbol.scheme for symbol in ours}
    return (*ours, *(symbol for symbol in theirs if symbol.scheme not in known))


def _citations(ours: Sequence[Citation], theirs: Sequence[Citation]) -> tuple[Citation, ...]:
    """Cited publications of both; other literature, which is written differently everywhere, of one."""
    known = {citation.number.key for citation in ours if citation.number}
    other = any(citation.number is None for citation in ours)
    new = (one for one in theirs if (one.number.key not in known if one.number else not other))
    return (*ours, *new)


def _parties(ours: Sequence[Party], theirs: Sequence[Party]) -> tuple[Party, ...]:
    """Roles that only one names; in a role of equally many people, the names each has in both."""
    by_role: dict[str, list[Party]] = defaultdict(list)
    for party in theirs:
        by_role[party.role].append(party)
    found: list[Party] = []
    counts = {role: sum(party.role == role for party in ours) for role in by_role}
    for party in ours:
        same = by_role[party.role]
        matched = same and counts[party.role] == len(same)
        place = sum(one.role == party.role for one in found)
        found.append(_named(party, same[place]) if matched else party)
    return (*found, *(party for party in theirs if not counts[party.role]))


def _named(ours: Party, theirs: Party) -> Party:
    kept: dict[str, tuple[str, str]] = {}
    for pair in (*ours.names, *theirs.names, ("", theirs.name)):
        if pair[1] != ours.name:
            kept.setdefault(pair[1], pair)
    return msgspec.structs.replace(ours, names=tuple(kept.values()), address=ours.address or theirs.address)


_RULES: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(SETS, _set),
    **dict.fromkeys(TEXTS, _texts),
    "symbols": _symbols,
    "citations": _citations,
    "parties": _parties,
}
