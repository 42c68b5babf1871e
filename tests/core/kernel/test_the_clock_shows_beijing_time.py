"""The system clock is read in one module and in one zone."""

from datetime import UTC, datetime, timedelta

import pytest

from mingze.core.kernel import clock


def test_now_is_aware_and_eight_hours_ahead_of_utc() -> None:
    assert clock.now().utcoffset() == timedelta(hours=8)


def test_now_is_the_present_moment() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_today_is_already_tomorrow_when_it_is_evening_in_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    evening = datetime(2026, 3, 31, 17, 0, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: evening.astimezone(clock.SHANGHAI))
    assert clock.today().isoformat() == "2026-04-01"
