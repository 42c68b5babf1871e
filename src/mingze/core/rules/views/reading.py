"""Reading the rules: lists, a rule on a day, a clause, the difference between two versions, parameters."""

from datetime import date

from django.db.models import Value
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from mingze.core.base.components import Action
from mingze.core.base.language import titled
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.rules import clause_uses, differences, library, presentation, queries
from mingze.core.rules.choices import RuleKind
from mingze.core.rules.listings import CLAUSES, DOCUMENTS, PARAMETERS
from mingze.core.rules.models import Parameter, RuleVersion
from mingze.core.rules.views.shared import (
    StaffRequest,
    clause_or_404,
    day_asked,
    document_or_404,
    library_tabs,
)


@needs(Permission.RULES_VIEW)
@require_GET
def index(request: StaffRequest) -> HttpResponseBase:
    """Every rule the person may read, with what is in force today or on the day asked for."""
    on = _day_or_today(request)
    rows = library.with_version_on(library.documents_visible_to(request.access), on)
    new = Action(_("录入本单位制度"), reverse("rules:new"), "file-plus", primary=True)
    context = {
        "tabs": library_tabs("rules:index"),
        "actions": [new] if request.access.may(Permission.RULES_MANAGE) else [],
    }
    rows = rows.annotate(asked_on=Value(on)).select_related("unit")
    return DOCUMENTS.respond(request, rows, context, "rules/listing.html")


def _day_or_today(request: StaffRequest) -> date:
    """The list itself says what is wrong with a day that cannot be read."""
    try:
        return date.fromisoformat(request.GET.get("on", "").strip())
    except ValueError:
        return request.today


@needs(Permission.RULES_VIEW)
@require_GET
def document(request: StaffRequest, pk: int) -> HttpResponse:
    """A rule as it was on a day, with its versions and what is known about it."""
    found, on = document_or_404(request, pk), day_asked(request)
    version = library.version_on(found, on)
    versions = list(library.versions_of(found))
    context = {
        "title": titled(found),
        "crumbs": [(_("制度库"), reverse("rules:index")), (titled(found), "")],
        "document": found,
        "version": version,
        "on": on,
        "clauses": library.clauses_of(version) if version else [],
        "facts": presentation.document_facts(found, version),
        "timeline": presentation.timeline(versions, found.reviews.select_related("decided_by")),
        "comparisons": presentation.comparisons(versions),
        "may_manage": library.may_manage(request.access, found.unit),
        "may_add": found.kind == RuleKind.UNIT_RULE,
        "overdue": bool(version and version.review_on and version.review_on < request.today),
    }
    return render(request, "rules/document.html", context)


@needs(Permission.RULES_VIEW)
@require_GET
def compare(request: StaffRequest, old: int, new: int) -> HttpResponse:
    """Two versions of one rule, clause by clause."""
    before, after = (get_object_or_404(RuleVersion, pk=key) for key in (old, new))
    if before.document_id != after.document_id:
        raise Http404
    found = document_or_404(request, after.document_id)
    pairs = differences.compare(list(library.clauses_of(before)), list(library.clauses_of(after)))
    title = _("版本对照")
    crumbs = [
        (_("制度库"), reverse("rules:index")),
        (titled(found), reverse("rules:document", args=[found.pk])),
    ]
    context = {
        "title": title,
        "subtitle": _("%(rule)s：%(before)s → %(after)s")
        % {"rule": titled(found), "before": before.version, "after": after.version},
        "crumbs": [*crumbs, (title, "")],
        "pairs": pairs,
        "summary": presentation.difference_counts(pairs),
    }
    return render(request, "rules/compare.html", context)


@needs(Permission.RULES_VIEW)
@require_GET
def clause(request: StaffRequest, pk: int) -> HttpResponse:
    """A clause, and everything that rests on it."""
    found = clause_or_404(request, pk)
    rule = found.version.document
    crumbs = [
        (_("制度库"), reverse("rules:index")),
        (titled(rule), reverse("rules:document", args=[rule.pk])),
    ]
    manages = library.may_manage(request.access, rule.unit)
    context = {
        "title": found.citation,
        "crumbs": [*crumbs, (found.label, "")],
        "clause": found,
        "facts": presentation.clause_facts(found),
        "values": library.values_based_on(found),
        "uses": clause_uses.uses_of([found.pk], on=request.today, access=request.access),
        "others": library.other_versions_of(found),
        "may_verify": manages and not found.verified,
        "may_correct": manages and not found.verified and not found.version.from_catalogue,
    }
    return render(request, "rules/clause.html", context)


@needs(Permission.RULES_VIEW)
@require_GET
def clauses(request: StaffRequest) -> HttpResponseBase:
    """Every clause in force, with whether somebody answers for it and somebody checks it."""
    rows = library.clauses_in_force(request.access, request.today)
    found = library.execution(rows, on=request.today, access=request.access)
    context = {"tabs": library_tabs("rules:clauses"), "subtitle": _("只列当前有效的条款。")}
    return CLAUSES.respond(request, library.mark_covered(rows, found), context, "rules/listing.html")


@needs(Permission.RULES_VIEW)
@require_GET
def execution(request: StaffRequest) -> HttpResponse:
    """The share of clauses in force that have an owner and a check; every figure opens its clauses."""
    rows = library.clauses_in_force(request.access, request.today)
    found = library.execution(rows, on=request.today, access=request.access)
    context = {
        "title": _("制度执行检查"),
        "subtitle": _("当前有效条款中，有责任事项承接、有人检查的比例。"),
        "crumbs": [(_("制度库"), reverse("rules:index")), (_("执行检查"), "")],
        "tabs": library_tabs("rules:execution"),
        "figures": presentation.execution_cards(found),
        "shares": library.execution_by_kind(rows, found) if found.is_known else [],
        "clauses_url": reverse("rules:clauses"),
    }
    return render(request, "rules/execution.html", context)


@needs(Permission.RULES_VIEW)
@require_GET
def parameters(request: StaffRequest) -> HttpResponseBase:
    """Every parameter with today's value for everybody."""
    context = {"tabs": library_tabs("rules:parameters")}
    return PARAMETERS.respond(request, queries.parameters_on(request.today), context, "rules/listing.html")


@needs(Permission.RULES_VIEW)
@require_GET
def parameter(request: StaffRequest, pk: int) -> HttpResponse:
    """A parameter's values over time, each with its basis."""
    found = get_object_or_404(Parameter, pk=pk)
    crumbs = [
        (_("制度库"), reverse("rules:index")),
        (pgettext("navigation", "参数"), reverse("rules:parameters")),
    ]
    context = {
        "title": titled(found),
        "crumbs": [*crumbs, (titled(found), "")],
        "parameter": found,
        "facts": presentation.parameter_facts(found),
        "values": queries.values_of(found),
        "today": request.today,
        "may_verify": request.access.may(Permission.RULES_MANAGE),
    }
    return render(request, "rules/parameter.html", context)
