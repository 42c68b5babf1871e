"""What every page's shell needs."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mingze.core.base import navigation
from mingze.core.kernel.clock import now

TYPE_COOKIE = "mingze_type"


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, type size and the moment the page was made; nothing is computed unless the page shows
    it.
    """
    return {
        "navigation": SimpleLazyObject(lambda: navigation.sections_for(request)),
        "large_type": request.COOKIES.get(TYPE_COOKIE) == "large",
        "made_at": SimpleLazyObject(now),
    }
