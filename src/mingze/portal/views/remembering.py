"""The searches somebody made, which later ones can refer to by number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingze.core.base.responses import done
from mingze.core.organization.decisions import public
from mingze.portal import history


@public
@require_GET
def searched(request: HttpRequest) -> HttpResponse:
    """The searches of this person, or of this browser."""
    steps = history.history_of(request).steps()
    return render(request, "portal/history.html", {"title": _("检索历史"), "steps": steps})


@public
@require_http_methods(["GET", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Forget all searches; asks first where no script of the page has."""
    if request.method == "GET":
        return render(request, "portal/forget.html", {"title": _("清空检索历史？")})
    history.history_of(request).forget()
    return done(request, _("检索历史已清空"), "portal:history")


@public
@require_POST
def forget_one(request: HttpRequest, number: int) -> HttpResponse:
    """Forget one search."""
    history.history_of(request).forget(number)
    return done(request, _("已删除该条检索记录"), "portal:history")
