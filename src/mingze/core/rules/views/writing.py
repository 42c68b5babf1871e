"""Entering, correcting and verifying rules."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mingze.core.base.language import titled
from mingze.core.base.responses import done
from mingze.core.kernel import clock
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.rules import actions, library
from mingze.core.rules.forms import ClauseForm, DocumentForm, VersionForm
from mingze.core.rules.views.shared import (
    StaffRequest,
    check_manage,
    clause_or_404,
    document_or_404,
    form_page,
    managed_unit,
    review_or_404,
    value_or_404,
)


@needs(Permission.RULES_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def new(request: StaffRequest) -> HttpResponse:
    """Enter a unit's own rule; ``?proposal=`` names the entry of the list it carries out."""
    asked = request.GET.get("proposal", "")
    proposal = review_or_404(request, int(asked)) if asked.isdecimal() else None
    units = library.units_as_choices(list(library.managed_units(request.access)))
    initial = {"title": proposal.title, "unit": proposal.unit_id} if proposal else {}
    form = DocumentForm(request.POST or None, units=units, initial=initial)
    if form.is_valid():
        with form.refusals():
            names = ("title", "issuer", "owner", "interpreter")
            added = actions.add_document(
                unit=managed_unit(request, form.cleaned_data["unit"]),
                draft=form.draft,
                proposal=proposal,
                by=request.access.actor,
                **{name: form.cleaned_data[name] for name in names},
            )
            return done(request, _("制度已发布，各条款待他人核实。"), "rules:document", added.pk)
    context = {"submit": _("发布"), "draft": "rules-new"}
    return form_page(request, form, _("录入本单位制度"), reverse("rules:index"), context)


@needs(Permission.RULES_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def new_version(request: StaffRequest, pk: int) -> HttpResponse:
    """Publish a new version of a rule; the one before ends the day before."""
    found = document_or_404(request, pk)
    check_manage(request, found.unit)
    form = VersionForm(request.POST or None)
    if form.is_valid():
        with form.refusals():
            actions.add_version(document=found, draft=form.draft, by=request.access.actor)
            return done(request, _("新版本已发布，原版本有效期已截止。"), "rules:document", found.pk)
    title = _("《%(title)s》新版本") % {"title": titled(found)}
    context = {"submit": _("发布"), "draft": f"rules-version-{found.pk}"}
    return form_page(request, form, title, reverse("rules:document", args=[found.pk]), context)


@needs(Permission.RULES_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def correct_clause(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct an unverified clause entered here."""
    found = clause_or_404(request, pk)
    check_manage(request, found.version.document.unit)
    form = ClauseForm(request.POST or None, initial={"label": found.label, "text": found.text})
    if form.is_valid():
        with form.refusals():
            actions.correct_clause(
                clause=found,
                label=form.cleaned_data["label"],
                text=form.cleaned_data["text"],
                by=request.access.actor,
            )
            return done(request, _("条款已更正，待他人核实。"), "rules:clause", found.pk)
    return form_page(request, form, _("更正条款"), reverse("rules:clause", args=[found.pk]))


@needs(Permission.RULES_MANAGE)
@require_POST
def verify_clause(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm that a clause agrees with the original."""
    found = clause_or_404(request, pk)
    check_manage(request, found.version.document.unit)
    actions.verify_clause(clause=found, at=clock.now(), by=request.access.actor)
    return done(request, _("条款已核实。"), "rules:clause", found.pk)


@needs(Permission.RULES_MANAGE)
@require_POST
def verify_value(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm that a parameter's value agrees with its clause."""
    found = value_or_404(pk)
    check_manage(request, found.unit)
    actions.verify_value(value=found, at=clock.now(), by=request.access.actor)
    return done(request, _("取值已核实。"), "rules:parameter", found.parameter_id)
