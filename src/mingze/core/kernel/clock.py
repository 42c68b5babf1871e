"""The system clock, read here and nowhere else. Only views, jobs and commands may ask it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return the present moment, aware, in Beijing time."""
    return datetime.now(SHANGHAI)


def today() -> date:
    """Return the present date in Beijing time."""
    return now().date()
