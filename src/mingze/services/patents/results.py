"""What is shown of a document in a list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingze.services.patents.asking import Question
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.record import Patent, Role, Scheme, Text
from mingze.services.patents.standing import Standing
from mingze.services.search.language.tree import Query
from mingze.services.search.marking import Marker

BEFORE, LENGTH = 30, 160
"""Characters in front of the first mark of a snippet, and of the whole of it."""
LETTERS = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+\Z")
LONGEST = 40
"""A longer run of letters is no word and is cut where it has to be."""


@dataclass(frozen=True)
class Snippet:
    """A piece of a text with what to mark in it: offsets into ``text``, ends excluded.

    ``begins`` and ``ends``: whether the text itself does there, and nothing was left out.
    """

    field: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True)
class Row:
    """A document in a list."""

    number: str
    title: str
    application: str = ""
    applicants: tuple[str, ...] = ()
    inventors: tuple[str, ...] = ()
    filed: date | None = None
    published: date | None = None
    type: str = ""
    stage: str = ""
    status: str = ""
    classes: tuple[str, ...] = ()
    family: str = ""
    score: float = 0.0
    title_marks: tuple[tuple[int, int], ...] = ()
    snippets: tuple[Snippet, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For programs; days in ISO form, empty values left out."""
        found = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in _SHOWN_ONLY}
        return {
            name: value.isoformat()
            if isinstance(value, date)
            else list(value)
            if isinstance(value, tuple)
            else value
            for name, value in found.items()
            if value or name in ("number", "title")
        }


@dataclass(frozen=True)
class Taken(Row):
    """A row of a file that is taken away: with what a list has no room for.

    ``priorities`` are keys of applications, each with its day where the office gives one: ``US62123456 2017-01-05``.
    """

    abstract: str = ""
    priorities: tuple[str, ...] = ()


_SHOWN_ONLY = {"score", "title_marks", "snippets"}


@dataclass(frozen=True)
class Found:
    """One page of a result. ``exact`` says whether ``total`` is the number of all, or a lower bound."""

    question: Question
    met: Query
    """What all documents of the result meet, those of other pages too."""
    rows: Sequence[Row]
    total: int
    exact: bool


def row_of(dossier: Dossier, standing: Standing, marker: Marker | None = None, score: float = 0.0) -> Row:
    """A document as a row; with a ``marker`` what it was found by is marked."""
    patent = dossier.patent
    title = title_of(patent)
    return Row(
        number=patent.number,
        title=title,
        application=patent.application,
        applicants=_names(patent, Role.APPLICANT) or _names(patent, Role.OWNER),
        inventors=_names(patent, Role.INVENTOR),
        filed=patent.filed,
        published=patent.published,
        type=patent.type.value,
        stage=patent.stage.value,
        status=standing.status,
        classes=tuple(one.code for one in patent.symbols if one.scheme in (Scheme.IPC, Scheme.LOC)),
        family=patent.family,
        score=score,
        title_marks=tuple(marker.marks(title, "title")) if marker else (),
        snippets=tuple(_snippets(patent, marker)) if marker else (),
    )


def taken_of(dossier: Dossier, standing: Standing) -> Taken:
    """A document as a row of a file."""
    patent, row = dossier.patent, row_of(dossier, standing)
    return Taken(
        **{name: getattr(row, name) for name in Row.__dataclass_fields__},
        abstract="\n".join(_own(patent.abstracts, patent.language)),
        priorities=tuple(f"{one.number.key} {one.number.on or ''}".strip() for one in patent.priorities),
    )


def title_of(patent: Patent) -> str:
    """The title in the language of the document, else in the first it has."""
    return " ".join(_own(patent.titles, patent.language))


def _own(texts: Sequence[Text], language: str) -> tuple[str, ...]:
    own = next((one for one in texts if one.language == language), texts[0] if texts else None)
    return own.paragraphs if own else ()


def _names(patent: Patent, role: Role) -> tuple[str, ...]:
    return tuple(one.name for one in patent.parties if one.role is role)


def _snippets(patent: Patent, marker: Marker) -> Iterable[Snippet]:
    """The place in the abstract, else in the claims, else in the description, where the words stand."""
    abstract = _own(patent.abstracts, patent.language)
    places = [("abstract", one) for one in abstract]
    places += [("claims", claim.text) for several in patent.claims for claim in several.claims]
    places += [
        ("description", one)
        for text in patent.descriptions
        for part in text.sections
        for one in part.paragraphs
    ]
    for name, text in places:
        if marks := marker.marks(text, name):
            return [_around(name, text, marks)]
    if not abstract:
        return []
    last = _word_start(abstract[0], LENGTH)
    return [Snippet("abstract", abstract[0][:last].rstrip(), ends=last >= len(abstract[0]))]


def _around(name: str, text: str, marks: Sequence[tuple[int, int]]) -> Snippet:
    first = _word_start(text, max(0, marks[0][0] - BEFORE))
    last = max(_word_start(text, min(len(text), first + LENGTH)), marks[0][1])
    inside = tuple((start - first, min(end, last) - first) for start, end in marks if start < last)
    return Snippet(name, text[first:last].rstrip(), inside, begins=not first, ends=last >= len(text))


def _word_start(text: str, place: int) -> int:
    """``place``, or where the word of letters that it lies in begins; Chinese may be cut anywhere."""
    found = LETTERS.search(text, max(0, place - LONGEST), place)
    begun = found is not None and place < len(text) and LETTERS.match(text[place]) is not None
    return found.start() if found and begun else place
