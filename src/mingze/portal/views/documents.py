"""One document, and those like it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.base.responses import is_fragment
from mingze.core.organization.decisions import public
from mingze.portal import documents
from mingze.portal.front_page import document_address
from mingze.services.patents.opening import open_library

ALIKE = 10
"""Similar documents shown below a document."""


@public
@require_GET
def document(request: HttpRequest, number: str) -> HttpResponse:
    """The page of a document. Any writing of its number leads to its permanent address."""
    library = open_library()
    dossier = library.document(number)
    if dossier is None:
        return render(
            request, "portal/no_document.html", {"title": _("没有收录这篇文献"), "number": number}, status=404
        )
    if dossier.patent.number != number:
        return HttpResponseRedirect(document_address(dossier.patent.number))
    standing = library.standing(dossier)
    held = library.corpus.many(documents.named_by(dossier))
    page = documents.page_of(dossier, standing, held, documents.family_of(library, dossier))
    context = {"title": page.title, "page": page, "standing": standing}
    return render(request, "portal/document.html", context)


@public
@require_GET
def similar(request: HttpRequest, number: str) -> HttpResponse:
    """Documents like one, as a page or as the last part of its own."""
    library = open_library()
    dossier = library.document(number)
    if dossier is None:
        raise Http404
    found = library.similar(dossier.patent.number, size=ALIKE)
    context = {"title": _("相似文献"), "rows": found.rows, "number": dossier.patent.number}
    return render(request, "portal/_similar.html" if is_fragment(request) else "portal/similar.html", context)
