"""Taking a result or a list away: a small one at once, a large one as a file that is fetched when it is ready."""

from collections.abc import Iterable
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
from mingze.services.patents.opening import open_library
from mingze.services.patents.results import Taken, taken_of
from mingze.services.search.engines.port import EngineDown, TooMuch
from mingze.services.search.language.faults import QueryFault

CONTENT_TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex; charset=utf-8",
    "json": "application/json",
}
FAULTS = (QueryFault, TooMuch, EngineDown)
UNSAFE = str.maketrans(dict.fromkeys('<>:"|?*/\\', "_") | dict.fromkeys(map(chr, range(32))))
"""Signs that a file on some system may not have in its name."""


@public
@require_GET
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Every document of a list, or of a result that is small; of a large one the question whether to wait for it."""
    if kind not in exporting.formats():
        raise Http404
    if named := request.GET.get("basket", ""):
        return _basket(request, kind, named.removeprefix("1"))
    asked, library, sets = SearchAsked.of(request.GET), open_library(), history.sets_of(request)
    try:
        found = exporting.found_of(library, asked, sets)
    except FAULTS as fault:
        return _objected(request, asked, fault)
    if found.total > settings.EXPORT_AT_ONCE:
        context = {"title": _("导出"), "asked": asked, "kind": kind, "total": found.total}
        return render(request, "portal/export_large.html", context | {"order": exporting.order_of(asked)})
    notes = exporting.notes_for(kind, found, asked, request.today)  # type: ignore[attr-defined]
    around = files.Around(_("检索结果"), notes=notes, site=exporting.site_of(request))
    return _file(kind, exporting.rows_of(library, asked, sets), around)


@public
@require_POST
def begin(request: HttpRequest, kind: str) -> HttpResponse:
    """Have the worker write a large export."""
    if kind not in exporting.formats():
        raise Http404
    asked = SearchAsked.of(request.GET)
    try:
        found = exporting.found_of(open_library(), asked, history.sets_of(request))
    except FAULTS as fault:
        return _objected(request, asked, fault)
    made = exporting.ask(request, asked, kind, found.total, at=now())
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
    return _named(response, one.kind, _("检索结果"))


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


def _basket(request: HttpRequest, kind: str, named: str) -> HttpResponseBase:
    """A list as a file that bears its name; a visitor's one list has none but the word for it."""
    library, keeping = open_library(), basket.basket_of(request, named)
    held = {entry.number: entry.remark for entry in keeping.entries()}
    # A list is short enough to be held, and what the corpus has lost meanwhile is not counted.
    rows = [taken_of(one, library.standing(one)) for one in library.corpus.dossiers(held)]
    own = keeping.basket if isinstance(keeping, basket.OwnBasket) else None
    notes = exporting.dated(request.today, len(rows))  # type: ignore[attr-defined]
    title, site = own.name if own else _("收藏夹"), exporting.site_of(request)
    return _file(kind, rows, files.Around(title, held, [] if kind == "csv" else notes, site))


def _file(kind: str, rows: Iterable[Taken], around: files.Around) -> HttpResponseBase:
    if kind not in exporting.STREAMS:
        return _named(exports.respond(files.table_of(rows, around), kind), kind, around.title)
    stream = exporting.STREAMS[kind](rows, around)
    return _named(StreamingHttpResponse(stream, content_type=_content_type(kind)), kind, around.title)


def _named(response: HttpResponseBase, kind: str, title: str) -> HttpResponseBase:
    """The answer as a file of this name; signs that lead to other folders, or that no file may have, are left out."""
    name = title.translate(UNSAFE).strip(" .") or _("收藏夹")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.{kind}"
    return response


def _content_type(kind: str) -> str:
    return CONTENT_TYPES.get(kind, "application/octet-stream")


def _objected(
    request: HttpRequest, asked: SearchAsked, fault: QueryFault | TooMuch | EngineDown
) -> HttpResponse:
    context = {"title": _("专利检索"), "asked": asked, "objection": objection_of(fault, asked.text)}
    return render(request, "portal/results.html", context | results.choices(asked), status=UNPROCESSABLE)
