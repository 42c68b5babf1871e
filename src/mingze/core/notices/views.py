"""The inbox: one's own notices, and nobody else's."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mingze.core.base.responses import done
from mingze.core.kernel import clock
from mingze.core.notices import actions, queries
from mingze.core.notices.listings import NOTICES
from mingze.core.organization.decisions import signed_in


@signed_in
@require_GET
def index(request: HttpRequest) -> HttpResponseBase:
    """Everything the person was told, unread first."""
    person_id = request.access.person_id  # type: ignore[attr-defined]
    context = {
        "crumbs": [(_("首页"), "/"), (_("消息"), "")],
        "unread": queries.unread_count(person_id),
    }
    return NOTICES.respond(request, queries.inbox(person_id), context, "notices/index.html")


@signed_in
@require_GET
@never_cache
def notice(request: HttpRequest, key: str) -> HttpResponse:
    """One notice; opening it for the first time is noted."""
    access = request.access  # type: ignore[attr-defined]
    found = queries.notice_of(access.person_id, key)
    if found is None:
        raise Http404
    if found.read_at is None:
        actions.open_notice(notice=found, by=access.actor, at=clock.now())
    context = {
        "title": found.title,
        "crumbs": [(_("首页"), "/"), (_("消息"), reverse("notices:index")), (found.title, "")],
        "notice_row": found,
    }
    return render(request, "notices/notice.html", context)


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note everything in the inbox as read."""
    access = request.access  # type: ignore[attr-defined]
    count = actions.open_all(person_id=access.person_id, by=access.actor, at=clock.now())
    message = ngettext("已将 %(count)s 条消息标为已读。", "已将 %(count)s 条消息标为已读。", count)
    return done(request, message % {"count": count}, "notices:index")
