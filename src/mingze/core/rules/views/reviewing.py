"""Reviewing the rules: what is past its review date, and the list of rules to repeal, amend or make."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from mingze.core.base.components import Action
from mingze.core.base.language import titled
from mingze.core.base.responses import done
from mingze.core.kernel import clock
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.rules import actions, library, presentation
from mingze.core.rules.forms import ProposalForm, RepealForm, ReviewForm
from mingze.core.rules.listings import REVIEWS
from mingze.core.rules.views.shared import (
    StaffRequest,
    check_manage,
    document_or_404,
    form_page,
    library_tabs,
    managed_unit,
    review_or_404,
)


@needs(Permission.RULES_VIEW)
@require_GET
def reviews(request: StaffRequest) -> HttpResponseBase:
    """Rules past their review date, and the list of rules to repeal, amend or make."""
    propose = Action(_("提出制定"), reverse("rules:propose"), "file-plus", primary=True)
    context = {
        "tabs": library_tabs("rules:reviews"),
        "overdue": library.overdue_for_review(request.access, request.today),
        "actions": [propose] if request.access.may(Permission.RULES_MANAGE) else [],
    }
    return REVIEWS.respond(request, library.reviews_visible_to(request.access), context, "rules/reviews.html")


@needs(Permission.RULES_VIEW)
@require_GET
def review_item(request: StaffRequest, pk: int) -> HttpResponse:
    """One entry of the list."""
    found = review_or_404(request, pk)
    title = titled(found.document) if found.document else found.title
    context = {
        "title": title,
        "crumbs": [
            (_("制度库"), reverse("rules:index")),
            (_("废改立"), reverse("rules:reviews")),
            (title, ""),
        ],
        "review": found,
        "facts": presentation.review_facts(found),
        "may_manage": library.may_manage(request.access, found.unit),
    }
    return render(request, "rules/review.html", context)


@needs(Permission.RULES_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """Record what the review of a rule came to."""
    found = document_or_404(request, pk)
    check_manage(request, found.unit)
    form = ReviewForm(request.POST or None, initial={"on": request.today})
    if form.is_valid():
        with form.refusals():
            actions.record_review(
                document=found, at=clock.now(), by=request.access.actor, **form.cleaned_data
            )
            return done(request, _("评估结论已登记。"), "rules:document", found.pk)
    title = _("评估《%(title)s》") % {"title": titled(found)}
    return form_page(request, form, title, reverse("rules:document", args=[found.pk]))


@needs(Permission.RULES_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def propose(request: StaffRequest) -> HttpResponse:
    """Put a rule that has to be made on the list."""
    units = library.units_as_choices(list(library.managed_units(request.access)))
    form = ProposalForm(request.POST or None, units=units, initial={"on": request.today})
    if form.is_valid():
        with form.refusals():
            values = {**form.cleaned_data, "unit": managed_unit(request, form.cleaned_data["unit"])}
            actions.propose_rule(at=clock.now(), by=request.access.actor, **values)
            return done(request, _("已列入废改立清单。"), "rules:reviews")
    return form_page(request, form, _("提出制定制度"), reverse("rules:reviews"))


@needs(Permission.RULES_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def repeal(request: StaffRequest, pk: int) -> HttpResponse:
    """Carry out a repeal: fix the last day of the rule."""
    found = review_or_404(request, pk)
    check_manage(request, found.unit)
    form = RepealForm(request.POST or None, initial={"last_day": request.today})
    if form.is_valid():
        with form.refusals():
            actions.settle_review(
                review=found, last_day=form.cleaned_data["last_day"], by=request.access.actor
            )
            return done(request, _("制度已废止，事项办结。"), "rules:review_item", found.pk)
    return form_page(request, form, _("废止制度"), reverse("rules:review_item", args=[found.pk]))
