"""Each request looks once for what has been written since the answers it is given were worked out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mingze.core.audit.unchanged import one_look


class OneLookMiddleware:
    """Lets everything that a request asks for be as of one moment. Stands before whatever asks for anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        with one_look():
            return self.get_response(request)
