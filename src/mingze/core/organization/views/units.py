"""The two trees, one unit, and the head-count; setting up and moving units."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.catalogue.vocabulary import UNIT_KINDS
from mingze.core.base import tree_windows
from mingze.core.base.components import FigureCard, TreeRow
from mingze.core.base.forms import Form
from mingze.core.base.language import titled
from mingze.core.base.responses import done
from mingze.core.kernel import indicators
from mingze.core.organization import actions, listings, queries
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission, Tree
from mingze.core.organization.decisions import needs
from mingze.core.organization.forms import CloseUnitForm, MoveForm, PostForm, RenameForm, UnitForm
from mingze.core.organization.models import Placement, Unit
from mingze.core.organization.queries import Count

MEMBERS = "organization.members"
FIGURES = ("organization.staff", MEMBERS, "organization.member_share")


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


def _day(request: HttpRequest) -> date:
    return listings.day_named(request.GET.get("on"), request.today)  # type: ignore[attr-defined]


def _managed(request: HttpRequest, key: int) -> Unit:
    return get_object_or_404(queries.visible_units(_access(request), Permission.ORGANIZATION_MANAGE), pk=key)


@needs(Permission.ORGANIZATION_VIEW)
def tree(request: HttpRequest) -> HttpResponse:
    """Both trees as far as one may look, each unit with the people in and below it."""
    day = _day(request)
    counts = queries.visible_counts(_access(request), day)
    seen = tree_windows.window(counts, lambda count: count.unit.code, request.GET.get("below"))
    rows = [(count.is_party, _row(count, level, day, folded=folded)) for count, level, folded in seen.rows]
    trees = [
        (_("行政系统"), "administrative", [row for is_party, row in rows if not is_party]),
        (_("党组织系统"), "party", [row for is_party, row in rows if is_party]),
    ]
    context = {
        "title": _("组织机构"),
        "below": request.GET.get("below", "") if seen.above else "",
        "crumbs": tree_windows.crumbs(_("组织机构"), seen, _named, on=day.isoformat()),
        "day": day,
        "trees": [one for one in trees if one[2]],
        "heads": [_("单位"), _("类别"), _("代码"), _("干部职工"), _("党员")],
    }
    return render(request, "organization/tree.html", context)


def _named(count: Count) -> tuple[str, str]:
    return count.unit.code, count.unit.name


def _row(count: Count, level: int, day: date, *, folded: bool) -> TreeRow:
    unit = count.unit
    return TreeRow(
        key=str(unit.pk),
        title=unit.name,
        level=level,
        cells=[
            titled(UNIT_KINDS[unit.kind]),
            unit.code,
            None if count.is_party else count.staff,
            count.members,
        ],
        url=f"{reverse('organization:unit', args=[unit.pk])}?on={day}",
        open=not count.is_party or level == 1 or unit.kind != "branch",
        below_url=tree_windows.address(unit.code, on=day.isoformat()) if folded else "",
    )


@needs(Permission.ORGANIZATION_VIEW)
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """One unit on a day: where it stands, how many people, its posts and who holds them."""
    day = _day(request)
    unit = get_object_or_404(queries.visible_units(_access(request)).select_related("counterpart"), pk=key)
    figures = FIGURES if unit.tree == Tree.ADMINISTRATIVE else (MEMBERS,)
    named = [indicators.named(name) for name in figures]
    cards = [
        FigureCard.of(indicators.ask(one.name, day, unit), titled(one), _(one.unit_of_measure))
        for one in named
    ]
    context = {
        "title": unit.name,
        "unit": unit,
        "kind": titled(UNIT_KINDS[unit.kind]),
        "day": day,
        "cards": cards,
        "posts": queries.posts_on(unit, day),
        "children": [n.unit for n in queries.visible_nodes(_access(request), day) if n.parent_id == unit.pk],
        "places": Placement.objects.filter(unit=unit).select_related("parent").order_by("-valid_from"),
        "manages": _access(request).covers(Permission.ORGANIZATION_MANAGE, unit),
    }
    return render(request, "organization/unit.html", context)


@needs(Permission.ORGANIZATION_VIEW)
def index(request: HttpRequest) -> HttpResponseBase:
    """The units below another, or all one may look at, on a day."""
    access, day = _access(request), _day(request)
    code = request.GET.get("below", "")
    above = Unit.objects.select_related("counterpart").filter(code=code).first() if code else None
    subtitle = _("截至%(day)s") % {"day": day.isoformat()}
    return listings.UNITS.respond(request, queries.units_below(access, day, above), {"subtitle": subtitle})


@needs(Permission.ORGANIZATION_VIEW)
def headcount(request: HttpRequest) -> HttpResponse:
    """Staff, members and Party organisations of every unit on a day; each number opens to its rows."""
    day = _day(request)
    counts = queries.visible_counts(_access(request), day)
    context = {
        "title": _("人员结构"),
        "day": day,
        "counts": counts,
        "sentences": [count for count in counts if count.level == 1 and count.staff],
    }
    return render(request, "organization/headcount.html", context)


@needs(Permission.ORGANIZATION_MANAGE)
def create_unit(request: HttpRequest, key: int) -> HttpResponse:
    """Set up a unit below this one."""
    parent = _managed(request, key)
    form = UnitForm(request.POST or None, today=request.today)  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            unit = actions.create_unit(
                **form.cleaned_data, tree=parent.tree, parent=parent, by=_access(request).actor
            )
            return done(request, _("已设立。"), "organization:unit", unit.pk)
    return _form(request, form, parent, _("在“%(unit)s”下新设单位") % {"unit": parent.name})


@needs(Permission.ORGANIZATION_MANAGE)
def move_unit(request: HttpRequest, key: int) -> HttpResponse:
    """Place a unit, with everything below it, elsewhere."""
    unit = _managed(request, key)
    form = MoveForm(request.POST or None, today=request.today)  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            _access(request).check(Permission.ORGANIZATION_MANAGE, form.cleaned_data["parent"])
            actions.move_unit(unit=unit, **form.cleaned_data, by=_access(request).actor)
            return done(request, _("隶属关系已调整。"), "organization:unit", unit.pk)
    return _form(request, form, unit, _("调整“%(unit)s”的隶属关系") % {"unit": unit.name})


@needs(Permission.ORGANIZATION_MANAGE)
def rename_unit(request: HttpRequest, key: int) -> HttpResponse:
    """Correct the name of a unit."""
    unit = _managed(request, key)
    form = RenameForm(request.POST or None, initial={"name": unit.name})
    if form.is_valid():
        with form.refusals():
            actions.rename_unit(unit=unit, name=form.cleaned_data["name"], by=_access(request).actor)
            return done(request, _("名称已更正。"), "organization:unit", unit.pk)
    return _form(request, form, unit, _("更正“%(unit)s”的名称") % {"unit": unit.name})


@needs(Permission.ORGANIZATION_MANAGE)
def close_unit(request: HttpRequest, key: int) -> HttpResponse:
    """Dissolve a unit in which nothing is left."""
    unit = _managed(request, key)
    form = CloseUnitForm(request.POST or None, today=request.today)  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            actions.close_unit(unit=unit, on=form.cleaned_data["on"], by=_access(request).actor)
            return done(request, _("单位已撤销。"), "organization:unit", unit.pk)
    return _form(request, form, unit, _("撤销“%(unit)s”") % {"unit": unit.name})


@needs(Permission.ORGANIZATION_MANAGE)
def create_post(request: HttpRequest, key: int) -> HttpResponse:
    """Set up a post in this unit."""
    unit = _managed(request, key)
    form = PostForm(request.POST or None, today=request.today)  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            post = actions.create_post(**form.cleaned_data, unit=unit, by=_access(request).actor)
            return done(request, _("已设立。"), "organization:post", post.pk)
    return _form(request, form, unit, _("在“%(unit)s”新设岗位") % {"unit": unit.name})


def _form(request: HttpRequest, form: Form, unit: Unit, title: str) -> HttpResponse:
    back = reverse("organization:unit", args=[unit.pk])
    crumbs = [(_("组织机构"), "organization:tree"), (unit.name, back), (title, "")]
    return render(request, "base/form.html", {"form": form, "title": title, "crumbs": crumbs, "back": back})
