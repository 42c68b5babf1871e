"""Addresses of the interface. Each is stated as public, as the pages are."""

from collections.abc import Iterable, Iterator

from django.urls.resolvers import URLPattern, URLResolver
from django.views.generic import RedirectView

from mingze.core.organization.decisions import public
from mingze.portal.api.interface import api


def _stated(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            # The library has nothing of its own to show at the root, which is where its description is found.
            home = (
                RedirectView.as_view(url="openapi.json") if pattern.name == "api-root" else pattern.callback
            )
            pattern.callback = public(home)
            yield pattern


app_name = "api"
urlpatterns = list(_stated(api.urls[0]))
