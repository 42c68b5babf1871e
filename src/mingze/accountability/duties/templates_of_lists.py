"""The duty lists the catalogue offers as templates for drafting."""

from functools import cache

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.loader import load
from mingze.catalogue.records import DutyList
from mingze.core.base.language import titled


@cache
def _catalogue() -> Catalogue:
    """Files do not change under a running process, so they are read once."""
    return load()


def titles() -> list[tuple[str, str]]:
    """Code and title of each template."""
    return [(code, titled(one)) for code, one in _catalogue().duties.items()]


def named(code: str) -> DutyList:
    """The template with this code; raises ``UnknownCodeError``."""
    return _catalogue().duty_list(code)
