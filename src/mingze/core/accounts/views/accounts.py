"""The system officer's pages: names and accounts, and nothing of the business."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mingze.core.accounts import actions, queries, security
from mingze.core.accounts.forms import AccountForm, GrantForm, ReasonForm
from mingze.core.accounts.listings import ACCOUNTS
from mingze.core.accounts.models import Account
from mingze.core.base.components import Action, Definition
from mingze.core.base.responses import UNPROCESSABLE, done
from mingze.core.kernel import clock
from mingze.core.organization.choices import Permission
from mingze.core.organization.decisions import needs
from mingze.core.organization.models import RoleGrant


@needs(Permission.ACCOUNTS_MANAGE)
@require_GET
def accounts(request: HttpRequest) -> HttpResponseBase:
    """Every account."""
    new = Action(title=_("开通账号"), url=reverse("accounts:create"), icon="user-plus", primary=True)
    crumbs = [(_("系统管理"), ""), (_("账号管理"), "")]
    return ACCOUNTS.respond(request, queries.accounts(), {"crumbs": crumbs, "actions": [new]})


@needs(Permission.ACCOUNTS_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def create(request: HttpRequest) -> HttpResponse:
    """Open an account."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        with form.refusals():
            issued = actions.create_account(
                person=form.cleaned_data["person"],
                username=form.cleaned_data["username"],
                by=request.access.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
            return _tell(request, issued, _("账号已开通"))
    return _form(request, form, _("开通账号"), reverse("accounts:accounts"))


@needs(Permission.ACCOUNTS_MANAGE)
@require_GET
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account, and the roles given to its person by name."""
    found = _account(pk)
    now = clock.now()
    policy = security.policy(now.date())
    locked = queries.failures_of(found, now - policy.lock) >= policy.failures
    context = {
        "title": found.person.name,
        "crumbs": [(_("账号管理"), "accounts:accounts"), (found.username, "")],
        "account": found,
        "locked": locked,
        "own": found.person_id == request.access.person_id,  # type: ignore[attr-defined]
        "facts": _facts(found),
        "grants": queries.grants_of(found.person_id),
        "today": now.date(),
    }
    return render(request, "accounts/account.html", context)


@needs(Permission.ACCOUNTS_MANAGE)
@require_POST
@never_cache
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a temporary password and show it once."""
    by = request.access.actor  # type: ignore[attr-defined]
    issued = actions.reset_password(account=_account(pk), by=by, at=clock.now())
    return _tell(request, issued, _("口令已重置"))


@needs(Permission.ACCOUNTS_MANAGE)
@require_POST
def switch(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Deactivate, activate or unlock an account, with a reason."""
    change, said = {
        "deactivate": (actions.deactivate, _("账号已停用。")),
        "activate": (actions.activate, _("账号已启用。")),
        "unlock": (actions.unlock, _("登录锁定已解除。")),
    }[verb]
    change(account=_account(pk), reason=_reason(request), by=request.access.actor)  # type: ignore[attr-defined]
    return done(request, said, "accounts:account", pk)


@needs(Permission.ACCOUNTS_MANAGE)
@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role by name."""
    found = _account(pk)
    form = GrantForm(request.POST or None, initial={"on": request.today})  # type: ignore[attr-defined]
    if form.is_valid():
        with form.refusals():
            actions.grant_role(person=found.person, by=request.access.actor, **form.cleaned_data)  # type: ignore[attr-defined]
            return done(request, _("角色已授予。"), "accounts:account", pk)
    title = _("授予%(name)s角色") % {"name": found.person.name}
    return _form(request, form, title, reverse("accounts:account", args=[pk]))


@needs(Permission.ACCOUNTS_MANAGE)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role back from today on."""
    found = RoleGrant.objects.select_related("role", "person__account").filter(pk=pk).first()
    if found is None:
        raise Http404
    by = request.access.actor  # type: ignore[attr-defined]
    actions.revoke_role(grant=found, on=request.today, reason=_reason(request), by=by)  # type: ignore[attr-defined]
    return done(request, _("角色已撤销。"), "accounts:account", found.person.account.pk)


def _account(pk: int) -> Account:
    found = queries.accounts().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _facts(account: Account) -> list[Definition]:
    return [
        Definition(_("账号"), account.username),
        Definition(_("工号"), account.person.staff_number),
        Definition(_("开通时间"), account.created_at),
        Definition(_("上次登录"), account.last_login),
        Definition(_("口令修改时间"), account.password_changed_at),
        Definition(_("须修改口令"), account.must_change_password),
    ]


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    return str(form.cleaned_data["reason"]) if form.is_valid() else _("未说明理由")


def _tell(request: HttpRequest, issued: actions.Issued, title: str) -> HttpResponse:
    context = {
        "title": title,
        "crumbs": [(_("账号管理"), "accounts:accounts"), (title, "")],
        "issued": issued,
    }
    return render(request, "accounts/issued.html", context)


def _form(request: HttpRequest, form: Any, title: str, back: str) -> HttpResponse:
    crumbs = [(_("账号管理"), "accounts:accounts"), (title, "")]
    context = {"title": title, "crumbs": crumbs, "form": form, "back": back}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "base/form.html", context, status=status)
