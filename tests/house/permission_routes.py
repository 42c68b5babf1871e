"""Every address of the product with the decision its view states: the rows of the permission matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from mingze.core.organization.access import Access
from mingze.core.organization.decisions import Audience, Decision

# Views that lie below the module of decisions, or that Django wrote. Each is here by name.
STATED_ELSEWHERE = {
    "components": Decision(Audience.PUBLIC),
    "set_language": Decision(Audience.PUBLIC),
    "type_size": Decision(Audience.PUBLIC),
}
# The sign-in library's pages that may exist. One more of its addresses fails the test.
LIBRARY = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }
)


@dataclass(frozen=True)
class Route:
    """One address."""

    name: str
    pattern: str
    parameters: frozenset[str]
    view: Any

    @property
    def decision(self) -> Decision | None:
        """Who may open it, as the view states it."""
        return getattr(self.view, "decision", None) or STATED_ELSEWHERE.get(self.name)

    @property
    def is_library(self) -> bool:
        """Whether the sign-in library answers."""
        return str(getattr(self.view, "__module__", "")).startswith(("allauth.", "axes."))

    def __str__(self) -> str:
        return self.name or self.pattern


def routes(resolver: URLResolver | None = None, prefix: str = "", namespace: str = "") -> Iterator[Route]:
    """Walk the resolved table of addresses."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, pattern, inside)
        elif isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name}" if entry.name else ""
            parameters = frozenset(entry.pattern.converters) | frozenset(_converters(prefix))
            yield Route(name, pattern, parameters, entry.callback)


def opens(decision: Decision, access: Access, signed_in: bool) -> bool:
    """Whether a decision lets somebody in, whatever the row."""
    if decision.audience is Audience.PUBLIC:
        return True
    if not signed_in:
        return False
    if decision.audience is Audience.BUSINESS:
        return access.is_business
    if decision.audience is Audience.PERMITTED:
        return any(map(access.may, decision.permissions))
    return True


def _converters(pattern: str) -> list[str]:
    """Names of parameters in the part of the address before the last ``include``."""
    return [part.split(">")[0].split(":")[-1] for part in pattern.split("<")[1:]]
