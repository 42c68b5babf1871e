"""The security policy in force on a day: how often one may fail to sign in, how long a session may idle.

Every figure is a parameter of the catalogue. Where one is not set, sign-in is refused with its name: a house
whose locks nobody adjusted stays shut.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from mingze.core.rules import queries as rules

FAILURES = "security.login.failures.maximum"
LOCK_MINUTES = "security.login.lock.minutes"
IDLE_MINUTES = "security.session.timeout.minutes"
OFFICERS_NEED_CODE = "security.mfa.officers.required"
PASSWORD_LENGTH = "security.password.length.minimum"  # noqa: S105 - the name of a parameter
PASSWORD_CLASSES = "security.password.classes.minimum"  # noqa: S105
PASSWORD_DAYS = "security.password.age.maximum.days"  # noqa: S105
PASSWORD_HISTORY = "security.password.history"  # noqa: S105

KEYS = (
    FAILURES,
    LOCK_MINUTES,
    IDLE_MINUTES,
    OFFICERS_NEED_CODE,
    PASSWORD_LENGTH,
    PASSWORD_CLASSES,
    PASSWORD_DAYS,
    PASSWORD_HISTORY,
)


@dataclass(frozen=True, slots=True)
class SecurityPolicy:
    """The security policy of one day."""

    failures: int
    lock: timedelta
    idle: timedelta
    officers_need_code: bool
    password_length: int
    password_classes: int
    password_age: timedelta
    password_history: int


def policy(on: date) -> SecurityPolicy:
    """The policy in force on a day. Raises ``Refused`` naming the first parameter that has no value."""
    return SecurityPolicy(
        failures=number(FAILURES, on),
        lock=timedelta(minutes=number(LOCK_MINUTES, on)),
        idle=timedelta(minutes=number(IDLE_MINUTES, on)),
        officers_need_code=bool(rules.value(OFFICERS_NEED_CODE, on=on)),
        password_length=number(PASSWORD_LENGTH, on),
        password_classes=number(PASSWORD_CLASSES, on),
        password_age=timedelta(days=number(PASSWORD_DAYS, on)),
        password_history=number(PASSWORD_HISTORY, on),
    )


def parameters(on: date) -> list[rules.ParameterFigure]:
    """Each parameter of the policy with its value, basis and mark on a day; those without a value are left
    out.
    """
    found = []
    for key in KEYS:
        with suppress(rules.NoValueError):
            found.append(rules.parameter_figure(key, on=on))
    return found


def number(key: str, on: date) -> int:
    """One figure of the policy; raises ``Refused`` naming it when it has no value."""
    return int(rules.value(key, on=on))
