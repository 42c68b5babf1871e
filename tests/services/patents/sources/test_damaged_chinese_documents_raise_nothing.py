"""Bytes flipped, cut out or doubled anywhere: records or refusals, never another fault."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents.record import Event, Patent, Rejected
from mingze.services.patents.sources.cnipa import legacy as cnipa_legacy
from mingze.services.patents.sources.cnipa import reading as cnipa
from mingze.services.patents.sources.formats import FORMATS, detect
from mingze.services.patents.sources.port import Format
from mingze.services.patents.sources.trs import reading as trs
from tests.services.patents.sources.samples import found
from tests.services.patents.sources.test_earlier_chinese_publications_are_read_in_full import DOCUMENT
from tests.services.patents.sources.test_trs_texts_are_read import GRANT, STATES
from tests.services.patents.sources.test_what_the_cnipa_schema_allows_is_read import APPLIED, START, document

CURRENT = (START + document(APPLIED)).encode() * 2
LEGACY = DOCUMENT.format(encoding="utf-8").encode() * 2
PLACES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["flip", "cut", "double", "zero"]), st.integers(1, 255)),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, places: list[tuple[float, str, int]]) -> bytes:
    """The bytes with each damage done at its place, a share of the whole."""
    held = bytearray(data)
    for share, what, size in places:
        at = int(share * (len(held) - 1)) if held else 0
        if what == "flip" and held:
            held[at] ^= size
        elif what == "cut":
            del held[at : at + size]
        elif what == "double":
            held[at:at] = held[at : at + size]
        elif held:
            held[at] = 0
    return bytes(held)


def holds(format_: Format, data: bytes) -> None:
    """Nothing is raised, and all that comes is one of the three."""
    assert all(isinstance(one, Patent | Event | Rejected) for one in found(format_, data))


@settings(max_examples=50, deadline=None)
@given(PLACES)
def test_the_current_xml(places: list[tuple[float, str, int]]) -> None:
    holds(cnipa.FORMAT, damaged(CURRENT, places))


@settings(max_examples=50, deadline=None)
@given(PLACES)
def test_the_earlier_xml(places: list[tuple[float, str, int]]) -> None:
    holds(cnipa_legacy.FORMAT, damaged(LEGACY, places))


@settings(max_examples=50, deadline=None)
@given(PLACES, st.sampled_from(["utf-8", "gb18030"]))
def test_trs_text(places: list[tuple[float, str, int]], encoding: str) -> None:
    holds(trs.FORMAT, damaged((GRANT + STATES).encode(encoding), places))


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_at_all(data: bytes) -> None:
    detect(data)
    for format_ in (cnipa.FORMAT, cnipa_legacy.FORMAT, trs.FORMAT):
        holds(format_, data)


def test_each_format_has_a_name_of_its_own() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
