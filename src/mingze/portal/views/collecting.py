"""Putting documents aside: the list at hand, what lies in it, notes and tags."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mingze.core.base.responses import done
from mingze.core.kernel.clock import now
from mingze.core.organization.decisions import public
from mingze.portal import basket, basket_page
from mingze.services.patents.opening import open_library


@public
@require_GET
def collected(request: HttpRequest) -> HttpResponse:
    """What was put aside, with the other lists of whoever is signed in."""
    named, tag = request.GET.get("list", ""), request.GET.get("tag", "")
    page = basket_page.page_of(request, open_library(), named, tag)
    context = {"title": _("收藏夹"), "page": page, "note_length": settings.NOTE_LENGTH}
    return render(request, "portal/basket.html", context)


@public
@require_POST
def collect(request: HttpRequest, number: str) -> HttpResponse:
    """Put a document aside and stay on the page."""
    dossier = open_library().document(number)
    if dossier is None:
        raise Http404
    basket.basket_of(request).collect(dossier.patent.number, at=now())
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, None) or not back.startswith("/"):
        back = "portal:basket"
    return done(request, _("已放入收藏夹"), back)


@public
@require_POST
def annotate(request: HttpRequest, number: str) -> HttpResponse:
    """Keep a note and tags."""
    note, tags = request.POST.get("note", ""), request.POST.get("tags", "")
    basket.basket_of(request, request.POST.get("list", "")).annotate(number, note=note, tags=tags, at=now())
    return done(request, _("备注已保存"), "portal:basket")


@public
@require_POST
def drop(request: HttpRequest, number: str) -> HttpResponse:
    """Take a document out."""
    basket.basket_of(request, request.POST.get("list", "")).drop(number, at=now())
    return done(request, _("已移出收藏夹"), "portal:basket")
