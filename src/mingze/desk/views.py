"""The staff home page."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mingze.accountability.duties import listings
from mingze.accountability.duties import queries as duties
from mingze.accountability.duties.choices import ObligationState
from mingze.core.base.components import FigureCard, Tone
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import business, signed_in
from mingze.desk import queries


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """My duties, my items, what I must check; for leaders the figures of their reach. Officers go to their pages."""
    access: Access = request.access  # type: ignore[attr-defined]
    if not access.is_business:
        return HttpResponseRedirect(reverse("accounts:about_me"))
    today = request.today  # type: ignore[attr-defined]
    desk = queries.desk_of(access, today)
    leads = access.may(Permission.REPORTS_VIEW)
    context = {
        "title": _("工作台"),
        "subtitle": f"{access.person_name} · {today:%Y-%m-%d}",
        "desk": desk,
        "tally": queries.standing(access, today) if leads else None,
        "figures": _figures(desk),
        "states": ObligationState,
    }
    return render(request, "desk/home.html", context)


def _figures(desk: queries.Desk) -> list[FigureCard]:
    mine = reverse("desk:my_duties")
    return [
        FigureCard(
            _("逾期未履行"),
            desk.overdue,
            ngettext("项", "项", desk.overdue),
            f"{mine}?state=overdue",
            tone=Tone.BAD if desk.overdue else Tone.GOOD,
        ),
        FigureCard(
            _("本期应履行"), desk.open, ngettext("项", "项", desk.open), f"{mine}?state=open", tone=Tone.INFO
        ),
        FigureCard(
            _("我承办的事项"), desk.item_count, ngettext("项", "项", desk.item_count), reverse("ledger:mine")
        ),
        FigureCard(
            _("待我复核"), desk.check_count, ngettext("项", "项", desk.check_count), reverse("ledger:checks")
        ),
        FigureCard(_("未读通知"), desk.unread, pgettext("notices", "条"), reverse("notices:index")),
    ]


@business
def my_duties(request: HttpRequest) -> HttpResponseBase:
    """Everything I owe, in every state."""
    access: Access = request.access  # type: ignore[attr-defined]
    rows = duties.owed_by(access.person_id, request.today)  # type: ignore[attr-defined]
    rows = rows.select_related("occasion__item__basis", "unit", "post", "person")
    return listings.MY_OBLIGATIONS.respond(request, rows)
