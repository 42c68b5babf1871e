"""Pages about oneself, and the answer to a lock."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.accounts import about, security
from mingze.core.kernel import clock
from mingze.core.organization.decisions import signed_in

TOO_MANY = 429


def locked_out(request: HttpRequest, original: HttpResponse | None, credentials: Any) -> HttpResponse:
    """What somebody sees whose account is locked."""
    minutes = int(security.policy(clock.today()).lock.total_seconds() // 60)
    context = {"minutes": minutes}
    return render(request, "accounts/locked_out.html", context, status=TOO_MANY)


@signed_in
@require_GET
def about_me(request: HttpRequest) -> HttpResponse:
    """What is recorded about oneself, and who looked."""
    access = request.access  # type: ignore[attr-defined]
    context = {
        "title": _("关于我"),
        "crumbs": [(_("首页"), "/"), (_("关于我"), "")],
        **about.recorded(access, request.today),  # type: ignore[attr-defined]
    }
    return render(request, "accounts/about_me.html", context)
