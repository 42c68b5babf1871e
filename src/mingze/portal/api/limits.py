"""How often one address may ask."""

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle


class PerAddress(SimpleRateThrottle):
    """So many requests a minute from one address; ``API_RATE`` says how many."""

    scope = "address"

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this request is still within the rate as it is set now."""
        self.num_requests, self.duration = self.parse_rate(self.get_rate())
        return bool(super().allow_request(request))

    def get_rate(self) -> str | None:
        """The rate of this installation."""
        return str(settings.API_RATE)

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """One count for each address."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}
