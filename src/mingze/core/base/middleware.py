"""A refusal that no view answered becomes a page that gives its reason, never a server error."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mingze.core.base.responses import refused
from mingze.core.kernel.refusals import Refused


class RefusedMiddleware:
    """Turns ``Refused`` into 422 and ``Conflict`` into 409, each with its reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer refusals; leave every other exception to Django."""
        return refused(request, exception) if isinstance(exception, Refused) else None
