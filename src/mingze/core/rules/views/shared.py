"""What the pages of the rules have in common: the request, the lookups with their limits, and the tabs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mingze.core.base.components import Tab
from mingze.core.base.forms import Form
from mingze.core.base.responses import UNPROCESSABLE
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.access import NOWHERE, Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit
from mingze.core.rules import library
from mingze.core.rules.models import Clause, ParameterValue, Review, RuleDocument

BAD_DAY = mark("“%(value)s”不是有效日期，应为 2026-01-31 的形式")


class StaffRequest(HttpRequest):
    """A request with what the middleware adds."""

    access: Access
    today: date


def day_asked(request: StaffRequest) -> date:
    """The day in the address, ``?on=2024-03-31``, otherwise today. Raises ``Refused`` for what is no date."""
    text = request.GET.get("on", "").strip()
    try:
        return date.fromisoformat(text) if text else request.today
    except ValueError:
        raise Refused(BAD_DAY, params={"value": text}) from None


def document_or_404(request: StaffRequest, pk: int) -> RuleDocument:
    """A document the person may read."""
    documents = library.documents_visible_to(request.access).select_related("unit")
    return get_object_or_404(documents, pk=pk)


def clause_or_404(request: StaffRequest, pk: int) -> Clause:
    """A clause of a document the person may read."""
    clauses = Clause.objects.filter(version__document__in=library.documents_visible_to(request.access))
    found = clauses.select_related(
        "version__document__unit", "version__entered_by", "verified_by", "changed_by"
    )
    return get_object_or_404(found, pk=pk)


def value_or_404(pk: int) -> ParameterValue:
    """A value of a parameter; parameters are open to whoever may see the rules."""
    return get_object_or_404(ParameterValue.objects.select_related("parameter", "unit", "basis"), pk=pk)


def review_or_404(request: StaffRequest, pk: int) -> Review:
    """An entry of the list that the person may read."""
    return get_object_or_404(library.reviews_visible_to(request.access), pk=pk)


def check_manage(request: StaffRequest, unit: Unit | None) -> None:
    """Raise ``Refused`` unless the person looks after the rules of this unit, or of everybody."""
    if not library.may_manage(request.access, unit):
        raise Refused(NOWHERE, params={"permission": str(Permission.RULES_MANAGE.label)})


def managed_unit(request: StaffRequest, pk: str) -> Unit:
    """A unit whose rules the person looks after."""
    unit = library.managed_units(request.access).filter(pk=pk).first()
    if unit is None:
        raise Http404
    return unit


def library_tabs(current: str) -> list[Tab]:
    """The tabs over every list of the rules."""
    tabs = [
        (pgettext("navigation", "制度"), "rules:index"),
        (pgettext("navigation", "条款"), "rules:clauses"),
        (pgettext("navigation", "参数"), "rules:parameters"),
        (_("执行检查"), "rules:execution"),
        (_("废改立"), "rules:reviews"),
    ]
    return [Tab(title, reverse(name), current=name == current) for title, name in tabs]


def form_page(
    request: HttpRequest, form: Form, title: str, back: str, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A page with one form, as it is or as it came back."""
    crumbs = [(_("制度库"), reverse("rules:index")), (title, "")]
    everything = {"title": title, "crumbs": crumbs, "form": form, "back": back, **(context or {})}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "base/form.html", everything, status=status)
