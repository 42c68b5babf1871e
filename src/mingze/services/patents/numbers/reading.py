"""What a number can be read as, and what is wrong with one that cannot."""

from enum import IntEnum, StrEnum

import msgspec


class Role(StrEnum):
    """What a number numbers."""

    PUBLICATION = "publication"
    APPLICATION = "application"


class Sureness(IntEnum):
    """How sure a reading is, the surest highest."""

    POSSIBLE = 1
    """The digits allow it, and nothing else speaks for it."""
    LIKELY = 2
    """The usual meaning of such a writing, although another is allowed."""
    CERTAIN = 3
    """Nothing else is written like this, or a check digit agrees."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning of a number that was typed."""

    key: str
    role: Role
    sureness: Sureness = Sureness.LIKELY
    right: str = ""
    """The right check digit, where a wrong one was typed."""
    note: str = ""
    """What a person should know of it, in Chinese: a wrong check digit, and the right one."""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A canonical number with what was odd about its writing."""

    key: str
    note: str = ""


class NumberError(ValueError):
    """A text that is no number of the office. The message is a Chinese sentence."""


class WrongCheckDigit(NumberError):  # noqa: N818 - says what is wrong, as its parent says what it is
    """The check digit of an application number is not the one its digits give."""

    def __init__(self, number: str, given: str, right: str) -> None:
        super().__init__(f"申请号{number}的校验位应为{right}，所给为{given}")
        self.number, self.given, self.right = number, given, right
