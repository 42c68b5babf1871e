"""One page of a list, ready to be drawn: cells, addresses that keep the rest of the state, and form
controls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from mingze.core.base import exports
from mingze.core.base.columns import Column
from mingze.core.base.filters import DateRangeFilter, Filter, Option, TextFilter
from mingze.core.base.listing_request import Chip, ListingRequest

if TYPE_CHECKING:
    from mingze.core.base.listing import Listing


@lru_cache(16_384)
def _option(value: str, title: str, selected: str) -> str:
    """One choice; the same units are offered on every page, again and again."""
    return f'<option value="{escape(value)}"{selected}>{escape(title)}</option>'


@dataclass(frozen=True)
class Head:
    """A column head; ``order`` is how the list is sorted by it now, ``url`` sorts by it."""

    column: Column
    url: str = ""
    order: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell with the column it stands in."""

    column: Column
    text: str
    url: str = ""


@dataclass(frozen=True)
class Control:
    """A filter's inputs with what was typed in them."""

    filter: Filter
    values: list[str]
    options: list[Option]
    placeholder: str = ""

    @property
    def drawn_options(self) -> SafeString:
        """The choices as a browser reads them; drawn here, because a select of a thousand units is most of a page."""
        chosen = self.values[0]
        lines = [
            _option(value, title, " selected" if value == chosen else "")
            for value, title in ((str(value), str(title)) for value, title in self.options)
        ]
        return mark_safe("".join(lines))  # noqa: S308 - every piece is escaped where it is made


class _CountedPaginator(Paginator[Any]):
    """A paginator that is told how to count."""

    def __init__(
        self,
        rows: QuerySet[Any, Any],
        asked: ListingRequest,
        count: Callable[[QuerySet[Any, Any], ListingRequest], int],
    ) -> None:
        super().__init__(rows, asked.size)
        self._rows, self._asked, self._count = rows, asked, count

    @cached_property
    def count(self) -> int:
        """How many rows there are on all pages."""
        return self._count(self._rows, self._asked)


@dataclass
class ListingPage:
    """What the list templates draw."""

    listing: Listing
    asked: ListingRequest
    page: Page[Any]
    notice: str = ""

    @classmethod
    def of(
        cls, listing: Listing, asked: ListingRequest, rows: QuerySet[Any, Any] | Sequence[Any]
    ) -> ListingPage:
        """Count ``rows`` and take the page asked for; beyond the end the last page is shown, with a
        remark.
        """
        paginator = Paginator(rows, asked.size)
        if isinstance(rows, QuerySet):
            paginator = _CountedPaginator(rows, asked, listing.count)
        page = paginator.get_page(asked.page)
        notice = ""
        if asked.page > paginator.num_pages and asked.is_clear:
            texts = {"asked": asked.page, "last": paginator.num_pages}
            notice = gettext("没有第 %(asked)s 页，已显示最后一页（第 %(last)s 页）。") % texts
        return cls(listing, asked, page, notice)

    @property
    def total(self) -> int:
        """How many rows fit, exactly."""
        return self.page.paginator.count

    @cached_property
    def heads(self) -> list[Head]:
        """The heads of the columns shown."""
        return [self._head(column) for column in self.asked.columns]

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells of the page."""
        return [[_cell(column, row) for column in self.asked.columns] for row in self.page]

    @cached_property
    def drawn_rows(self) -> SafeString:
        """The rows as a browser reads them; drawn here, because a template asks ten questions for every cell."""
        opened = [_opening(column) for column in self.asked.columns]
        return format_html_join(
            "\n",
            "<tr>{}</tr>",
            (
                (mark_safe("".join(map(_drawn, opened, row))),)  # noqa: S308 - cells are escaped where they are made
                for row in self.rows
            ),
        )

    @cached_property
    def controls(self) -> list[Control]:
        """The filters with their present values."""
        return [self._control(one) for one in self.listing.filters]

    @cached_property
    def chips(self) -> list[tuple[Chip, str]]:
        """The filters in use, each with the address without it."""
        return [(chip, self._url(drop=(*chip.names, "page"))) for chip in self.asked.chips]

    @cached_property
    def columns(self) -> list[tuple[Column, bool]]:
        """Every column and whether it is shown."""
        shown = {column.key for column in self.asked.columns}
        return [(column, column.key in shown) for column in self.listing.columns]

    @property
    def usual_columns(self) -> str:
        """Keys of the columns shown when the address names none; the form leaves these out of the address."""
        return ",".join(column.key for column in self.listing.columns if column.visible)

    @cached_property
    def downloads(self) -> list[tuple[str, str]]:
        """Pairs of format and address."""
        if not self.listing.exportable or not self.asked.is_clear:
            return []
        return [(one, self._url(drop=("page", "size"), export=one)) for one in exports.formats_offered()]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Hidden inputs that keep the sort when the filters change."""
        value = self.asked.data.get("sort", "")
        return [("sort", value)] if value else []

    def _head(self, column: Column) -> Head:
        if not column.sort_fields:
            return Head(column)
        up = self.asked.sort == column.key
        down = self.asked.sort == f"-{column.key}"
        url = self._url(drop=("page",), sort=f"-{column.key}" if up else column.key)
        return Head(column, url, "ascending" if up else "descending" if down else "")

    def _control(self, one: Filter) -> Control:
        values = [self.asked.data.get(name, "") for name in one.names]
        placeholder = str(one.placeholder) if isinstance(one, TextFilter) else ""
        options = [] if isinstance(one, DateRangeFilter) else one.options_for(self.asked.request)
        return Control(one, values, options, placeholder)

    def _url(self, drop: Iterable[str] = (), **changed: str) -> str:
        data = self.asked.data.copy()
        for name in {*drop, "export"}:
            data.pop(name, None)
        for name, value in changed.items():
            data[name] = value
        return f"?{data.urlencode()}" if data else self.asked.request.path


def _opening(column: Column) -> str:
    css = format_html(' class="{}"', column.css) if column.css else ""
    return format_html('<td{} data-title="{}">', css, column.title)


def _drawn(opening: str, cell: Cell) -> str:
    text = conditional_escape(cell.text)
    return f'{opening}<a href="{escape(cell.url)}">{text}</a></td>' if cell.url else f"{opening}{text}</td>"


def _cell(column: Column, row: Any) -> Cell:
    if column.template:
        return Cell(column, render_to_string(column.template, {"row": row, "value": column.of(row)}))
    return Cell(column, column.text(row), column.link(row) if column.link else "")
