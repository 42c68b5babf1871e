"""Taking a result or a list away: a small one at once, a large one as a file that is fetched when it is ready."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mingze.core.base import exports
from mingze.core.base.responses import UNPROCESSABLE, done, page_or_fragment
from mingze.core.kernel.clock import now
from mingze.core.organization.decisions import public
from mingze.portal import basket, exporting, files, history, jobs, results
from mingze.portal.asked import SearchAsked
from mingze.portal.choices import ExportState
from mingze.portal.models import Export
from mingze.portal.objections import objection_of
from mingze.services.patents.library import Page
from mingze.services.patents.opening import open_library
from mingze.services.patents.results import Row, row_of
from mingze.services.search.engines.port import EngineDown, TooMuch
from mingze.services.search.language.faults import QueryFault

CONTENT_TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex; charset=utf-8",
    "json": "application/json",
}
FAULTS = (QueryFault, TooMuch, EngineDown)


@public
@require_GET
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Every document of a list, or of a result that is small; of a large one the question whether to wait for it."""
    if kind not in exporting.formats():
        raise Http404
    if named := request.GET.get("basket", ""):
        return _file(kind, *_basket(request, named.removeprefix("1")))
    asked = SearchAsked.of(request.GET)
    try:
        total = _total(request, asked)
    except FAULTS as fault:
        return _objected(request, asked, fault)
    if total > settings.EXPORT_AT_ONCE:
        context = {"title": _("导出"), "asked": asked, "kind": kind, "total": total}
        return render(request, "portal/export_large.html", context)
    library, sets = open_library(), history.sets_of(request)
    return _file(
        kind, library.export(asked.text, asked.dialect, filters=asked.filters, sets=sets), files.NOTHING
    )


@public
@require_POST
def begin(request: HttpRequest, kind: str) -> HttpResponse:
    """Have the worker write a large export."""
    if kind not in exporting.formats():
        raise Http404
    asked = SearchAsked.of(request.GET)
    try:
        total = _total(request, asked)
    except FAULTS as fault:
        return _objected(request, asked, fault)
    made = exporting.ask(request, asked, kind, total, at=now())
    jobs.write_export.enqueue(made.pk)
    return done(request, _("已开始导出，可以离开此页"), "portal:exports")


@public
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """One's large exports, how far they are, and their files."""
    exporting.give_up_silent(request, at=now())
    own = exporting.own(request)
    context = {"title": _("导出文件"), "own": own, "waiting": any(one.is_under_way for one in own)}
    context["hours"] = settings.EXPORT_HOURS
    return page_or_fragment(
        request, "portal/exports.html", "portal/_exports.html", context, element="exports"
    )


@public
@require_GET
def fetch(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file of an export."""
    one = _own(request, key)
    if one.state != ExportState.READY:
        raise Http404
    response = FileResponse(exporting.path_of(one).open("rb"), content_type=_content_type(one.kind))
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_('检索结果'))}.{one.kind}"
    return response


@public
@require_POST
def cancel(request: HttpRequest, key: str) -> HttpResponse:
    """Stop an export, or remove the file of one that is done."""
    one = _own(request, key)
    if exporting.cancel(one, at=now()):
        return done(request, _("已取消导出"), "portal:exports")
    exporting.remove(one)
    return done(request, _("已删除导出文件"), "portal:exports")


def _own(request: HttpRequest, key: str) -> Export:
    found = next((one for one in exporting.own(request) if one.pk == key), None)
    if found is None:
        raise Http404
    return found


def _total(request: HttpRequest, asked: SearchAsked) -> int:
    sets = history.sets_of(request)
    first = Page(size=1)
    return (
        open_library().search(asked.text, asked.dialect, page=first, filters=asked.filters, sets=sets).total
    )


def _basket(request: HttpRequest, named: str) -> tuple[Iterator[Row], files.Remarks]:
    library = open_library()
    held = {entry.number: entry.remark for entry in basket.basket_of(request, named).entries()}
    return (row_of(one, library.standing(one)) for one in library.corpus.dossiers(held)), held


def _file(kind: str, rows: Iterable[Row], remarks: files.Remarks) -> HttpResponseBase:
    if kind not in exporting.STREAMS:
        return exports.respond(files.table_of(rows, _("检索结果"), remarks), kind)
    response = StreamingHttpResponse(exporting.STREAMS[kind](rows, remarks), content_type=_content_type(kind))
    response["Content-Disposition"] = f'attachment; filename="patents.{kind}"'
    return response


def _content_type(kind: str) -> str:
    return CONTENT_TYPES.get(kind, "application/octet-stream")


def _objected(
    request: HttpRequest, asked: SearchAsked, fault: QueryFault | TooMuch | EngineDown
) -> HttpResponse:
    context = {"title": _("专利检索"), "asked": asked, "objection": objection_of(fault, asked.text)}
    return render(request, "portal/results.html", context | results.choices(asked), status=UNPROCESSABLE)
