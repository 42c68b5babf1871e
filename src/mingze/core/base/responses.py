"""Answers that views share: done, refused, conflicted, and a page that can be asked for in part."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext

from mingze.core.kernel.refusals import Conflict, Refused, said

UNPROCESSABLE = 422
CONFLICT = 409


def is_fragment(request: HttpRequest, element: str = "") -> bool:
    """Whether htmx asks for part of a page. Going back in the browser asks for the whole of it.

    A boosted link asks for a whole page too, unless it aims at ``element``.
    """
    htmx = getattr(request, "htmx", None)
    if not htmx or htmx.history_restore_request:
        return False
    return bool(htmx.target == element) if element else not htmx.boosted


def page_or_fragment(
    request: HttpRequest,
    page: str,
    fragment: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    element: str = "",
) -> HttpResponse:
    """Render ``fragment`` when htmx asks for it, else the whole ``page``; caches are told that the two
    differ.

    With ``element``, only a request aiming at the element of that id gets the fragment.
    """
    template = fragment if is_fragment(request, element) else page
    response = render(request, template, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def done(request: HttpRequest, message: str | Promise, to: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """Say ``message`` on the next page and go to ``to``: an address, or the name of a page with its
    arguments.
    """
    messages.success(request, str(message))
    url = to if to.startswith("/") else reverse(to, args=args, kwargs=kwargs)
    if not is_fragment(request):
        return HttpResponseRedirect(url)
    return HttpResponse(headers={"HX-Redirect": url})


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Show why nothing was done: 422, or 409 when someone else changed the row first.

    htmx gets an alert for the messages area, so that the page and what was typed in it stay.
    """
    context: dict[str, Any] = {
        "reason": refusal.text(gettext),
        "place": said(refusal.place, gettext) if refusal.place else None,
        "conflict": None,
    }
    status = UNPROCESSABLE
    if isinstance(refusal, Conflict):
        context["conflict"] = refusal
        status = CONFLICT
    if not is_fragment(request):
        return render(request, "base/refused.html", context, status=status)
    response = render(request, "base/_refused.html", context, status=status)
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "innerHTML show:top"
    return response
