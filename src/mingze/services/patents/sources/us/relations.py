"""``us-related-documents`` and the international application: what an application continues, divides or reissues."""

import re
from collections.abc import Iterator
from datetime import date

from mingze.services.patents.record import Number, Related, Relation
from mingze.services.patents.sources.markup.elements import Element, child, children, said
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.parts import applied, identification, published
from mingze.services.patents.sources.values import references
from mingze.services.patents.sources.values.days import compact
from mingze.services.patents.sources.values.references import Identification

RELATIONS = {
    "addition": Relation.ADDITION_TO,
    "division": Relation.DIVISION_OF,
    "us-divisional-reissue": Relation.DIVISION_OF,
    "continuation": Relation.CONTINUATION_OF,
    "continuation-in-part": Relation.CONTINUATION_IN_PART_OF,
    "continuing-reissue": Relation.REISSUE_OF,
    "reissue": Relation.REISSUE_OF,
    "substitution": Relation.REPLACES,
    "us-provisional-application": Relation.PROVISIONAL,
    "provisional-application": Relation.PROVISIONAL,
    "related-publication": Relation.EARLIER_PUBLICATION,
    "us-reexamination-reissue-merger": Relation.OTHER,
    "reexamination": Relation.OTHER,
    "us-reexamination": Relation.OTHER,
    "utility-model-basis": Relation.OTHER,
    "correction": Relation.OTHER,
}
PRINTED = frozenset({"related-publication", "correction"})
"""What names a publication, not an application."""
_ENTRY = ("us-371c124-date", "us-371c12-date")


def related(bib: Element, own: str) -> tuple[tuple[Related, ...], date | None]:
    """What the application comes from, and the day a national phase was entered (35 U.S.C. 371(c))."""
    found = related_documents(bib, own, "us-related-documents", office="US")
    filing, publishing = (
        child(bib, "pct-or-regional-filing-data"),
        child(bib, "pct-or-regional-publishing-data"),
    )
    if (given := identification(filing)) is not None:
        found.append(Related(relation=Relation.INTERNATIONAL_APPLICATION, number=application(given)))
    if (given := identification(publishing)) is not None:
        # The kind is a placeholder ("A", "00") in these.
        kind = given.kind if re.fullmatch("A[1-9]", given.kind) else ""
        number = published(given._replace(kind=kind))
        found.append(Related(relation=Relation.INTERNATIONAL_PUBLICATION, number=number))
    days = (compact(said(filing, name, "date")) for name in _ENTRY)
    return tuple(dict.fromkeys(found)), next((day for day in days if day), None)


def related_documents(bib: Element, own: str, name: str, *, office: str) -> list[Related]:
    """The relations below the element ``name``, of an application with the key ``own``, in the words of ST.36."""
    return [one for part in children(bib, name, "*") for one in _of(part, own, office)]


def application(given: Identification, office: str = "US") -> Number:
    """An application of any office, international ones by their ``PCT/`` number."""
    international = given.number.upper().startswith("PCT")
    return applied(given._replace(country="WO") if international else given, office=office)


def _of(part: Element, own: str, office: str) -> Iterator[Related]:
    name = local(part)
    relation = RELATIONS.get(name, Relation.OTHER)
    word = name if relation is Relation.OTHER else ""
    if name in PRINTED:
        for one in children(part, "document-id"):
            if (publication := references.identification(one)).number:
                yield Related(relation=relation, number=published(publication, office=office), text=word)
        return
    relations = children(part, "relation") or [part]
    for each in relations:
        parent, offspring = child(each, "parent-doc"), identification(each, "child-doc")
        if parent is None:
            given = identification(each)
            if given is not None:
                text = "; ".join(filter(None, (word, said(each, "us-provisional-application-status"))))
                yield Related(relation=relation, number=application(given, office), text=text)
            continue
        elsewhere = application(offspring, office).key if offspring else ""
        text = "; ".join(
            filter(None, (word, said(parent, "parent-status"), elsewhere if elsewhere != own else ""))
        )
        yield from _parents(parent, relation, text, office)


def _parents(parent: Element, relation: Relation, text: str, office: str) -> Iterator[Related]:
    given = identification(parent)
    if given is not None:
        yield Related(relation=relation, number=application(given, office), text=text)
    granted = identification(parent, "parent-grant-document")
    international = identification(parent, "parent-pct-document")
    if granted is not None:
        number = published(granted, office=office)
        yield Related(relation=relation, number=number, text=text)
    if international is not None:
        yield Related(
            relation=Relation.INTERNATIONAL_APPLICATION, number=application(international, office), text=text
        )
