"""The weights and limits that engines are opened with in tests: those of the packaged catalogue."""

from datetime import date

from mingze.services.patents.tuning import packaged

TUNING = packaged(date(2026, 11, 22), reach=10_000)
WEIGHTS, LIMITS = TUNING.weights, TUNING.limits
