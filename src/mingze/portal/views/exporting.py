"""Taking a result or the basket away."""

from collections.abc import Callable, Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.base import exports
from mingze.core.base.responses import UNPROCESSABLE
from mingze.core.organization.decisions import public
from mingze.portal import basket, files, history, results
from mingze.portal.asked import SearchAsked
from mingze.portal.objections import objection_of
from mingze.services.patents.opening import open_library
from mingze.services.patents.results import Row, row_of
from mingze.services.search.engines.port import EngineDown, TooMuch
from mingze.services.search.language.faults import QueryFault

WRITERS: dict[str, tuple[str, Callable[[Iterable[Row]], Iterator[bytes]]]] = {
    "ris": ("application/x-research-info-systems", files.ris),
    "bib": ("application/x-bibtex; charset=utf-8", files.bibtex),
    "json": ("application/json", files.as_json),
}


@public
@require_GET
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Every document of a result, or of the basket, in one file that is written as it is read."""
    if kind not in WRITERS and kind not in exports.formats_offered():
        raise Http404
    asked = SearchAsked.of(request.GET)
    try:
        rows = _basket(request) if request.GET.get("basket") else _result(request, asked)
    except (QueryFault, TooMuch, EngineDown) as fault:
        context = {"title": _("专利检索"), "asked": asked, "objection": objection_of(fault, asked.text)}
        return render(request, "portal/results.html", context | results.choices(asked), status=UNPROCESSABLE)
    if kind not in WRITERS:
        return exports.respond(files.table_of(rows, _("检索结果")), kind)
    content_type, write = WRITERS[kind]
    response = StreamingHttpResponse(write(rows), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="patents.{kind}"'
    return response


def _result(request: HttpRequest, asked: SearchAsked) -> Iterator[Row]:
    library = open_library()
    sets = history.sets_of(request)
    # Asked once before the answer begins, so that what is wrong with a query is said on a page and not in a file.
    library.question(asked.text, asked.dialect, asked.filters, sets)
    return library.export(asked.text, asked.dialect, filters=asked.filters, sets=sets)


def _basket(request: HttpRequest) -> Iterator[Row]:
    library = open_library()
    held = [entry.number for entry in basket.entries_of(request)]
    return (row_of(one, library.standing(one)) for one in library.corpus.dossiers(held))
