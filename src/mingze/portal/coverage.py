"""What the library holds of each office: how much, and from which day of publication to which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from mingze.portal.asked import SearchAsked
from mingze.portal.facets import value_title
from mingze.services.patents.library import Library, Page
from mingze.services.search.engines.port import Sort

OFFICES = 200
"""Offices at most that are listed: there are fewer in WIPO ST.3."""
_KEPT = 24 * 60 * 60
"""Seconds for which what was found is kept; it is that of one state of the index."""


@dataclass(frozen=True)
class Held:
    """The documents of an office. The days are ``None`` where no document of it has one."""

    office: str
    documents: int
    first: date | None
    last: date | None

    @property
    def title(self) -> str:
        """The office in the language of the page."""
        return value_title("office", self.office)

    @property
    def url(self) -> str:
        """The address of all its documents, the latest first."""
        return SearchAsked(sort="-published", filters={"office": [self.office]}).address


def coverage_of(library: Library) -> Sequence[Held]:
    """A line for each office, that with the most documents first."""
    key = f"portal-coverage-{library.engine.version}"
    found: Sequence[Held] | None = cache.get(key)
    if found is None:
        asked = {"offices": {"terms": {"field": "office", "size": OFFICES}}}
        buckets = library.aggregate("", asked)["offices"]["buckets"]
        found = [_held(library, str(one["key"]), one["doc_count"]) for one in buckets]
        cache.set(key, found, _KEPT)
    return found


def _held(library: Library, office: str, documents: int) -> Held:
    first, last = (_edge(library, office, descending=down) for down in (False, True))
    return Held(office, documents, first, last)


def _edge(library: Library, office: str, *, descending: bool) -> date | None:
    page = Page(Sort("published", descending), size=1)
    rows = library.search("", page=page, filters={"office": [office]}).rows
    return rows[0].published if rows else None
