"""Every view states who may open it; the tests generate the permission matrix from these statements."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


class Audience(StrEnum):
    """The kinds of decision a view can state."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    BUSINESS = "business"
    PERMITTED = "permitted"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who may open a view; rows inside it are narrowed further by ``Access.visible``."""

    audience: Audience
    permissions: tuple[str, ...] = ()


def public(view: View) -> View:
    """Anybody, without signing in."""
    return _stated(login_not_required(view), Decision(Audience.PUBLIC))


def signed_in(view: View) -> View:
    """Anybody with an account, the three officers included: pages about oneself only."""
    return _stated(view, Decision(Audience.SIGNED_IN))


def business(view: View) -> View:
    """Anybody with a role in some unit; not the three officers."""
    return _guarded(view, Decision(Audience.BUSINESS))


def needs(*permissions: str) -> Callable[[View], View]:
    """Whoever holds any one of the permissions anywhere."""

    def decorate(view: View) -> View:
        return _guarded(view, Decision(Audience.PERMITTED, permissions))

    return decorate


def _guarded(view: View, decision: Decision) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        access = request.access  # type: ignore[attr-defined]
        held = any(map(access.may, decision.permissions)) if decision.permissions else access.is_business
        if not held:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return _stated(checked, decision)


def _stated(view: View, decision: Decision) -> View:
    view.decision = decision  # type: ignore[attr-defined]
    return view
