"""A page of results, put together for showing: rows with their marks, facets, totals, the query in other words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from django.conf import settings
from django.core.paginator import Page as Pages
from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mingze.portal import facets
from mingze.portal.asked import SIZES, SORTS, SearchAsked
from mingze.portal.columns import COLUMN_TITLES, facts_of
from mingze.portal.completing import offers_script
from mingze.portal.statuses import status_badge
from mingze.services.patents.library import Library
from mingze.services.patents.results import Found, Row, Snippet
from mingze.services.search.language.dialect import TITLES, Dialect
from mingze.services.search.language.explaining import explained
from mingze.services.search.language.names import asked_as_names
from mingze.services.search.language.printing import first_unsayable, shown

SORT_TITLES = dict(
    zip(
        SORTS,
        (
            _("相关度"),
            _("公开日，新的在前"),
            _("公开日，旧的在前"),
            _("申请日，新的在前"),
            _("申请日，旧的在前"),
            _("被引证次数，多的在前"),
            _("公开号"),
        ),
        strict=True,
    )
)


@dataclass(frozen=True)
class Shown:
    """A row with its marks drawn, its status in words, and the columns that are wanted: title and value."""

    row: Row
    title: SafeString
    snippet: SafeString
    badge: tuple[str, str, str]
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Named:
    """Documents that bear the words typed as a name: how many, and the address of the search that finds them."""

    total: int
    exact: bool
    url: str


@dataclass(frozen=True)
class Result:
    """A page of a result."""

    rows: Sequence[Shown]
    total: int
    exact: bool
    pages: Pages[int]
    is_beyond: bool
    """A page beyond the last was asked for, and the last is shown."""
    facets: Sequence[facets.Facet]
    explained: str
    notes: Sequence[str]
    dialect: str
    written: Sequence[tuple[str, str]]
    named: Named | None


def result_of(library: Library, asked: SearchAsked, sets: Any) -> Result:
    """Ask the library, and put together what the page shows. Raises what the library raises."""
    found, pages = _page(library, asked, sets)
    answer = library.figures(found, facets.aggregations(asked))
    return Result(
        rows=[_shown(row, asked.columns) for row in found.rows],
        total=found.total,
        exact=found.exact,
        pages=pages,
        is_beyond=bool(found.rows) and asked.page > pages.number,
        facets=facets.facets_of(answer, asked),
        explained=_explained(found),
        notes=[note.text(gettext) for note in found.question.notes],
        dialect=dialect_title(found.question.dialect),
        written=written(found),
        named=_named(library, asked, found),
    )


def _page(library: Library, asked: SearchAsked, sets: Any) -> tuple[Found, Pages[int]]:
    """The part of the result that is asked for; of a page beyond the last one, the last."""
    found = library.search(asked.text, asked.dialect, page=asked.part, filters=asked.filters, sets=sets)
    pages = Paginator(range(min(found.total, settings.SEARCH_REACH)), asked.size).get_page(asked.page)
    if found.total and not found.rows:
        last = replace(asked, page=pages.number)
        found = library.search(asked.text, asked.dialect, page=last.part, filters=asked.filters, sets=sets)
    return found, pages


def _named(library: Library, asked: SearchAsked, found: Found) -> Named | None:
    """Words in the plain box may be somebody's name without looking like one, which only what was found can tell."""
    query = asked_as_names(found.question.read) if found.question.dialect is Dialect.PLAIN else None
    if query is None or first_unsayable(query, Dialect.INCOPAT):
        return None
    other = replace(asked, text=shown(query, Dialect.INCOPAT), dialect=Dialect.INCOPAT.value, page=1, more="")
    page = replace(asked.part, start=0, size=1, collapse="")
    answer = library.search(other.text, other.dialect, page=page, filters=other.filters)
    return Named(answer.total, answer.exact, other.address) if answer.total else None


def choices(asked: SearchAsked) -> dict[str, Any]:
    """What the controls of the page offer, each with whether it is chosen."""
    return {
        "dialects": [("", _("自动识别"), not asked.dialect)]
        + [(one.value, dialect_title(one), one.value == asked.dialect) for one in TITLES],
        "sorts": [(name, title, name == asked.sort) for name, title in SORT_TITLES.items()],
        "sizes": [(size, size == asked.size) for size in SIZES],
        "columns": [(name, title, name in asked.columns) for name, title in COLUMN_TITLES.items()],
        "chosen": [
            (facets.field_title(name), facets.value_title(name, value), asked.narrowed(name, value))
            for name, values in asked.filters.items()
            for value in values
        ],
        "offers": offers_script((get_language() or "").startswith("zh")),
    }


def dialect_title(dialect: Any) -> str:
    """The name of a dialect in the language of the page."""
    chinese, english = TITLES[dialect]
    return chinese if (get_language() or "").startswith("zh") else english


def marked(text: str, marks: Sequence[tuple[int, int]]) -> SafeString:
    """A text with what it was found by marked; everything in it is escaped."""
    pieces, end = [], 0
    for start, stop in sorted(marks):
        if start >= end:
            pieces.append(f"{escape(text[end:start])}<mark>{escape(text[start:stop])}</mark>")
            end = stop
    return SafeString("".join([*pieces, escape(text[end:])]))


def _piece(snippet: Snippet) -> SafeString:
    """A piece of a text, with a sign where something was left out."""
    before, after = "" if snippet.begins else "…", "" if snippet.ends else "…"
    return SafeString(f"{before}{marked(snippet.text, snippet.marks)}{after}")


def _shown(row: Row, columns: Sequence[str]) -> Shown:
    snippet = row.snippets[0] if row.snippets else None
    return Shown(
        row=row,
        title=marked(row.title, row.title_marks),
        snippet=_piece(snippet) if snippet else SafeString(""),
        badge=status_badge(row.status),
        facts=facts_of(row, columns),
    )


def _explained(found: Found) -> str:
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    return explained(found.question.read, language)


def written(found: Found) -> list[tuple[str, str]]:
    """The query as each dialect writes it; those that have no way to say it are left out."""
    query = found.question.read
    able = [one for one in Dialect if one is not Dialect.PLAIN and first_unsayable(query, one) is None]
    return [(dialect_title(one), shown(query, one)) for one in able]
