"""The ledger's figures: items open, waiting, overdue and closed on a day, and the share of rectification closed.

A figure of a past day is read from the log, so it gives the same digits whenever it is asked for.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.core.kernel import indicators
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.indicators import Computed, Indicator
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.models import Extension, Item, Movement, Pause
from mingze.core.organization.models import Unit

EVERY_KIND = "all"
RECTIFICATION = "rectification"
VERSION = "1"


def as_of(rows: QuerySet[Item], on: date) -> QuerySet[Item]:
    """The items there were at the end of a day, with ``stage_then``, ``due_then`` and ``standing_then``."""
    tomorrow = datetime.combine(on + timedelta(days=1), time(), SHANGHAI)
    last = Movement.objects.filter(item=OuterRef("pk"), on__lte=on).order_by("-at", "-pk")
    # The deadline of a past day is what the first later extension put off.
    later = Extension.objects.filter(item=OuterRef("pk"), at__gte=tomorrow).order_by("at", "pk")
    paused = Pause.objects.on(on).filter(item=OuterRef("pk"))
    return rows.filter(opened_on__lte=on).annotate(
        stage_then=Subquery(last.values("to_stage")[:1]),
        due_then=Coalesce(Subquery(later.values("due_before")[:1]), F("due_on")),
        standing_then=Exists(paused),
    )


def _open(on: date) -> Q:
    return Q(stage_then=Stage.OPEN)


def _checking(on: date) -> Q:
    return Q(stage_then=Stage.CHECKING)


def _closed(on: date) -> Q:
    return Q(stage_then=Stage.CLOSED)


def _overdue(on: date) -> Q:
    return Q(stage_then=Stage.OPEN, due_then__lt=on, standing_then=False)


def _every(on: date) -> Q:
    return Q()


CONDITIONS: dict[str, Callable[[date], Q]] = {
    "all": _every,
    "open": _open,
    "checking": _checking,
    "overdue": _overdue,
    "closed": _closed,
}

TITLES = {
    "all": _("全部事项"),
    "open": _("办理中"),
    "checking": _("待复核"),
    "overdue": _("已逾期"),
    "closed": _("已办结"),
}


def rows_of(figure: str, *, on: date, unit: Unit, kind: str = EVERY_KIND) -> QuerySet[Item]:
    """The rows a figure counts: items of a unit and the units below it. ``KeyError`` for an unknown figure."""
    rows = Item.objects.filter(unit__path__startswith=unit.path)
    if kind != EVERY_KIND:
        rows = rows.filter(kind__code=kind)
    return as_of(rows, on).filter(CONDITIONS[figure](on))


def rows_url(figure: str, *, on: date, unit: Unit, kind: str = EVERY_KIND) -> str:
    """Where the rows of a figure are listed."""
    return reverse("ledger:figure", args=[figure, kind, unit.pk, on.isoformat()])


def title(figure: str) -> str:
    """What the rows of a figure are called. ``KeyError`` for an unknown figure."""
    return str(TITLES[figure])


def register() -> None:
    """Add the figures to the registry. Called once, when the apps are ready."""
    for indicator in _indicators():
        indicators.register(indicator)


def close_rate(*, on: date, unit: Unit) -> Computed:
    """Rectification items closed by a day, of all there were."""
    closed = rows_of("closed", on=on, unit=unit, kind=RECTIFICATION).count()
    every = rows_of("all", on=on, unit=unit, kind=RECTIFICATION).count()
    url = rows_url("closed", on=on, unit=unit, kind=RECTIFICATION)
    return indicators.share(Decimal(closed), Decimal(every), url)


def _count(figure: str) -> Callable[..., Computed]:
    def compute(*, on: date, unit: Unit, kind: str = EVERY_KIND) -> Computed:
        count = rows_of(figure, on=on, unit=unit, kind=kind).count()
        return Computed(count, rows_url(figure, on=on, unit=unit, kind=kind))

    return compute


def _indicators() -> list[Indicator]:
    described = {
        "open": ("办理中事项数", "Items open", "当日处于办理阶段的台账事项，不含待复核和已办结事项。"),
        "checking": ("待复核事项数", "Items waiting for a check", "当日已提交、等待第二人复核的台账事项。"),
        "overdue": ("逾期事项数", "Items overdue", "当日处于办理阶段、期限已过且未停止计时的台账事项。"),
        "closed": ("已办结事项数", "Items closed", "截至当日已办结的台账事项，含不予立项和撤销的事项。"),
    }
    counts = [
        Indicator(f"ledger.{figure}", title, english, "项", description, VERSION, _count(figure))
        for figure, (title, english, description) in described.items()
    ]
    rate = Indicator(
        "ledger.rectification.close_rate",
        "巡察整改销号率",
        "Rectification closed",
        "%",
        "截至当日已销号的巡察整改事项占全部巡察整改事项的百分比。",
        VERSION,
        close_rate,
    )
    return [*counts, rate]
