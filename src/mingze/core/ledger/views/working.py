"""Working on an item: moving it, reporting progress, handing in evidence, its clock, its partners."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mingze.core.base.forms import Form
from mingze.core.base.language import titled
from mingze.core.base.responses import done, page_or_fragment
from mingze.core.facts import recording
from mingze.core.facts.queries import kind_named
from mingze.core.kernel import clock
from mingze.core.ledger import actions, choosing, forms, handing_in, queries
from mingze.core.ledger.choices import Part, Requirement
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.item_page import item_page
from mingze.core.ledger.listings import url_of
from mingze.core.ledger.models import Item
from mingze.core.ledger.views.items import crumbs
from mingze.core.ledger.views.requests import StaffRequest, item_of
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs

WORK = (Permission.LEDGER_VIEW, Permission.LEDGER_WORK)


def _answer(  # one form page: draw it, or do what it asks and go back to the item
    request: StaffRequest,
    item: Item,
    form: Form,
    title: str,
    act: Callable[[], Any],
    template: str = "base/form.html",
    **context: Any,
) -> HttpResponse:
    if form.is_valid():
        with form.refusals(newest=lambda: queries.version_of(item.pk)):
            act()
            return done(request, _("已办理：%(what)s。") % {"what": title}, "ledger:item", item.pk)
    context |= {"title": title, "subtitle": str(item), "crumbs": crumbs(item, (title, "")), "form": form}
    context |= {"back": url_of(item), "draft": f"ledger-{item.pk}"}
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def move(request: StaffRequest, item_id: str, transition: str) -> HttpResponse:
    """Make a transition, with a word about it."""
    item = item_of(request, item_id)
    steps = definition_of(item.kind).workflow.transitions
    step = next((one for one in steps if one.code == transition), None)
    if step is None:
        raise Http404
    form = forms.MoveForm(
        request.POST or None, reason=Requirement.REASON in step.requires, version=item.version
    )

    def act() -> None:
        actions.move(
            item=item,
            transition=step.code,
            version=int(form.version),
            note=form.cleaned_data["note"],
            by=request.access.actor,
            at=clock.now(),
        )

    page = item_page(item, request.access, request.today)
    return _answer(request, item, form, titled(step), act, "ledger/move.html", submit=titled(step), page=page)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def note(request: StaffRequest, item_id: str) -> HttpResponse:
    """Report how the work stands."""
    item = item_of(request, item_id)
    form = forms.NoteForm(request.POST or None)

    def act() -> None:
        actions.note_progress(
            item=item, note=form.cleaned_data["note"], by=request.access.actor, at=clock.now()
        )

    return _answer(request, item, form, _("填报进展"), act)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def evidence(request: StaffRequest, item_id: str) -> HttpResponse:
    """Hand in a file or a recorded fact."""
    item = item_of(request, item_id)
    facts = choosing.facts_for(request.access, item)
    form = forms.EvidenceForm(request.POST or None, request.FILES or None, facts=facts)

    def act() -> None:
        handing_in.hand_in(item=item, typed=form.cleaned_data, by=request.access.actor, at=clock.now())

    return _answer(request, item, form, _("提交佐证材料"), act)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def pause(request: StaffRequest, item_id: str) -> HttpResponse:
    """Let the clock stand still."""
    return _clock(request, item_id, _("暂停计时"), actions.pause)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def resume(request: StaffRequest, item_id: str) -> HttpResponse:
    """Let the clock run on."""
    return _clock(request, item_id, _("恢复计时"), actions.resume)


def _clock(request: StaffRequest, item_id: str, title: str, action: Callable[..., Any]) -> HttpResponse:
    item = item_of(request, item_id)
    form = forms.ReasonForm(request.POST or None, version=item.version)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        action(item=item, version=int(form.version), reason=reason, by=request.access.actor, at=clock.now())

    return _answer(request, item, form, title, act)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def extend(request: StaffRequest, item_id: str) -> HttpResponse:
    """Move the deadline later."""
    item = item_of(request, item_id)
    form = forms.ExtendForm(request.POST or None, due_on=item.due_on, version=item.version)

    def act() -> None:
        typed = form.cleaned_data
        actions.extend(
            item=item,
            version=int(form.version),
            due_on=typed["due_on"],
            reason=typed["reason"],
            by=request.access.actor,
            at=clock.now(),
        )

    return _answer(request, item, form, _("延长期限"), act)


@require_http_methods(["GET", "POST"])
@needs(Permission.LEDGER_CHECK)
def check(request: StaffRequest, item_id: str) -> HttpResponse:
    """Note how a long-term item stands."""
    item = item_of(request, item_id)
    form = forms.CheckForm(request.POST or None)

    def act() -> None:
        typed = form.cleaned_data
        actions.check_periodically(
            item=item,
            finding=typed["finding"],
            holds=typed["holds"] == "yes",
            by=request.access.actor,
            at=clock.now(),
        )

    return _answer(request, item, form, _("定期核查"), act)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def share(request: StaffRequest, item_id: str) -> HttpResponse:
    """Give a unit a part in the item."""
    item = item_of(request, item_id)
    form = forms.ShareForm(request.POST or None, units=choosing.units_around(request.access, request.today))

    def act() -> None:
        typed = form.cleaned_data
        part = Part(typed["part"]) if typed["part"] else None
        actions.share(item=item, unit=typed["unit"], part=part, by=request.access.actor, at=clock.now())

    return _answer(request, item, form, _("调整协办单位"), act)


@require_http_methods(["GET", "POST"])
@needs(*WORK)
def recurrence(request: StaffRequest, item_id: str) -> HttpResponse:
    """Say which earlier item has come back."""
    item = item_of(request, item_id)
    likely = queries.similar_closed(item, queries.visible(request.access, request.today))
    form = forms.RecurrenceForm(request.POST or None, likely=likely, version=item.version)

    def act() -> None:
        earlier = next(one for one in likely if one.pk == form.cleaned_data["earlier"])
        actions.mark_recurrence(
            item=item, earlier=earlier, version=int(form.version), by=request.access.actor, at=clock.now()
        )

    title = _("认定同类问题复发")
    return _answer(request, item, form, title, act, "ledger/recurrence.html", likely=likely)


@require_http_methods(["GET", "POST"])
@needs(Permission.FACTS_RECORD)
def concern(request: StaffRequest, item_id: str, code: str) -> HttpResponse:
    """Record something done about this very matter, such as the secretary's intervention."""
    item = item_of(request, item_id)
    kind = kind_named(code)
    if kind is None or kind.retired:
        raise Http404
    form = recording.record_form(request, kind)
    if form.is_valid():
        with form.refusals():
            draft = form.draft()
            actions.record_about(item=item, draft=draft, by=request.access.actor, at=clock.now())
            return done(request, _("已登记：%(what)s。") % {"what": titled(kind)}, "ledger:item", item.pk)
    context = {
        "title": titled(kind),
        "subtitle": str(item),
        "crumbs": crumbs(item, (titled(kind), "")),
        "form": form,
        "submit": _("登记"),
        "back": url_of(item),
    }
    return page_or_fragment(request, "facts/record.html", "facts/_people.html", context, element="people")
