"""Gives each request the access of whoever signed in, worked out once, when first asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from mingze.core.kernel import clock
from mingze.core.organization import queries
from mingze.core.organization.access import NOBODY, Access


class AccessMiddleware:
    """Sets ``request.access`` and ``request.today``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = clock.today()  # type: ignore[attr-defined]
        request.access = SimpleLazyObject(lambda: _access(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _access(request: HttpRequest) -> Access:
    person_id = getattr(request.user, "person_id", None)
    return queries.access_of(person_id, request.today) if person_id else NOBODY  # type: ignore[attr-defined]
