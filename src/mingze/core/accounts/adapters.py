"""Where the sign-in library asks us: who may sign in, what is recorded, what a session may do.

These classes are an edge like views are: they read the clock and call actions.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mingze.core.accounts import actions, queries, security
from mingze.core.accounts.models import Account
from mingze.core.audit.actors import Actor
from mingze.core.kernel import clock
from mingze.core.kernel.refusals import Refused

IDLE_SECONDS = "mz_idle_seconds"
SEEN_AT = "mz_seen_at"
PASSWORD_IS_OLD = "mz_password_is_old"  # noqa: S105 - the name of a mark in the session
NEEDS_CODE = "mz_needs_code"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def actor_of(account: Account) -> Actor:
    """An account's person as the actor of an action."""
    return Actor(account.person.staff_number, account.person.name, account.person_id)


def failures_allowed(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """How many failed sign-ins lock an account."""
    return security.policy(clock.today()).failures


def lock_time(request: HttpRequest | None) -> timedelta:
    """How long a lock lasts; while the policy is not set, for ever."""
    try:
        return security.policy(clock.today()).lock
    except Refused:
        return clock.now() - BEGINNING


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account name tried, in the one spelling it is counted under: case does not get round a lock."""
    name = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(name).strip().lower()


CODE_CHANGES = {
    "mfa/email/totp_activated": ("code_activated", "启用动态口令"),
    "mfa/email/totp_deactivated": ("code_deactivated", "停用动态口令"),
    "mfa/email/recovery_codes_generated": ("recovery_codes_made", "生成备用码"),
}


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with name and password, for accounts an officer opened."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("账号或口令不正确。连续多次失败后账号将被锁定。"),
        "enter_current_password": _("请输入现用口令。"),
        "incorrect_password": _("口令不正确。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse while the policy is not set. Failures are counted by the lock-out, not by address."""
        security.policy(clock.today())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record the failure, without what was typed."""
        account = queries.account_called(str(credentials.get("username", "")))
        locked = bool(getattr(request, "axes_locked_out", False))
        by = actor_of(account) if account else actions.STRANGER
        actions.record_failed_sign_in(account=account, locked=locked, by=by)

    def login(self, request: HttpRequest, user: Account) -> None:
        """Sign in, note in the session what the policy asks of it, record it."""
        super().login(request, user)
        policy, now = security.policy(clock.today()), clock.now()
        changed = user.password_changed_at
        request.session[IDLE_SECONDS] = int(policy.idle.total_seconds())
        request.session[SEEN_AT] = int(now.timestamp())
        request.session[PASSWORD_IS_OLD] = changed is not None and now - changed > policy.password_age
        request.session[NEEDS_CODE] = policy.officers_need_code and queries.is_officer(
            user.person_id, now.date()
        )
        actions.record_sign_in(account=user, by=actor_of(user))

    def logout(self, request: HttpRequest) -> None:
        """Record it, then sign out."""
        if isinstance(request.user, Account):
            actions.record_sign_out(account=request.user, by=actor_of(request.user))
        super().logout(request)

    def set_password(self, user: Account, password: str) -> None:
        """Set the password its owner chose."""
        actions.change_own_password(account=user, password=password, by=actor_of(user), at=clock.now())
        context.request.session[PASSWORD_IS_OLD] = False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **options: Any,
    ) -> None:
        """Say what was done; that somebody signed in or out they can see for themselves."""
        if message_template not in {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}:
            super().add_message(request, level, message_template, *args, **options)

    def send_notification_mail(self, template_prefix: str, user: Account, *args: Any, **options: Any) -> None:
        """What the library would tell by mail is written into the trail instead."""
        if template_prefix in CODE_CHANGES:
            verb, summary = CODE_CHANGES[template_prefix]
            actions.record_code_change(account=user, verb=verb, summary=summary, by=actor_of(user))


class CodeAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """One-time codes."""

    def get_totp_issuer(self) -> str:
        """The name shown in the authenticator app."""
        return "明责"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The three officers may not do without, while the policy asks it of them."""
        today = clock.today()
        required = security.policy(today).officers_need_code
        return not (required and queries.is_officer(authenticator.user.person_id, today))
