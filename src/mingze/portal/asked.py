"""What a search address asks for. It is permanent: it names the query, the filters and the part of the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from mingze.services.patents.library import Page
from mingze.services.search.engines.port import RELEVANCE, Sort
from mingze.services.search.language.dialect import Dialect

SIZES = (20, 50, 100)
SORTS = ("relevance", "-published", "published", "-filed", "filed", "-cited_by_count", "publication")
FILTERS = (
    "office",
    "type",
    "status",
    "published_year",
    "filed_year",
    "applicant",
    "inventor",
    "ipc_subclass",
    "province",
    "city",
)
"""Fields by which a result can be narrowed."""
FAR = 10**9
"""A page that lies beyond every result; numbers above it are the same to whoever reads them."""
COLUMNS = ("application", "published", "filed", "type", "applicants", "inventors", "classes", "family")
USUAL_COLUMNS = ("published", "filed", "applicants", "classes")
"""What can be shown of a document in a result, in this order, and what is shown unless said otherwise."""


@dataclass(frozen=True)
class SearchAsked:
    """A search as its address says it; whatever an address holds beyond that is left out."""

    text: str = ""
    dialect: str = ""
    sort: str = RELEVANCE
    page: int = 1
    size: int = SIZES[0]
    collapse: bool = False
    columns: Sequence[str] = USUAL_COLUMNS
    more: str = ""
    """The field of which more values are shown beside the result."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, address: QueryDict) -> Self:
        """Read the parameters of an address; a value that is none of those offered counts as the usual one."""
        number, size = address.get("page", ""), address.get("size", "")
        dialect, sort = address.get("dialect", ""), address.get("sort", RELEVANCE)
        more = address.get("more", "")
        return cls(
            text=address.get("q", ""),
            dialect=dialect if dialect in set(Dialect) else "",
            sort=sort if sort in SORTS else RELEVANCE,
            page=_page_of(number),
            size=int(size) if size in map(str, SIZES) else SIZES[0],
            collapse=address.get("family", "") == "1",
            columns=tuple(name for name in COLUMNS if name in address.getlist("show")) or USUAL_COLUMNS,
            more=more if more in FILTERS else "",
            filters={name: address.getlist(name) for name in FILTERS if address.getlist(name)},
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.text.strip() and not self.filters

    @property
    def part(self) -> Page:
        """The part of the result, for the library; it does not lie further down than one can page to."""
        name = self.sort.removeprefix("-")
        down = self.sort.startswith("-") or name == RELEVANCE
        collapse = "family" if self.collapse else ""
        page = min(self.page, max(1, settings.SEARCH_REACH // self.size))
        return Page(Sort(name, down), (page - 1) * self.size, self.size, collapse)

    def at(self, page: int) -> str:
        """The address of another page of the same result."""
        return replace(self, page=page).address

    def narrowed(self, name: str, value: str) -> str:
        """The address with one value more of a filter, or, when it is there already, without it."""
        now = list(self.filters.get(name, ()))
        values = [one for one in now if one != value] if value in now else [*now, value]
        return replace(self, page=1, filters={**self.filters, name: values}).address

    def longer(self, name: str) -> str:
        """The address that shows more values of a field, at their place on the page."""
        return f"{replace(self, more=name).address}#facet-{name}"

    @property
    def address(self) -> str:
        """The address that asks for this; only what differs from the usual stands in it."""
        usual = SearchAsked()
        pairs = [("q", self.text)] if self.text else []
        pairs += [("dialect", self.dialect)] if self.dialect else []
        pairs += [("sort", self.sort)] if self.sort != usual.sort else []
        pairs += [("size", str(self.size))] if self.size != usual.size else []
        pairs += [("family", "1")] if self.collapse else []
        pairs += [("show", name) for name in self.columns if self.columns != usual.columns]
        pairs += [(name, value) for name, values in self.filters.items() for value in values]
        pairs += [("more", self.more)] if self.more else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return _search_page() + (f"?{urlencode(pairs)}" if pairs else "")


def _page_of(number: str) -> int:
    if not (number.isascii() and number.isdigit()):
        return 1
    return FAR if len(number) >= len(str(FAR)) else max(1, int(number))


@cache
def _search_page() -> str:
    """Where searches are asked; a page of results has half a hundred addresses below it."""
    return reverse("portal:search")
