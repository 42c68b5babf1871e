"""A list page over units, for the tests of lists."""

from datetime import date, timedelta

from bs4 import BeautifulSoup
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mingze.core.base import guard
from mingze.core.base.columns import Column
from mingze.core.base.filters import BooleanFilter, ChoiceFilter, DateRangeFilter, DayFilter, TextFilter
from mingze.core.base.listing import Listing
from mingze.core.organization.choices import Tree
from mingze.core.organization.models import Unit

UNITS = Listing(
    name="units",
    title=_("单位"),
    columns=[
        Column("code", _("单位代码"), sort="code", link=lambda unit: f"/units/{unit.code}/"),
        Column("name", _("单位名称"), sort="name"),
        Column("position", _("排序"), sort="position", numeric=True),
        Column("valid_from", _("设立日期"), sort=("valid_from", "code"), nowrap=True),
        Column("counterpart", _("对应单位"), value="counterpart.name", visible=False),
    ],
    filters=[
        TextFilter(key="q", title=_("关键词"), fields=["name", "code"]),
        ChoiceFilter(key="kind", title=_("单位类别"), options=[("office", "处室"), ("branch", "支部")]),
        DateRangeFilter(key="opened", title=_("设立日期"), field="valid_from"),
        DayFilter(key="since", title=_("某日之后"), condition=lambda day: Q(valid_from__gt=day)),
        BooleanFilter(key="closed", title=_("已撤销"), condition=Q(valid_to__isnull=False)),
    ],
    default_sort="code",
    page_sizes=(10, 20),
)


def make_units(count: int = 25) -> None:
    """Units 01, 02, …: every third is a branch, each is opened a day after the one before it."""
    with guard.opened():
        Unit.objects.bulk_create(
            Unit(
                code=f"{n:02}",
                name=f"第{n}处" if n % 3 else f"第{n}支部",
                kind="office" if n % 3 else "branch",
                tree=Tree.values[0],
                path=f"/{n:02}/",
                position=n * 1000,
                valid_from=date(2026, 1, 1) + timedelta(days=n),
            )
            for n in range(1, count + 1)
        )


def page(request: HttpRequest) -> tuple[int, BeautifulSoup]:
    """Answer ``request`` and read the page."""
    response = UNITS.respond(request, Unit.objects.all())
    return response.status_code, BeautifulSoup(response.content, "html.parser")  # type: ignore[attr-defined]


def codes(soup: BeautifulSoup) -> list[str]:
    """The first cells of the rows shown."""
    return [row.select("td")[0].get_text() for row in soup.select("#listing-units tbody tr")]
