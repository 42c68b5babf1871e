"""Legal status in words and colours."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STATUSES: dict[str, tuple[Promise, str]] = {
    "pending": (_("审中"), "info"),
    "valid": (_("有效"), "good"),
    "ended": (_("失效"), "neutral"),
    "designation": (_("PCT指定期内"), "info"),
    "designation_over": (_("PCT指定期满"), "neutral"),
    "unknown": (_("未确认"), "neutral"),
}
"""Status code to its word and its tone."""


def status_badge(code: str) -> tuple[str, str, str]:
    """Code, word and tone for the status component; an unknown code is said to be unconfirmed."""
    word, tone = STATUSES.get(code, STATUSES["unknown"])
    return code or "unknown", str(word), tone
