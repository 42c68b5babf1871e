"""Searching: the box, the result."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.base.responses import UNPROCESSABLE
from mingze.core.kernel.clock import now
from mingze.core.organization.decisions import public
from mingze.portal import history, results
from mingze.portal.asked import SearchAsked
from mingze.portal.objections import Objection, objection_of
from mingze.services.patents.opening import open_library
from mingze.services.search.engines.port import EngineDown, TooMuch
from mingze.services.search.language.faults import QueryFault


@public
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """The box, and below it what was found."""
    asked = SearchAsked.of(request.GET)
    context: dict[str, Any] = {"title": _("专利检索"), "asked": asked, **results.choices(asked)}
    if asked.is_empty:
        return render(request, "portal/start.html", context | {"counts": open_library().corpus.counts()})
    try:
        result = results.result_of(open_library(), asked, history.sets_of(request))
    except (QueryFault, TooMuch, EngineDown) as fault:
        return _objected(request, context, objection_of(fault, asked.text))
    history.remember(request, asked, result.total, at=now())
    return render(request, "portal/results.html", context | {"result": result})


def _objected(request: HttpRequest, context: dict[str, Any], objection: Objection) -> HttpResponse:
    corrected = replace(context["asked"], text=objection.corrected, page=1)
    context |= {"objection": objection, "corrected": corrected.address}
    return render(request, "portal/results.html", context, status=UNPROCESSABLE)
