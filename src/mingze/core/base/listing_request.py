"""What the address of a list page asks for, read strictly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from mingze.core.base import exports
from mingze.core.base.columns import Column
from mingze.core.base.filters import Filter
from mingze.core.kernel.refusals import Refused, mark

if TYPE_CHECKING:
    from mingze.core.base.listing import Listing

OWN = ("sort", "page", "size", "columns", "export")
UNKNOWN_PARAMETER = mark("网址中的“%(name)s”不是本列表的筛选项")
UNKNOWN_SORT = mark("本列表不能按“%(value)s”排序")
UNKNOWN_COLUMN = mark("本列表没有“%(value)s”这一列")
UNKNOWN_SIZE = mark("每页条数只能是 %(sizes)s")
UNKNOWN_PAGE = mark("“%(value)s”不是页码")
UNKNOWN_EXPORT = mark("不能导出为“%(value)s”格式，可选：%(formats)s")


@dataclass(frozen=True)
class Chip:
    """A filter in use, with the parameters to drop from the address to be rid of it."""

    title: str
    text: str
    names: tuple[str, ...]


@dataclass
class ListingRequest:
    """The request as understood; ``problems`` are what could not be, in words."""

    request: HttpRequest
    data: QueryDict
    condition: Q = field(default_factory=Q)
    chips: list[Chip] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    sort: str = ""
    page: int = 1
    size: int = 0
    export: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether everything asked for was understood."""
        return not self.problems

    @property
    def summary(self) -> str:
        """The filters in use, as one line."""
        return "；".join(f"{chip.title}：{chip.text}" for chip in self.chips)

    @classmethod
    def read(cls, listing: Listing, request: HttpRequest) -> ListingRequest:
        """Read the address of ``request`` for ``listing``; it never raises, it collects problems."""
        asked = cls(request=request, data=request.GET, size=listing.page_sizes[0])
        asked._read_names(listing)
        asked._read_sort(listing)
        asked._read_columns(listing)
        asked._read_paging(listing)
        asked._read_export(listing)
        for one in listing.filters:
            asked._read_filter(one)
        return asked

    def _problem(self, reason: str, **params: object) -> None:
        self.problems.append(Refused(reason, params=params).text(gettext))

    def _read_names(self, listing: Listing) -> None:
        known = {*OWN, *(name for one in listing.filters for name in one.names)}
        for name in self.data:
            if name not in known:
                self._problem(UNKNOWN_PARAMETER, name=name)

    def _read_sort(self, listing: Listing) -> None:
        self.sort = self.data.get("sort", "") or listing.default_sort
        column = listing.column(self.sort.removeprefix("-"))
        if self.sort and (column is None or not column.sort_fields):
            self._problem(UNKNOWN_SORT, value=self.sort.removeprefix("-"))

    def _read_columns(self, listing: Listing) -> None:
        keys = [key for value in self.data.getlist("columns") for key in value.split(",") if key]
        for key in keys:
            if listing.column(key) is None:
                self._problem(UNKNOWN_COLUMN, value=key)
        chosen = [column for column in listing.columns if (column.key in keys if keys else column.visible)]
        self.columns = chosen or list(listing.columns)

    def _read_paging(self, listing: Listing) -> None:
        size, page = self.data.get("size", ""), self.data.get("page", "")
        if size and size not in {str(one) for one in listing.page_sizes}:
            self._problem(UNKNOWN_SIZE, sizes="、".join(str(one) for one in listing.page_sizes))
        elif size:
            self.size = int(size)
        if page and not (page.isascii() and page.isdigit() and int(page) > 0):
            self._problem(UNKNOWN_PAGE, value=page)
        elif page:
            self.page = int(page)

    def _read_export(self, listing: Listing) -> None:
        self.export = self.data.get("export", "")
        offered = exports.formats_offered() if listing.exportable else []
        if self.export and self.export not in offered:
            self._problem(UNKNOWN_EXPORT, value=self.export, formats="、".join(offered))

    def _read_filter(self, one: Filter) -> None:
        try:
            applied = one.applied(self.data, self.request)
        except Refused as refusal:
            self.problems.append(refusal.text(gettext))
            return
        if applied is not None:
            self.condition &= applied.condition
            self.chips.append(Chip(str(one.title), applied.text, one.names))
