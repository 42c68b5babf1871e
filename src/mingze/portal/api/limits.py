"""How often one address may ask."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.throttling import SimpleRateThrottle

PERIODS = {
    "s": "second",
    "sec": "second",
    "m": "minute",
    "min": "minute",
    "h": "hour",
    "hour": "hour",
    "d": "day",
    "day": "day",
}


def rate_said(rate: str) -> str:
    """A rate such as ``120/m`` in words."""
    count, _slash, period = rate.partition("/")
    return f"{count} requests a {PERIODS.get(period, period)}"


def rate_shown(rate: str) -> str:
    """A rate in words, in the language of the page."""
    count, _slash, period = rate.partition("/")
    words = {
        "second": _("每秒%(count)s次"),
        "minute": _("每分钟%(count)s次"),
        "hour": _("每小时%(count)s次"),
        "day": _("每天%(count)s次"),
    }
    return words[PERIODS[period]] % {"count": count}


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
