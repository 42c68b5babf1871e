"""Numbers of offices: one canonical key from anything people type or files hold, and back to each office's display.

A key is the office (WIPO ST.3), the number without separators and, of a publication, the kind: ``CN113781974A``,
``US20180000016A1``, ``WO1999012345A1``, ``JPH10123456A``. The key of an application has no kind and no check digit:
``CN202111286633``, ``US13927498``, ``EP98938302``, ``WO2020CN123456``, ``JP1998344259``. Equal numbers have equal keys
however they were written; years are whole where the office once wrote two digits.
"""

from mingze.services.patents.numbers.canonical import (
    application,
    check_application,
    display,
    publication,
    variants,
)
from mingze.services.patents.numbers.checks import check_digit, us_greenbook
from mingze.services.patents.numbers.parsing import parse
from mingze.services.patents.numbers.reading import (
    Checked,
    NumberError,
    Reading,
    Role,
    Sureness,
    WrongCheckDigit,
)

__all__ = [
    "Checked",
    "NumberError",
    "Reading",
    "Role",
    "Sureness",
    "WrongCheckDigit",
    "application",
    "check_application",
    "check_digit",
    "display",
    "parse",
    "publication",
    "us_greenbook",
    "variants",
]
