"""Pages of facts: the list, choosing a kind, recording, and one record with all that may be done with it."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingze.core.base.components import Action
from mingze.core.base.language import titled
from mingze.core.base.responses import done, page_or_fragment
from mingze.core.facts import actions, fact_page, kinds, queries, recording, standings
from mingze.core.facts.forms import EvidenceForm
from mingze.core.facts.listings import FACTS, STANDING
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.facts.titles import group_title
from mingze.core.kernel import clock
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import business, needs
from mingze.core.organization.models import Person


@business
@require_GET
def index(request: HttpRequest) -> HttpResponseBase:
    """The records a person may see; superseded and withdrawn ones only when asked for."""
    access = request.access  # type: ignore[attr-defined]
    rows = queries.visible_facts(access)
    if not request.GET.get(STANDING):
        rows = rows.filter(countable_until=None)
    record = Action(_("登记"), reverse("facts:choose"), "plus", primary=True)
    context = {
        "crumbs": [(_("首页"), "/"), (_("工作记录"), "")],
        "actions": [record] if access.may(Permission.FACTS_RECORD) else [],
    }
    return FACTS.respond(request, rows, context)


@needs(Permission.FACTS_RECORD)
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Every kind the person may record, in groups."""
    offered = queries.kinds_for(request.access, request.today)  # type: ignore[attr-defined]
    groups = [
        (heading, [recording.needs_of(kind) for kind in group])
        for heading, group in groupby(offered, key=group_title)
    ]
    context = {"title": _("登记工作记录"), "crumbs": [*_crumbs(), (_("登记"), "")], "groups": groups}
    return render(request, "facts/choose.html", context | {"query": request.GET.urlencode()})


@needs(Permission.FACTS_RECORD)
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Record a fact of one kind."""
    kind = _kind(code)
    if kinds.definition_of(kind).link_required:
        return _from_the_matter(request, kind)
    form = recording.record_form(request, kind)
    if form.is_valid():
        with form.refusals():
            fact = actions.record(draft=form.draft(), by=request.access.actor, at=clock.now())  # type: ignore[attr-defined]
            return done(request, fact_page.recorded(fact), "facts:fact", fact.public_id)
    context = {
        "title": titled(kind),
        "crumbs": [*_crumbs(), (_("登记"), reverse("facts:choose")), (titled(kind), "")],
        "form": form,
        "submit": _("登记"),
        "back": reverse("facts:choose"),
    }
    return page_or_fragment(request, "facts/record.html", "facts/_people.html", context, element="people")


@business
@require_GET
def fact(request: HttpRequest, public_id: str) -> HttpResponse:
    """One record: what happened, who was there, what shows it, what it was used for."""
    found = _visible(request, public_id)
    context = fact_page.page_of(found, request.access)  # type: ignore[attr-defined]
    crumbs = [*_crumbs(), (found.wording, "")]
    return render(request, "facts/fact.html", context | {"title": found.wording, "crumbs": crumbs})


@needs(Permission.FACTS_REVIEW)
@require_POST
def review(request: HttpRequest, public_id: str) -> HttpResponse:
    """Confirm what somebody else recorded."""
    found = _visible(request, public_id)
    access = request.access  # type: ignore[attr-defined]
    access.check(Permission.FACTS_REVIEW, found.unit)
    reviewer = Person.objects.get(pk=access.person_id)
    actions.review(fact=found, by=access.actor, reviewer=reviewer, at=clock.now())
    return done(request, _("已审核通过。"), "facts:fact", public_id)


@needs(Permission.FACTS_RECORD)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a corrected record in the place of a wrong one."""
    found = _changeable(request, public_id)
    form = recording.record_form(request, found.kind, fact=found)
    if form.is_valid():
        with form.refusals():
            by, reason = request.access.actor, form.cleaned_data["reason"]  # type: ignore[attr-defined]
            new = actions.correct(fact=found, draft=form.draft(), reason=reason, by=by, at=clock.now())
            return done(request, _("已更正，原记录保留备查。"), "facts:fact", new.public_id)
    context = {
        "title": _("更正：%(title)s") % {"title": found.wording},
        "crumbs": [*_crumbs(), (found.wording, _address(found)), (_("更正"), "")],
        "form": form,
        "submit": _("更正"),
        "back": _address(found),
        "kept": found.attachments.count(),
    }
    return page_or_fragment(request, "facts/record.html", "facts/_people.html", context, element="people")


@needs(Permission.FACTS_RECORD)
@require_POST
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw a record made in error."""
    found = _changeable(request, public_id)
    by, reason = request.access.actor, request.POST.get("reason", "")  # type: ignore[attr-defined]
    actions.withdraw(fact=found, reason=reason, by=by, at=clock.now())
    return done(request, _("已撤回，记录保留备查。"), "facts:fact", public_id)


@needs(Permission.FACTS_RECORD)
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add evidence to a record."""
    found = _changeable(request, public_id)
    form = EvidenceForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        definition=kinds.definition_of(found.kind),
        missing=standings.missing_evidence(found),
    )
    if form.is_valid():
        with form.refusals():
            by = request.access.actor  # type: ignore[attr-defined]
            actions.attach_files(fact=found, files=form.uploads(), by=by, at=clock.now())
            return done(request, _("已补充佐证材料。"), "facts:fact", public_id)
    context = {
        "title": _("补充佐证材料"),
        "crumbs": [*_crumbs(), (found.wording, _address(found)), (_("补充佐证材料"), "")],
        "form": form,
        "submit": _("上传"),
        "back": _address(found),
    }
    return render(request, "base/form.html", context)


def _from_the_matter(request: HttpRequest, kind: RecordKind) -> HttpResponse:
    context = {
        "title": titled(kind),
        "crumbs": [*_crumbs(), (_("登记"), reverse("facts:choose")), (titled(kind), "")],
        "link_title": recording.needs_of(kind)["link_title"],
    }
    return render(request, "facts/from_the_matter.html", context)


def _kind(code: str) -> RecordKind:
    kind = queries.kind_named(code)
    if kind is None:
        raise Http404
    return kind


def _visible(request: HttpRequest, public_id: str) -> Fact:
    found = queries.visible_fact(request.access, public_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _changeable(request: HttpRequest, public_id: str) -> Fact:
    found = _visible(request, public_id)
    if not queries.may_change(request.access, found):  # type: ignore[attr-defined]
        raise Http404
    return found


def _address(found: Fact) -> str:
    return reverse("facts:fact", args=[found.public_id])


def _crumbs() -> list[tuple[str, str]]:
    return [(_("首页"), "/"), (_("工作记录"), reverse("facts:index"))]
