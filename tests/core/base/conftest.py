"""Ground for the tests of the shared ground."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation
from django_htmx.middleware import HtmxDetails

MakeRequest = Callable[..., HttpRequest]


@pytest.fixture(autouse=True)
def _own_addresses_only(settings: Any) -> None:
    """The shared ground stands alone: its tests see no address of the modules above it."""
    settings.ROOT_URLCONF = "mingze.core.base.urls"
    # The static file server warns of a folder that only exists once files were collected.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    """A page asked for in English leaves its language behind in the thread; each test begins in Chinese."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def make_request() -> MakeRequest:
    """A GET request by a visitor; ``target`` makes it one of htmx aiming at that element."""

    def make(path: str = "/list/", target: str = "", **headers: str) -> HttpRequest:
        if target:
            headers |= {"HX-Request": "true", "HX-Target": target}
        request = RequestFactory().get(path, headers=headers)
        request.user = AnonymousUser()
        request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
        return request

    return make


@pytest.fixture(scope="session")
def english() -> None:
    """The English catalogue, compiled as ``make`` does before serving."""
    call_command("compile_translations", verbosity=0)
