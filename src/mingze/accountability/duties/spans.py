"""The span of due days and the day of knowledge that a page or report is about, read from its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from mingze.core.kernel import periods
from mingze.core.kernel.periods import Period
from mingze.core.kernel.refusals import Refused, mark

NOT_A_PERIOD = mark("“%(text)s”不是有效期次，应为 2026、2026H1、2026Q1 或 2026-03 的形式")
NOT_A_DAY = mark("“%(text)s”不是有效日期，应为 2026-01-31 的形式")


@dataclass(frozen=True, slots=True)
class Span:
    """Due days from ``first`` through ``last``; states as known on ``on``."""

    period: Period
    on: date

    @property
    def first(self) -> date:
        """First due day."""
        return self.period.start

    @property
    def last(self) -> date:
        """Last due day."""
        return self.period.end

    @property
    def own(self) -> dict[str, str]:
        """The parameters that ask for this span again."""
        return {"period": self.period.key, "on": self.on.isoformat()}

    @property
    def query(self) -> str:
        """The part of an address that carries this span to the rows behind a figure."""
        due = {"due_from": self.first.isoformat(), "due_to": self.last.isoformat()}
        return urlencode({"on": self.on.isoformat(), **due})

    @classmethod
    def read(cls, address: Mapping[str, str], today: date) -> "Span":
        """Read ``period`` and ``on``; by default this year, as known today. Raises ``Refused``."""
        period = period_named(address.get("period") or str(today.year))
        return cls(period, day_named(address.get("on"), today))


def day_named(text: str | None, default: date) -> date:
    """The day written as ``text``, or ``default`` when none is; raises ``Refused``."""
    try:
        return date.fromisoformat(text) if text else default
    except ValueError:
        raise Refused(NOT_A_DAY, place="on", params={"text": text}) from None


def period_named(text: str) -> Period:
    """The period written as ``text``; raises ``Refused``."""
    try:
        return periods.parse(text)
    except ValueError:
        raise Refused(NOT_A_PERIOD, place="period", params={"text": text}) from None
