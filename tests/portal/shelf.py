"""A small corpus for tests of the public pages, the same in every test of a worker."""

from functools import cache

from mingze.services.patents.library import Library
from mingze.services.patents.opening import open_library
from tests.services.patents.made import event, patent

FIRST, SECOND = patent(0).number, patent(1).number
"""A publication that others cite, and one that cites it."""
GRANTED = patent(2).number
"""The grant of the second."""
COUNT = 45


@cache
def shelved() -> Library:
    """The library of this worker with forty-five publications and a legal event in it."""
    library = open_library()
    library.corpus.import_([*(patent(n) for n in range(COUNT)), event(0)])
    library.refresh()
    return library
