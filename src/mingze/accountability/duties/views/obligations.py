"""Obligations: the leaders' tree, the rows behind a figure, the evidence behind a row."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.accountability.duties import fulfilment as tallies
from mingze.accountability.duties import listings, queries, reports
from mingze.accountability.duties.choices import ObligationState
from mingze.accountability.duties.spans import Span, day_named
from mingze.accountability.duties.states import Stated, beliefs_of
from mingze.core.base import tree_windows
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.models import Unit


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


@needs(Permission.REPORTS_VIEW)
def fulfilment(request: HttpRequest) -> HttpResponse:
    """The unit trees with what was due and done in each subtree; every number opens to its rows."""
    span = Span.read(request.GET, request.today)  # type: ignore[attr-defined]
    access = _access(request)
    units = Unit.objects.within(access.paths(Permission.REPORTS_VIEW))
    due = tallies.Due(units, span.first, span.last)
    branches = tallies.visible_branches(due, span.on)
    seen = tree_windows.window(branches, lambda branch: branch.unit.code, request.GET.get("below"))
    context = {
        "title": _("履责总览"),
        "crumbs": tree_windows.crumbs(_("履责总览"), seen, _named, **span.own),
        "span": span,
        "rows": seen.rows,
        "below": request.GET.get("below", "") if seen.above else "",
        "states": [state for state in ObligationState if state in tallies.DUE_STATES],
    }
    return render(request, "duties/fulfilment.html", context)


def _named(branch: tallies.Branch) -> tuple[str, str]:
    return branch.unit.code, branch.unit.name


@needs(Permission.DUTIES_VIEW)
def index(request: HttpRequest) -> HttpResponseBase:
    """The rows behind any figure; ``on`` in the address sets the day as of which states are shown."""
    on = day_named(request.GET.get("on"), request.today)  # type: ignore[attr-defined]
    return listings.OBLIGATIONS.respond(request, queries.visible_obligations(_access(request), on))


@needs(Permission.DUTIES_VIEW)
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """One obligation: who answers for it, under which clause, what discharges it, which facts did."""
    on = day_named(request.GET.get("on"), request.today)  # type: ignore[attr-defined]
    one: Stated = get_object_or_404(queries.visible_or_own(_access(request), on), pk=key)
    state = ObligationState(one.state)
    context = {
        "obligation": one,
        "occasion": one.occasion,
        "item": one.occasion.item,
        "state": state,
        "tone": listings.TONES.get(state, "neutral"),
        "overdue_days": (on - one.occasion.due_on).days if state is ObligationState.OVERDUE else 0,
        "responsible": queries.responsible_for([one], on)[one.pk],
        "facts": queries.evidence_for(one),
        "beliefs": beliefs_of(one),
        "title": one.occasion.item.wording,
        "crumbs": [(_("履责事项"), reverse("duties:obligations")), (one.occasion.item.code, "")],
    }
    return render(request, "duties/obligation.html", context)


@needs(Permission.REPORTS_VIEW)
def report(request: HttpRequest) -> HttpResponse:
    """The fulfilment report of a period as a file, as known on its last day."""
    wanted = reports.Wanted.read(request.GET, _access(request), request.today)  # type: ignore[attr-defined]
    return reports.as_response(wanted, reports.fulfilment(wanted, _access(request)))
