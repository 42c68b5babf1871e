"""Reminder sheets: generate, approve, send, receipt, download."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mingze.accountability.duties import listings, queries, sheet_files
from mingze.accountability.duties.actions import sheets
from mingze.accountability.duties.forms import MonthForm, ReceiptForm
from mingze.accountability.duties.models import Sheet
from mingze.core.base.components import Action
from mingze.core.base.responses import done
from mingze.core.kernel.clock import now
from mingze.core.kernel.periods import parse
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.models import Person


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


def _sheet(request: HttpRequest, key: str, permission: str) -> Sheet:
    """A sheet the person may see, in a unit where they hold ``permission``; 404 or a refusal otherwise."""
    access = _access(request)
    sheet = get_object_or_404(queries.sheets_visible(access, request.today), pk=key)  # type: ignore[attr-defined]
    access.check(permission, sheet.unit)
    return sheet


@needs(Permission.SHEETS_VIEW)
def index(request: HttpRequest) -> HttpResponseBase:
    """Every sheet the person may see."""
    access = _access(request)
    actions = [Action(_("生成提醒单"), reverse("duties:generate"), "plus", primary=True)]
    context = {"actions": actions if access.may(Permission.SHEETS_GENERATE) else []}
    return listings.SHEETS.respond(request, queries.sheets_visible(access, request.today), context)  # type: ignore[attr-defined]


@needs(Permission.SHEETS_GENERATE)
def generate(request: HttpRequest) -> HttpResponse:
    """Generate a month's sheets for every branch in reach; a second run finds them there."""
    access = _access(request)
    today = request.today  # type: ignore[attr-defined]
    form = MonthForm(request.POST or None, initial={"month": f"{today:%Y-%m}"})
    if form.is_valid():
        with form.refusals():
            units = list(queries.reminded_units(access, today))
            month = parse(form.cleaned_data["month"])
            made = sheets.generate(units=units, month=month, on=today, by=access.actor, at=now())
            text = _("已生成%(made)s份，原有%(kept)s份未变。")
            return done(request, text % {"made": len(made), "kept": len(units) - len(made)}, "duties:sheets")
    context = {
        "form": form,
        "title": _("生成重点工作提醒单"),
        "submit": _("生成"),
        "back": reverse("duties:sheets"),
    }
    return render(request, "base/form.html", context)


@needs(Permission.SHEETS_VIEW)
def sheet(request: HttpRequest, key: str) -> HttpResponse:
    """One sheet: its lines, each opening to its rows, and what can be done with it now."""
    access = _access(request)
    one = _sheet(request, key, Permission.SHEETS_VIEW)
    context = {
        "sheet": one,
        "title": f"{_('重点工作提醒单')} {one.number}",
        "may_approve": access.covers(Permission.SHEETS_APPROVE, one.unit),
        "may_send": access.covers(Permission.SHEETS_GENERATE, one.unit),
        "may_receipt": access.covers(Permission.SHEETS_RECEIPT, one.unit),
        "receipt_form": ReceiptForm(),
        "crumbs": [(_("重点工作提醒单"), reverse("duties:sheets")), (one.number, "")],
    }
    return render(request, "duties/sheet.html", context)


@needs(Permission.SHEETS_APPROVE)
@require_POST
def approve(request: HttpRequest, key: str) -> HttpResponse:
    """Approve a sheet."""
    one = _sheet(request, key, Permission.SHEETS_APPROVE)
    access = _access(request)
    approver = Person.objects.get(pk=access.person_id)
    sheets.approve(sheet=one, by=access.actor, approver=approver, at=now())
    return done(request, _("已审批。"), "duties:sheet", key)


@needs(Permission.SHEETS_GENERATE)
@require_POST
def send(request: HttpRequest, key: str) -> HttpResponse:
    """Send an approved sheet."""
    one = _sheet(request, key, Permission.SHEETS_GENERATE)
    sheets.send(sheet=one, by=_access(request).actor, at=now())
    return done(request, _("已送达。"), "duties:sheet", key)


@needs(Permission.SHEETS_RECEIPT)
@require_POST
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Receipt a sheet, saying how its matters will be dealt with."""
    one = _sheet(request, key, Permission.SHEETS_RECEIPT)
    access = _access(request)
    form = ReceiptForm(request.POST)
    if form.is_valid():
        with form.refusals():
            reader = Person.objects.get(pk=access.person_id)
            results = form.cleaned_data["results"]
            sheets.receipt(sheet=one, by=access.actor, reader=reader, results=results, at=now())
            return done(request, _("已签收。"), "duties:sheet", key)
    context = {"form": form, "title": _("签收提醒单"), "back": reverse("duties:sheet", args=[key])}
    return render(request, "base/form.html", context)


@needs(Permission.SHEETS_VIEW)
def file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The sheet as PDF, Word or workbook."""
    one = _sheet(request, key, Permission.SHEETS_VIEW)
    return sheet_files.as_response(one, form)
