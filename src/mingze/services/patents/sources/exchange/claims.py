"""Priority claims of exchange documents, and the other applications they link to."""

from collections import defaultdict

from mingze.services.patents.record import Number, Priority, Related, Relation
from mingze.services.patents.sources.markup.elements import Element, attribute, children, said
from mingze.services.patents.sources.values import references

LINKAGE = {
    "1": Relation.CONTINUATION_OF,
    "2": Relation.CONTINUATION_IN_PART_OF,
    "3": Relation.DIVISION_OF,
    "W": Relation.INTERNATIONAL_APPLICATION,
}
"""Types of linkage whose meaning is sure; the others are kept as they are, with their code."""
ACTIVE = {"Y": True, "YES": True, "N": False, "NO": False}

Note = tuple[str, str]


def priorities(holder: Element | None) -> tuple[tuple[Priority, ...], tuple[Related, ...], list[Note]]:
    """Claims by their sequence, relations, and printed forms that belong to no claim by their number.

    ``holder`` is ``priority-claims`` of a bibliography, or a member of a family, which holds its claims itself. A
    linked application is no priority right of its own: the indicator says whether it counts.
    """
    formats: dict[str, references.Formats] = defaultdict(dict)
    linked: dict[str, tuple[str, str]] = {}
    printed: list[str] = []
    for number, claim in enumerate(children(holder, "priority-claim"), 1):
        # A claim without a sequence number belongs to no other.
        place, form = attribute(claim, "sequence") or f"#{number}", attribute(claim, "data-format")
        for name, given in references.of([claim]).items():
            if name == "original" or form == "original":
                # Printed forms are numbered in the order of the front page, which is not that of the other formats.
                printed.append(given.number)
            else:
                formats[place].setdefault(name, given)
        active, linkage = said(claim, "priority-active-indicator"), said(claim, "priority-linkage-type")
        if active or linkage:
            linked[place] = (active, linkage)
    return _assembled(formats, linked, printed)


def _assembled(
    formats: dict[str, references.Formats], linked: dict[str, tuple[str, str]], printed: list[str]
) -> tuple[tuple[Priority, ...], tuple[Related, ...], list[Note]]:
    claims, relations = [], []
    for place, given in formats.items():
        number, standard = references.applied(given), references.standard(given)
        if number is None or standard is None:
            continue
        active, linkage = linked.get(place, ("", ""))
        original = next((text for text in printed if _same(standard.country, text, number.key)), "")
        if original:
            printed.remove(original)
        whole = Number(key=number.key, original=original, on=number.on)
        claims.append(Priority(number=whole, country=standard.country, active=ACTIVE.get(active.upper())))
        if linkage:
            relation = LINKAGE.get(linkage, Relation.OTHER)
            text = "" if relation is not Relation.OTHER else linkage
            relations.append(Related(relation=relation, number=number, text=text))
    return tuple(claims), tuple(relations), [("priority-claim", text) for text in printed]


def _same(country: str, printed: str, key: str) -> bool:
    """Whether the printed number has the same key."""
    given = references.Identification(country, printed, "", None, "")
    return references.application(given) == key
