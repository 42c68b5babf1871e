"""What a session must do before anything else: end when left idle, set a password of one's own, set up a
code.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.core.accounts import actions, adapters
from mingze.core.accounts.models import Account
from mingze.core.kernel import clock

# The session is written at most this often (seconds), so that reading a page seldom costs a write.
RESOLUTION = 30
ALWAYS_OPEN = frozenset({"account_logout", "set_language", "type_size", "account_reauthenticate"})
PASSWORD_PAGES = frozenset({"account_change_password"})
CODE_PAGES = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }
)


class SessionMiddleware:
    """Looks at each request of somebody signed in before its view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Send away whoever has something to do first."""
        if not isinstance(request.user, Account) or request.resolver_match is None:
            return None
        if _is_idle(request):
            return _end(request, request.user)
        page = request.resolver_match.url_name or ""
        if page in ALWAYS_OPEN:
            return None
        return _password_first(request, request.user, page) or _code_first(request, request.user, page)


def _is_idle(request: HttpRequest) -> bool:
    idle, seen = request.session.get(adapters.IDLE_SECONDS), request.session.get(adapters.SEEN_AT, 0)
    if idle is None:
        return False
    since = int(clock.now().timestamp()) - seen
    if since > idle:
        return True
    if since >= RESOLUTION:
        request.session[adapters.SEEN_AT] = seen + since
    return False


def _end(request: HttpRequest, account: Account) -> HttpResponse:
    actions.record_sign_out(account=account, by=adapters.actor_of(account), idle=True)
    back = request.get_full_path() if request.method == "GET" else "/"
    logout(request)
    messages.warning(request, _("您长时间未操作，为保障安全已退出登录。请重新登录。"))
    return _go(request, reverse("account_login", query={"next": back}))


def _password_first(request: HttpRequest, account: Account, page: str) -> HttpResponse | None:
    old = request.session.get(adapters.PASSWORD_IS_OLD, False)
    if page in PASSWORD_PAGES or not (account.must_change_password or old):
        return None
    text = _("口令使用期已满，请先修改口令。") if old else _("当前为初始口令，请先修改口令。")
    messages.warning(request, text)
    return _go(request, reverse("account_change_password"))


def _code_first(request: HttpRequest, account: Account, page: str) -> HttpResponse | None:
    if page in CODE_PAGES | PASSWORD_PAGES or not request.session.get(adapters.NEEDS_CODE, False):
        return None
    if get_adapter().is_mfa_enabled(account):
        request.session[adapters.NEEDS_CODE] = False
        return None
    messages.warning(request, _("系统管理员、安全保密管理员、安全审计员须启用动态口令后方可使用系统。"))
    return _go(request, reverse("mfa_activate_totp"))


def _go(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect that htmx follows with the whole page."""
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
