"""Help with asking: the form, and the table of operators."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.organization.decisions import public
from mingze.portal import manual
from mingze.portal.api import described
from mingze.portal.api.limits import rate_shown
from mingze.portal.asked import SearchAsked
from mingze.portal.coverage import coverage_of
from mingze.portal.guided import GuidedForm
from mingze.services.patents.opening import open_library
from mingze.services.search.engines.port import EngineDown


@public
@require_GET
def guided(request: HttpRequest) -> HttpResponse:
    """The form; once filled in, the result of the query it comes to."""
    form = GuidedForm(request.GET or None)
    if form.is_bound and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("type", "status") if form.cleaned_data[name]}
        asked = SearchAsked(text=form.query(), dialect="incopat" if form.query() else "", filters=chosen)
        if not asked.is_empty:
            return HttpResponseRedirect(asked.address)
        form.add_error(None, _("请至少填写一项"))
    return render(request, "portal/form.html", {"title": _("表格检索"), "form": form})


@public
@require_GET
def programming(request: HttpRequest) -> HttpResponse:
    """The programming interface, for those who write the programs."""
    context = {
        "title": _("编程接口"),
        "operations": described.operations(),
        "rate": rate_shown(settings.API_RATE),
    }
    return render(
        request, "portal/programming.html", context | {"host": f"{request.scheme}://{request.get_host()}"}
    )


@public
@require_GET
def operators(request: HttpRequest) -> HttpResponse:
    """Operators and fields, from the tables the query language itself is read by."""
    context: dict[str, Any] = {"title": _("检索式说明"), **manual.tables()}
    return render(request, "portal/help.html", context)


@public
@require_GET
def covered(request: HttpRequest) -> HttpResponse:
    """What the library holds of each office."""
    library = open_library()
    context: dict[str, Any] = {"title": _("收录范围"), "counts": library.corpus.counts()}
    try:
        context["offices"] = coverage_of(library)
    except EngineDown:
        context["is_down"] = True
        return render(request, "portal/coverage.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return render(request, "portal/coverage.html", context)
