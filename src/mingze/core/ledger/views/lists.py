"""Lists: every kind, one kind, what is mine, what waits for my check, and the rows behind a figure."""

from datetime import date

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.base.components import Action
from mingze.core.base.language import titled
from mingze.core.ledger import figures, listings, overview, queries
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.views.requests import StaffRequest, kind_of
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.models import Unit


@require_GET
@needs(Permission.LEDGER_VIEW)
def index(request: StaffRequest) -> HttpResponseBase:
    """Every kind with how many items are open, waiting, overdue and closed."""
    rows = overview.by_kind(queries.visible(request.access, request.today), request.today)
    context = {"title": _("台账总览"), "crumbs": [(_("台账总览"), "")], "rows": rows}
    return render(request, "ledger/index.html", context)


@require_GET
@needs(Permission.LEDGER_VIEW)
def kind(request: StaffRequest, code: str) -> HttpResponseBase:
    """The items of one kind."""
    found = kind_of(code)
    actions = []
    if request.access.may(Permission.LEDGER_CREATE) and definition_of(found).parent is None:
        actions.append(Action(_("新建"), reverse("ledger:open", args=[code]), "plus", primary=True))
    context = {"crumbs": [(_("台账总览"), "ledger:index"), (titled(found), "")], "actions": actions}
    rows = queries.visible(request.access, request.today).filter(kind=found).select_related("parent")
    return listings.of_kind(found).respond(request, queries.with_lateness(rows, request.today), context)


@require_GET
@needs(Permission.LEDGER_VIEW, Permission.LEDGER_WORK)
def mine(request: StaffRequest) -> HttpResponseBase:
    """The items the person answers for today."""
    rows = queries.held_by(request.access.person_id, request.today)
    return listings.mine().respond(
        request, queries.with_lateness(rows, request.today), {"crumbs": [(_("我的事项"), "")]}
    )


@require_GET
@needs(Permission.LEDGER_CHECK)
def checks(request: StaffRequest) -> HttpResponseBase:
    """The items that wait for the person's check."""
    rows = queries.to_check(request.access, request.today)
    return listings.checks().respond(request, rows, {"crumbs": [(_("待我复核"), "")]})


@require_GET
@needs(Permission.LEDGER_VIEW)
def figure(request: StaffRequest, code: str, kind: str, unit: int, on: str) -> HttpResponseBase:
    """The rows a figure counted, as of its day."""
    where = get_object_or_404(Unit, pk=unit)
    request.access.check(Permission.LEDGER_VIEW, where)
    try:
        rows = figures.rows_of(code, on=date.fromisoformat(on), unit=where, kind=kind)
    except (KeyError, ValueError) as error:
        raise Http404 from error
    shown = rows.select_related("kind", "unit", "holder_post", "parent")
    title = f"{where.name} · {figures.title(code)}"
    context = {
        "title": title,
        "subtitle": _("截至%(day)s") % {"day": on},
        "crumbs": [(_("台账总览"), "ledger:index"), (title, "")],
    }
    return listings.rows().respond(request, shown, context)
