"""Supervision of heads (A15): the stationed team opens a head's duties without asking, and that is on record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.accountability.duties import queries
from mingze.core.audit.actions import record_read
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs


def _access(request: HttpRequest) -> Access:
    access: Access = request.access  # type: ignore[attr-defined]
    return access


@needs(Permission.SUPERVISE_HEADS)
def index(request: HttpRequest) -> HttpResponse:
    """The heads within reach."""
    posts = queries.heads_supervised(_access(request), request.today)  # type: ignore[attr-defined]
    return render(request, "duties/heads.html", {"title": _("主要负责人履责监督"), "posts": posts})


@needs(Permission.SUPERVISE_HEADS)
def head(request: HttpRequest, key: int) -> HttpResponse:
    """What one head owes and did, as holder of the post and as head of the unit; the reading is recorded."""
    access = _access(request)
    on = request.today  # type: ignore[attr-defined]
    post = get_object_or_404(queries.heads_supervised(access, on), pk=key)
    record_read(
        by=access.actor,
        action="duties.head.read",
        object_kind="organization.post",
        object_id=post.pk,
        unit_id=post.unit_id,
        summary=f"查阅{post.unit.name}{post.title}履责情况",
    )
    context = {
        "title": f"{post.unit.name} {post.title}",
        "post": post,
        "rows": queries.owed_as_head(post, on),
        "crumbs": [(_("主要负责人履责监督"), reverse("duties:heads")), (post.title, "")],
    }
    return render(request, "duties/head.html", context)
