"""The security officer's pages: the policy in force and a review of roles given by name."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from mingze.core.accounts import queries, security
from mingze.core.accounts.listings import GRANTS
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs


@needs(Permission.SECURITY_POLICY)
@require_GET
def policy(request: HttpRequest) -> HttpResponse:
    """The security policy in force today, each figure with its basis."""
    today = request.today  # type: ignore[attr-defined]
    crumbs = [(_("安全管理"), ""), (_("安全策略"), "")]
    context = {"title": _("安全策略"), "crumbs": crumbs, "values": security.parameters(today), "as_of": today}
    return render(request, "accounts/policy.html", context)


@needs(Permission.SECURITY_POLICY)
@require_GET
def grants(request: HttpRequest) -> HttpResponseBase:
    """Every role given by name."""
    crumbs = [(_("安全管理"), ""), (_("授权审查"), "")]
    return GRANTS.respond(request, queries.grants(), {"crumbs": crumbs})
