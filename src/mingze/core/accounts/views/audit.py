"""The audit officer's pages: the trail, one entry, and a verification that shows how far it has come."""

import json

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mingze.core.accounts.audit_listing import ENTRIES
from mingze.core.audit import actions, progress, queries, roots
from mingze.core.audit.models import Entry
from mingze.core.base.components import Action, Definition
from mingze.core.base.responses import page_or_fragment
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs

SALT = "mingze.audit.verification"


@needs(Permission.AUDIT_VIEW)
@require_GET
def entries(request: HttpRequest) -> HttpResponseBase:
    """The trail."""
    verify = Action(title=_("核验完整性"), url=reverse("audit:verify"), icon="shield-check", primary=True)
    crumbs = [(_("安全审计"), ""), (_("审计记录"), "")]
    return ENTRIES.respond(request, queries.entries(), {"crumbs": crumbs, "actions": [verify]})


@needs(Permission.AUDIT_VIEW)
@require_GET
def entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """One entry, with what changed written out."""
    found = queries.entry(sequence)
    if found is None:
        raise Http404
    title = _("审计记录第%(sequence)s条") % {"sequence": sequence}
    context = {
        "title": title,
        "crumbs": [(_("审计记录"), "audit:entries"), (title, "")],
        "entry": found,
        "facts": _facts(found),
        "detail": json.dumps(json.loads(found.detail), ensure_ascii=False, indent=2),
        "neighbours": queries.neighbours(sequence),
    }
    return render(request, "audit/entry.html", context)


@needs(Permission.AUDIT_VIEW)
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Verify the trail a stretch at a time: each answer asks for the next, so that progress shows."""
    step = None
    if request.method == "POST":
        known = roots.read(settings.DATA_DIR / roots.FILE_NAME)
        token = request.POST.get("token", "")
        at = progress.Place(**signing.loads(token, salt=SALT)) if token else progress.Place()
        step = progress.next_stretch(at, key=settings.AUDIT_KEY, roots=known)
        if step.report is not None:
            actions.record_verification(by=request.access.actor, report=step.report)  # type: ignore[attr-defined]
    context = {
        "title": _("核验审计记录"),
        "crumbs": [(_("审计记录"), "audit:entries"), (_("核验审计记录"), "")],
        "step": step,
        "token": signing.dumps(step.at.as_dict(), salt=SALT) if step else "",
        "last": queries.last_verification(),
        "last_root": queries.last_root(),
    }
    return page_or_fragment(request, "audit/verify.html", "audit/_verify_step.html", context)


def _facts(entry: Entry) -> list[Definition]:
    return [
        Definition(_("时间"), entry.at),
        Definition(_("操作人"), f"{entry.actor_name}（{entry.actor}）", _filtered(who=entry.actor)),
        Definition(_("动作"), entry.action, _filtered(action=entry.action)),
        Definition(_("对象类别"), entry.object_kind, _filtered(kind=entry.object_kind)),
        Definition(_("对象编号"), entry.object_id, _filtered(kind=entry.object_kind, object=entry.object_id)),
        Definition(_("摘要"), entry.summary),
        Definition(_("散列"), entry.hash),
        Definition(_("封印"), entry.seal),
    ]


def _filtered(**query: str) -> str:
    return reverse("audit:entries", query=query)
