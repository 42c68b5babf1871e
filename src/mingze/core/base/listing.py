"""List pages, declared: columns and filters in, a page, a fragment or a file out.

::

    DUTIES = Listing(
        name="duties",
        title=_("责任事项"),
        columns=[Column("title", _("事项"), sort="title", link=lambda row: row.get_absolute_url()),
                 Column("due_on", _("截止日期"), sort="due_on", nowrap=True)],
        filters=[TextFilter(key="q", title=_("关键词"), fields=["title"])],
        default_sort="due_on",
    )

    def index(request):
        return DUTIES.respond(request, queries.duties_visible_to(request.access))

The rows given must already be limited to what the person may see. Every address means one exact list: a
parameter, sort or option that is not known is answered with a message and no rows, never with a silently
wider list.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext

from mingze.core.base import exports
from mingze.core.base.columns import Column
from mingze.core.base.filters import Filter
from mingze.core.base.listing_page import ListingPage
from mingze.core.base.listing_request import ListingRequest
from mingze.core.base.responses import UNPROCESSABLE, page_or_fragment

Text = str | Promise
CHUNK = 2000


def _count(rows: QuerySet[Any, Any], _asked: ListingRequest) -> int:
    return rows.count()


@dataclass(frozen=True)
class Listing:
    """A list page. ``name`` is unique among lists; ``default_sort`` is a column key, with ``-`` for
    descending.
    """

    name: str
    title: Text
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    default_sort: str = ""
    page_sizes: Sequence[int] = (25, 50, 100)
    empty: Text = ""
    empty_text: Text = ""
    exportable: bool = True
    # How the rows that fit what was asked are counted, should a module know a shorter way to the same number.
    count: Callable[[QuerySet[Any, Any], ListingRequest], int] = _count
    template: str = "base/listing.html"
    _by_key: dict[str, Column] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for column in self.columns:
            if column.key in self._by_key:
                raise ValueError(f"list {self.name} has two columns {column.key}")
            self._by_key[column.key] = column
        sort = self.default_sort.removeprefix("-")
        if sort and not (sort in self._by_key and self._by_key[sort].sort_fields):
            raise ValueError(f"list {self.name} cannot be sorted by {sort}")

    @property
    def element(self) -> str:
        """The id of the part that htmx swaps."""
        return f"listing-{self.name}"

    def column(self, key: str) -> Column | None:
        """The column named ``key``."""
        return self._by_key.get(key)

    def respond(
        self,
        request: HttpRequest,
        rows: QuerySet[Any, Any],
        context: Mapping[str, Any] | None = None,
        template: str = "",
    ) -> HttpResponseBase:
        """Answer ``request``: the whole page, its table alone, or a file of all rows that fit the filters."""
        asked = ListingRequest.read(self, request)
        fitting = self._ordered(rows.filter(asked.condition), asked.sort) if asked.is_clear else rows.none()
        if asked.export and asked.is_clear:
            return exports.respond(self._table(fitting, asked), asked.export)
        page = ListingPage.of(self, asked, fitting)
        status = 200 if asked.is_clear else UNPROCESSABLE
        everything = {"title": self.title, **(context or {}), "listing": page}
        whole, part = template or self.template, "base/_listing_table.html"
        return page_or_fragment(request, whole, part, everything, status=status, element=self.element)

    def _ordered(self, rows: QuerySet[Any, Any], sort: str) -> QuerySet[Any, Any]:
        """Order by the column asked for, empty values last, then by key so that pages never overlap."""
        column = self.column(sort.removeprefix("-"))
        down = sort.startswith("-")
        order = [_order(rows.model, name, down) for name in column.sort_fields] if column else []
        return rows.order_by(*order, "-pk" if down else "pk")

    def _table(self, rows: QuerySet[Any, Any], asked: ListingRequest) -> exports.ExportTable:
        columns = asked.columns
        return exports.ExportTable(
            name=self.name,
            title=str(self.title),
            heads=[str(column.title) for column in columns],
            rows=_cells(rows, columns),
            notes=[gettext("筛选条件：%(filters)s") % {"filters": asked.summary}] if asked.summary else [],
        )


def _order(model: type[Model], name: str, down: bool) -> OrderBy:
    """Where to put empty values is asked only of what can be empty: the answer keeps a database off its index."""
    last = True if _may_be_empty(model, name) else None
    return F(name).desc(nulls_last=last) if down else F(name).asc(nulls_last=last)


def _may_be_empty(model: type[Model], name: str) -> bool:
    """Whether a field, or a foreign key on the way to it, is nullable; a figure that is no field may be."""
    step: Any = model
    for part in name.split("__"):
        try:
            field_here = step._meta.get_field(part)
        except FieldDoesNotExist:
            return True
        if field_here.null:
            return True
        step = field_here.related_model or step
    return False


def _cells(rows: QuerySet[Any, Any], columns: Sequence[Column]) -> Iterator[list[object]]:
    for row in rows.iterator(chunk_size=CHUNK):
        yield [column.exported(row) for column in columns]
