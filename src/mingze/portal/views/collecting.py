"""The basket and the history of a visitor."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mingze.core.base.responses import done
from mingze.core.kernel.clock import now
from mingze.core.organization.decisions import public
from mingze.portal import basket, history
from mingze.services.patents.opening import open_library
from mingze.services.patents.results import row_of


@public
@require_GET
def collected(request: HttpRequest) -> HttpResponse:
    """What was put aside."""
    library = open_library()
    entries = {one.number: one for one in basket.entries_of(request)}
    found = {one.patent.number: one for one in library.corpus.dossiers(entries)}
    rows = [
        (entry, row_of(found[number], library.standing(found[number])))
        for number, entry in entries.items()
        if number in found
    ]
    gone = [number for number in entries if number not in found]
    return render(request, "portal/basket.html", {"title": _("收藏夹"), "rows": rows, "gone": gone})


@public
@require_POST
def collect(request: HttpRequest, number: str) -> HttpResponse:
    """Put a document aside and stay on the page."""
    dossier = open_library().document(number)
    if dossier is None:
        raise Http404
    basket.collect(request, dossier.patent.number, at=now())
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, None) or not back.startswith("/"):
        back = "portal:basket"
    return done(request, _("已放入收藏夹"), back)


@public
@require_POST
def annotate(request: HttpRequest, number: str) -> HttpResponse:
    """Keep a note and tags."""
    basket.annotate(request, number, note=request.POST.get("note", ""), tags=request.POST.get("tags", ""))
    return done(request, _("备注已保存"), "portal:basket")


@public
@require_POST
def drop(request: HttpRequest, number: str) -> HttpResponse:
    """Take a document out."""
    basket.drop(request, number)
    return done(request, _("已移出收藏夹"), "portal:basket")


@public
@require_GET
def searched(request: HttpRequest) -> HttpResponse:
    """The searches of this browser, which later ones can refer to by number."""
    return render(
        request, "portal/history.html", {"title": _("检索历史"), "steps": history.steps_of(request)}
    )


@public
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Forget the searches."""
    history.forget(request)
    return done(request, _("检索历史已清空"), "portal:history")
