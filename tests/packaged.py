"""The packaged catalogue, read once for all tests of a process: reading it takes longer than most tests."""

from functools import cache

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.loader import load


@cache
def packaged() -> Catalogue:
    """The packaged catalogue."""
    return load()
