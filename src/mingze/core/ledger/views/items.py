"""One item: its page, opening and editing it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mingze.core.base.language import titled
from mingze.core.base.responses import done
from mingze.core.kernel import clock
from mingze.core.ledger import actions, choosing, queries
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.forms import ContentForm, OpenForm
from mingze.core.ledger.item_page import item_page
from mingze.core.ledger.listings import url_of
from mingze.core.ledger.models import Item
from mingze.core.ledger.views.requests import StaffRequest, item_of, kind_of
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs

Crumbs = list[tuple[str, str]]


def crumbs(item: Item, *more: tuple[str, str]) -> Crumbs:
    """The way to an item's page, and past it."""
    here = (item.number, url_of(item) if more else "")
    kind = (titled(item.kind), reverse("ledger:kind", args=[item.kind.code]))
    return [(_("台账总览"), reverse("ledger:index")), kind, here, *more]


@require_GET
@needs(Permission.LEDGER_VIEW, Permission.LEDGER_WORK)
def item(request: StaffRequest, item_id: str) -> HttpResponse:
    """Where an item stands, what shows it, what happened, and what this person may do now."""
    found = item_of(request, item_id)
    context = {
        "title": found.title,
        "subtitle": found.number,
        "crumbs": crumbs(found),
        "page": item_page(found, request.access, request.today),
    }
    return render(request, "ledger/item.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.LEDGER_CREATE)
def open_(request: StaffRequest, code: str) -> HttpResponse:
    """Open an item of a kind, below another where the address names one."""
    kind = kind_of(code)
    parent = item_of(request, request.GET["parent"]) if request.GET.get("parent") else None
    form = OpenForm(
        request.POST or None,
        definition=definition_of(kind),
        initial=choosing.initial_of(parent),
        **choosing.open_choices(request.access, request.today),
    )
    if form.is_valid():
        with form.refusals():
            draft = choosing.draft_of(form, kind, parent)
            made = actions.open_item(draft=draft, by=request.access.actor, at=clock.now())
            return done(request, _("已建立%(number)s。") % {"number": made.number}, "ledger:item", made.pk)
    title = _("新建%(kind)s") % {"kind": titled(kind)}
    way = (
        crumbs(parent, (title, ""))
        if parent
        else [(titled(kind), reverse("ledger:kind", args=[code])), (title, "")]
    )
    back = url_of(parent) if parent else reverse("ledger:kind", args=[code])
    context = {"title": title, "crumbs": way, "form": form, "submit": _("建立"), "back": back}
    return render(request, "base/form.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.LEDGER_VIEW, Permission.LEDGER_WORK)
def edit(request: StaffRequest, item_id: str) -> HttpResponse:
    """Change what an item says. A form that has grown stale shows who changed what meanwhile."""
    found = item_of(request, item_id)
    form = _content_form(request, found)
    if form.is_valid():
        with form.refusals(newest=lambda: queries.version_of(found.pk)):
            actions.edit(
                item=found,
                version=int(form.version),
                changes=choosing.changes_of(form),
                by=request.access.actor,
                at=clock.now(),
            )
            return done(request, _("已保存。"), "ledger:item", found.pk)
    title = _("修改%(number)s") % {"number": found.number}
    context = {"title": title, "crumbs": crumbs(found, (_("修改"), "")), "form": form, "submit": _("保存")}
    return render(request, "base/form.html", context | {"back": url_of(found), "draft": f"ledger-{found.pk}"})


def _content_form(request: StaffRequest, item: Item) -> ContentForm:
    return ContentForm(
        request.POST or None,
        item=item,
        definition=definition_of(item.kind),
        version=item.version,
        **choosing.content_choices(request.access, request.today, item),
    )
