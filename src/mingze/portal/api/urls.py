"""Addresses of the interface. Each is stated as public, as the pages are."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.urls.resolvers import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt

from mingze.core.organization.decisions import public
from mingze.portal.api.interface import api, not_allowed, root, unknown
from mingze.portal.views.guiding import programming


def _stated(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            # The library has nothing of its own to show at the root.
            pattern.callback = public(
                csrf_exempt(root) if pattern.name == "api-root" else _in_json(pattern.callback)
            )
            yield pattern


def _in_json(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, with the library's bare words about a method that is not taken in the form of the interface."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        refused = answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        return not_allowed(request, answer) if refused else answer

    return answered


app_name = "api"
urlpatterns = [
    *_stated(api.urls[0]),
    path("docs", programming, name="docs"),
    re_path(r"^.*$", public(csrf_exempt(unknown)), name="unknown"),
]
