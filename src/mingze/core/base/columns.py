"""The columns of a list page: what a cell shows, what it exports, and how it sorts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from mingze.core.base.formats import number, shown

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """One column.

    ``value`` is a function of the row or a dotted path, by default the key itself. ``template`` draws the
    cell with ``row`` and ``value``; the export always writes the plain value. ``sort`` is one model field
    or several. ``link`` makes the cell open something.
    """

    key: str
    title: Text
    value: Callable[[Any], object] | str = ""
    template: str = ""
    sort: str | tuple[str, ...] = ()
    visible: bool = True
    numeric: bool = False
    nowrap: bool = False
    link: Callable[[Any], str] | None = None
    export: Callable[[Any], object] | None = None

    @property
    def sort_fields(self) -> tuple[str, ...]:
        """The model fields to order by; none means that the column cannot be sorted."""
        return (self.sort,) if isinstance(self.sort, str) else self.sort

    @property
    def css(self) -> str:
        """Classes of its cells."""
        return "mz-number" if self.numeric else "mz-nowrap" if self.nowrap else ""

    def of(self, row: Any) -> object:
        """The plain value for ``row``."""
        return self.value(row) if callable(self.value) else _follow(row, self.value or self.key)

    def text(self, row: Any) -> str:
        """The value as words."""
        value = self.of(row)
        if self.numeric and isinstance(value, int) and not isinstance(value, bool):
            return number(value)
        return shown(value)

    def exported(self, row: Any) -> object:
        """The value for a file: words stay words, numbers and dates keep their kind."""
        value = self.export(row) if self.export else self.of(row)
        return str(value) if isinstance(value, Promise) else value


def _follow(row: Any, path: str) -> object:
    """Follow attributes; a missing link on the way, such as an empty foreign key, makes the value
    ``None``.
    """
    value: Any = row
    for name in path.split("."):
        if value is None:
            return None
        value = value[name] if isinstance(value, dict) else getattr(value, name)
        if callable(value):
            value = value()
    return value
