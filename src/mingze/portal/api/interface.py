"""The operations of the interface: search, document, aggregate, export, explain."""

from collections.abc import Iterator
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.errors import HttpError, Throttled, ValidationError

from mingze.portal import files
from mingze.portal.api import wrongs
from mingze.portal.api.limits import PerAddress, rate_said
from mingze.portal.api.shapes import Aggregate, Asked, Explained, Fault, Figures, Found, Whole
from mingze.portal.api.shapes import Query as QueryShape
from mingze.portal.asked import SORTS
from mingze.portal.exporting import site_of
from mingze.portal.objections import fault_text, objection_of
from mingze.services.patents.library import Page
from mingze.services.patents.opening import open_library
from mingze.services.patents.record import Patent
from mingze.services.search.engines.aggregations import BadAggregation
from mingze.services.search.engines.port import EngineDown, Sort, TooMuch
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.explaining import explained
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.printing import first_unsayable, shown
from mingze.services.search.language.reading import corrected

FAULTS = {400: Fault, 422: Fault, 429: Fault, 503: Fault}
UNREADABLE = 400
DESCRIPTION = "api:openapi-json"
"""Name of the address at which the interface describes itself."""

api = NinjaAPI(
    title="Mingze patent search",
    version="1.0",
    description="Search in published patent documents. No key is needed; each address may make "
    f"{rate_said(settings.API_RATE)}.",
    urls_namespace="api",
    docs_url=None,
    throttle=[PerAddress()],
)


