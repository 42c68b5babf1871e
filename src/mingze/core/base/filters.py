"""The filters of a list page. Each reads its own parameters, refuses what it cannot read, and makes a
condition.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext

from mingze.core.base.formats import NOTHING
from mingze.core.kernel.refusals import Refused, mark

Text = str | Promise
Option = tuple[str, Text]
Options = Sequence[Option] | Callable[[HttpRequest], Iterable[Option]]
LONGEST = 200

UNKNOWN_CHOICE = mark("筛选项“%(title)s”没有“%(value)s”这个选项")
NOT_A_DATE = mark("筛选项“%(title)s”中的“%(value)s”不是有效日期，应为 2026-01-31 的形式")
DATES_CROSSED = mark("筛选项“%(title)s”的结束日期早于开始日期")
TOO_LONG = mark("筛选项“%(title)s”的内容过长")


@dataclass(frozen=True)
class Applied:
    """A filter in use: its condition on the rows, and how the page names it."""

    condition: Q
    text: str


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A filter named ``key`` in the address and ``title`` on the page."""

    key: str
    title: Text
    kind: ClassVar[str] = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters it reads."""
        return (self.key,)

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """What ``data`` asks for; nothing asked is ``None``, and what cannot be read is ``Refused``."""
        raise NotImplementedError

    def options_for(self, request: HttpRequest) -> list[Option]:
        """The choices to offer, for filters that have any."""
        return []

    def _refusal(self, reason: str, value: str = "") -> Refused:
        return Refused(reason, place=self.key, params={"title": str(self.title), "value": value})

    def _day(self, text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self._refusal(NOT_A_DATE, text) from None


@dataclass(frozen=True, kw_only=True)
class TextFilter(Filter):
    """Rows where every word typed stands in at least one of ``fields``."""

    fields: Sequence[str]
    placeholder: Text = ""
    kind: ClassVar[str] = "text"

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """Words are separated by blanks, half or full width."""
        text = data.get(self.key, "").strip()
        if not text:
            return None
        if len(text) > LONGEST:
            raise self._refusal(TOO_LONG)
        condition = Q()
        for word in text.split():
            anywhere = Q()
            for name in self.fields:
                anywhere |= Q(**{f"{name}__icontains": word})
            condition &= anywhere
        return Applied(condition, text)


@dataclass(frozen=True, kw_only=True)
class ChoiceFilter(Filter):
    """Rows whose ``field`` is the option chosen. Options may depend on the person who looks."""

    options: Options
    field: str = ""
    condition: Callable[[str], Q] | None = None
    kind: ClassVar[str] = "choice"

    def options_for(self, request: HttpRequest) -> list[Option]:
        """The options as pairs of value and title."""
        return list(self.options(request) if callable(self.options) else self.options)

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """An option that is not offered is refused, not ignored."""
        value = data.get(self.key, "")
        if not value:
            return None
        titles = {str(option): str(title).strip() for option, title in self.options_for(request)}
        if value not in titles:
            raise self._refusal(UNKNOWN_CHOICE, value)
        return Applied(self._condition(value), titles[value])

    def _condition(self, value: str) -> Q:
        return self.condition(value) if self.condition else Q(**{self.field or self.key: value})


@dataclass(frozen=True, kw_only=True)
class UnitFilter(ChoiceFilter):
    """Rows of a unit and the units below it: give ``condition`` to say which. Options come indented by
    level.
    """

    kind: ClassVar[str] = "choice"


@dataclass(frozen=True, kw_only=True)
class BooleanFilter(Filter):
    """Yes, no, or either."""

    condition: Q
    yes: Text = ""
    no: Text = ""
    kind: ClassVar[str] = "choice"

    def options_for(self, request: HttpRequest) -> list[Option]:
        """Yes and no in the words given."""
        return [("yes", self.yes or gettext("是")), ("no", self.no or gettext("否"))]

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """``yes`` keeps the rows that meet the condition, ``no`` the others."""
        value = data.get(self.key, "")
        if not value:
            return None
        titles = dict(self.options_for(request))
        if value not in titles:
            raise self._refusal(UNKNOWN_CHOICE, value)
        return Applied(self.condition if value == "yes" else ~self.condition, str(titles[value]))


def _everything(_day: date) -> Q:
    return Q()


@dataclass(frozen=True, kw_only=True)
class DayFilter(Filter):
    """One day: the rows that ``condition`` says belong to it, by default all, because they are that day's already."""

    condition: Callable[[date], Q] = _everything
    kind: ClassVar[str] = "day"

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """A day that cannot be read is refused."""
        day = self._day(data.get(self.key, "").strip())
        return Applied(self.condition(day), day.isoformat()) if day else None


@dataclass(frozen=True, kw_only=True)
class DateRangeFilter(Filter):
    """Rows whose date lies from one day through another, either of them open.

    ``moment`` says that the field holds a time of day too.
    """

    field: str
    moment: bool = False
    kind: ClassVar[str] = "dates"

    @property
    def names(self) -> tuple[str, ...]:
        """Two parameters: ``key_from`` and ``key_to``."""
        return (f"{self.key}_from", f"{self.key}_to")

    def applied(self, data: QueryDict, request: HttpRequest) -> Applied | None:
        """Both days are included."""
        first, last = (self._day(data.get(name, "")) for name in self.names)
        if first is None and last is None:
            return None
        if first is not None and last is not None and last < first:
            raise self._refusal(DATES_CROSSED)
        condition = Q()
        path = f"{self.field}__date" if self.moment else self.field
        if first is not None:
            condition &= Q(**{f"{path}__gte": first})
        if last is not None:
            condition &= Q(**{f"{path}__lte": last})
        return Applied(condition, f"{first or NOTHING} – {last or NOTHING}")
