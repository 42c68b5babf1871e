"""Addresses of this module. Of the sign-in library's pages only these exist: no sign-up, no reset by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as code
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import include, path

from mingze.core.accounts.views import accounts, audit, own, security
from mingze.core.organization.decisions import public, signed_in

officers = [
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.create, name="create"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/reset-password/", accounts.reset_password, name="reset_password"),
    path("accounts/<int:pk>/deactivate/", accounts.switch, {"verb": "deactivate"}, name="deactivate"),
    path("accounts/<int:pk>/activate/", accounts.switch, {"verb": "activate"}, name="activate"),
    path("accounts/<int:pk>/unlock/", accounts.switch, {"verb": "unlock"}, name="unlock"),
    path("accounts/<int:pk>/grant/", accounts.grant, name="grant"),
    path("grants/<int:pk>/revoke/", accounts.revoke, name="revoke"),
    path("security/policy/", security.policy, name="policy"),
    path("security/grants/", security.grants, name="grants"),
    path("me/", own.about_me, name="about_me"),
]

auditing = [
    path("", audit.entries, name="entries"),
    path("verify/", audit.verify, name="verify"),
    path("<int:sequence>/", audit.entry, name="entry"),
]

# The names are those the library looks for; "public" only says that the page opens before signing in.
urlpatterns = [
    path("login/", public(account.login), name="account_login"),
    path("login/code/", public(code.authenticate), name="mfa_authenticate"),
    path("logout/", public(account.logout), name="account_logout"),
    path("inactive/", public(account.account_inactive), name="account_inactive"),
    path("confirm/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", signed_in(code.reauthenticate), name="mfa_reauthenticate"),
    path("password/", signed_in(account.password_change), name="account_change_password"),
    path("code/", signed_in(code.index), name="mfa_index"),
    path("code/activate/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("code/deactivate/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("code/recovery/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "code/recovery/new/", signed_in(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path(
        "code/recovery/file/", signed_in(recovery.download_recovery_codes), name="mfa_download_recovery_codes"
    ),
    path("", include((officers, "accounts"))),
    path("audit/", include((auditing, "audit"))),
]