@api.get("/search", response={200: Found, **FAULTS}, exclude_defaults=True, summary="Find documents")
def search(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """One page of the documents that meet a query."""
    sort = _sort(asked.sort)
    size = min(asked.size, settings.SEARCH_REACH - asked.start)
    part = Page(sort, asked.start, size, "family" if asked.family else "")
    found = open_library().search(asked.q, _dialect(asked), page=part)
    return {
        "query": asked.q,
        "dialect": found.question.dialect.value,
        "explained": found.question.explained,
        "notes": [note.text(_) for note in found.question.notes],
        "total": found.total,
        "exact": found.exact,
        "hits": [row.as_dict() for row in found.rows],
    }


@api.get("/documents/{number}", response={200: dict[str, Any], 404: Fault, **FAULTS}, summary="One document")
def document(request: HttpRequest, number: str) -> HttpResponse:
    """The whole record of a document, asked for by its number in any writing."""
    dossier = open_library().document(number[:100])
    if dossier is None:
        body: bytes = msgspec.json.encode({"message": _("没有收录这篇文献")})
        return HttpResponse(body, content_type="application/json", status=404)
    events = {"events": dossier.events, "cited_by": dossier.cited_by}
    record = {**msgspec.to_builtins(without_folder(dossier.patent)), **msgspec.to_builtins(events)}
    return HttpResponse(msgspec.json.encode(record), content_type="application/json")


@api.post("/aggregate", response={200: Figures, **FAULTS}, summary="Figures over a result")
def aggregate(request: HttpRequest, asked: Aggregate) -> dict[str, Any]:
    """Counts by value, year, range, in the Elasticsearch form."""
    return {"aggregations": open_library().aggregate(asked.q, asked.aggregations, _dialect(asked))}


@api.get("/export", response={200: list[dict[str, Any]], **FAULTS}, summary="All documents of a result")
def export(request: HttpRequest, asked: Query[Whole]) -> StreamingHttpResponse:
    """Every document that meets a query with its address, as one JSON array that is written as it is read."""
    library, sort = open_library(), _sort(asked.sort) if asked.sort else None
    library.question(asked.q, _dialect(asked))
    if asked.family:
        sort = sort or Sort("publication", descending=False)
    rows = library.export(asked.q, asked.dialect, sort=sort, collapse="family" if asked.family else "")
    body: Iterator[bytes] = files.as_json(rows, files.Around(site=site_of(request)))
    return StreamingHttpResponse(body, content_type="application/json")


@api.get("/explain", response={200: Explained, **FAULTS}, summary="What a query means")
def explain(request: HttpRequest, asked: Query[QueryShape]) -> dict[str, Any]:
    """A query in words and in each dialect that can say it."""
    question = open_library().question(asked.q, _dialect(asked))
    written = {
        one.value: shown(question.read, one)
        for one in Dialect
        if one is not Dialect.PLAIN and first_unsayable(question.read, one) is None
    }
    return {
        "query": asked.q,
        "dialect": question.dialect.value,
        "chinese": explained(question.read, "zh"),
        "english": explained(question.read, "en"),
        "written": written,
    }


def without_folder(patent: Patent) -> Patent:
    """A record without the folder that it was imported from, which is nobody's business outside."""
    if patent.source is None:
        return patent
    container, *members = patent.source.name.split("!")
    name = "!".join([container.replace("\\", "/").rpartition("/")[2], *members])
    return msgspec.structs.replace(patent, source=msgspec.structs.replace(patent.source, name=name))


def _sort(typed: str) -> Sort:
    name = typed.removeprefix("-")
    if typed not in SORTS:
        raise _wrong(_("不能按“%(sort)s”排序") % {"sort": typed})
    return Sort(name, typed.startswith("-") or name == "relevance")


def _dialect(asked: QueryShape) -> str:
    if asked.dialect and asked.dialect not in set(Dialect):
        raise _wrong(_("没有“%(dialect)s”这种写法") % {"dialect": asked.dialect})
    return asked.dialect


def _wrong(message: str) -> ValidationError:
    return ValidationError([{"msg": message}])


@api.exception_handler(QueryFault)
def _faulty(request: HttpRequest, fault: QueryFault) -> HttpResponse:
    place = fault.fault
    body = {"message": fault_text(place), "position": place.position, "length": place.length}
    body |= {"suggestion": place.suggestion, "corrected": corrected(fault, fault.typed)}
    return api.create_response(request, body, status=400)


@api.exception_handler(TooMuch)
def _too_much(request: HttpRequest, fault: TooMuch) -> HttpResponse:
    return api.create_response(request, {"message": objection_of(fault, "").text}, status=400)


@api.exception_handler(EngineDown)
def _down(request: HttpRequest, fault: EngineDown) -> HttpResponse:
    return api.create_response(request, {"message": objection_of(fault, "").text}, status=503)


@api.exception_handler(BadAggregation)
def _bad(request: HttpRequest, fault: BadAggregation) -> HttpResponse:
    return api.create_response(request, {"message": fault.sentence.text(_)}, status=400)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    return api.create_response(request, {"message": wrongs.said(fault.errors)}, status=422)


@api.exception_handler(Throttled)
def _too_often(request: HttpRequest, fault: Throttled) -> HttpResponse:
    answer = api.create_response(request, {"message": _("请求过于频繁，请稍后再试")}, status=429)
    if fault.wait:
        answer["Retry-After"] = str(fault.wait)
    return answer


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    said = _("请求的正文不是可以读取的JSON") if fault.status_code == UNREADABLE else str(fault)
    return api.create_response(request, {"message": said}, status=fault.status_code)


def unknown(request: HttpRequest) -> HttpResponse:
    """An address below the interface that is none of its own."""
    body = {"message": _("接口没有这个地址，全部地址见 %(page)s") % {"page": reverse("api:docs")}}
    return api.create_response(request, body, status=404)


def root(request: HttpRequest) -> HttpResponse:
    """What this is, and where it is described: for programs, and for people."""
    body = {"title": api.title, "version": api.version}
    return api.create_response(
        request, body | {"openapi": reverse(DESCRIPTION), "docs": reverse("api:docs")}, status=200
    )


def not_allowed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer to a method that an address does not take, in the form of every other refusal."""
    body = {"message": _("这个地址只接受%(methods)s请求") % {"methods": answer["Allow"]}}
    refused = api.create_response(request, body, status=answer.status_code)
    refused["Allow"] = answer["Allow"]
    return refused
