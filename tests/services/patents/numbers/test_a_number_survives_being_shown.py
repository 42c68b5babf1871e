"""What holds for every number: shown and read again it is the same, and no text at all is too strange to be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents import numbers
from mingze.services.patents.numbers import Role


def _digits(fewest: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(10 ** (fewest - 1), 10**most - 1).map(str)


def _key(office: str, body: st.SearchStrategy[str], kinds: str) -> st.SearchStrategy[str]:
    return st.tuples(body, st.sampled_from(kinds.split())).map(lambda parts: office + parts[0] + parts[1])


def _dated(first: int, width: int) -> st.SearchStrategy[str]:
    return st.tuples(st.integers(first, 2035), st.integers(1, 10**width - 1)).map(
        lambda parts: f"{parts[0]}{parts[1]:0{width}d}"
    )


PUBLICATIONS = st.one_of(
    _key("CN", _digits(7, 7) | _digits(9, 9), "A B C U Y S D A8 B9"),
    _key("US", _digits(1, 8), "A B1 B2"),
    _key("US", _dated(2001, 7), "A1 A2 A9 P1"),
    _key("US", _digits(1, 6).map(lambda number: "D" + number), "S S1"),
    _key("US", _digits(1, 6).map(lambda number: "RE" + number), "E E1"),
    _key("EP", _digits(1, 7).map(lambda number: number.zfill(7)), "A1 A2 A3 B1 B2 B9"),
    _key("WO", _dated(1978, 6), "A1 A2 A3 A9"),
    _key("JP", _dated(2000, 6), "A"),
    _key("JP", _digits(1, 6).map(lambda number: "H08" + number), "A U"),
    _key("JP", _digits(1, 6).map(lambda number: "S60" + number), "A U"),
    _key("JP", _digits(1, 7), "B1 B2 S"),
    _key("DE", _dated(2004, 6).map(lambda number: "10" + number), "A1 B3 B4"),
    _key("DE", _digits(5, 5).map(lambda number: "198" + number), "A1 C1 C2"),
    _key("KR", _dated(1998, 7), "A"),
    _key("KR", _digits(7, 7).map(lambda number: "10" + number), "B1"),
    _key("FR", _digits(7, 7), "A1 B1"),
)
APPLICATIONS = st.one_of(
    st.tuples(st.integers(2004, 2035), st.sampled_from("12389"), st.integers(1, 9999999)).map(
        lambda parts: f"CN{parts[0]}{parts[1]}{parts[2]:07d}"
    ),
    st.tuples(st.integers(85, 99), st.sampled_from("12389"), st.integers(1, 99999)).map(
        lambda parts: f"CN{parts[0]}{parts[1]}{parts[2]:05d}"
    ),
    st.integers(1, 999999).map(lambda number: f"US13{number:06d}"),
    st.integers(1, 999999).map(lambda number: f"EP16{number:06d}"),
    st.tuples(st.integers(1978, 2035), st.integers(1, 99999)).map(
        lambda parts: f"WO{parts[0]}CN{parts[1]:06d}"
    ),
    _dated(1950, 6).map(lambda number: f"JP{number}"),
    _dated(2004, 6).map(lambda number: f"DE10{number}"),
    _dated(1998, 7).map(lambda number: f"KR{number}"),
)
SEPARATORS = st.sampled_from(["", " ", "-", "  ", " - "])


@given(PUBLICATIONS)
@settings(max_examples=150)
def test_a_publication_shown_is_read_as_itself(key: str) -> None:
    assert (key, Role.PUBLICATION) in {(one.key, one.role) for one in numbers.parse(numbers.display(key))}


@given(APPLICATIONS)
@settings(max_examples=150)
def test_an_application_shown_is_read_as_itself(key: str) -> None:
    shown = numbers.display(key, Role.APPLICATION)
    assert (key, Role.APPLICATION) in {(one.key, one.role) for one in numbers.parse(shown)}, shown


@given(PUBLICATIONS | APPLICATIONS)
@settings(max_examples=50)
def test_a_key_itself_is_read_as_itself(key: str) -> None:
    assert key in {one.key for one in numbers.parse(key)}


@given(APPLICATIONS)
@settings(max_examples=50)
def test_the_key_of_an_application_is_its_own_key(key: str) -> None:
    assert numbers.application(key[:2], key) == key


@given(PUBLICATIONS, SEPARATORS)
@settings(max_examples=50)
def test_the_key_of_a_publication_is_its_own_key_however_parted(key: str, separator: str) -> None:
    kind = key[-2:] if key[-2].isalpha() else key[-1]
    number = key[2 : -len(kind)]
    assert numbers.publication(key[:2], key) == key
    assert numbers.publication(key[:2], separator.join([key[:2], number, kind])) == key
    assert numbers.publication(key[:2], number, kind) == key


@given(PUBLICATIONS)
@settings(max_examples=50)
def test_an_index_knows_a_number_without_its_kind_and_without_its_office(key: str) -> None:
    forms = numbers.variants(key)
    kindless = key.rstrip("0123456789")[:-1] if key[-1].isdigit() and key[-2].isalpha() else key[:-1]
    assert forms[0] == key
    assert {key, kindless, kindless[2:]} <= set(forms)
    assert len(forms) == len(set(forms))


@given(st.text(max_size=80) | st.from_regex(r"[A-Z]{0,3}[ /.\-0-9A-Z年第号特開願平昭]{0,30}", fullmatch=True))
@settings(max_examples=300)
@pytest.mark.slow
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    for reading in numbers.parse(text):
        assert reading.key
        assert numbers.display(reading.key, reading.role)
        assert reading.key in numbers.variants(reading.key)
    numbers.display(text)
    numbers.variants(text)


@given(
    st.text(max_size=40),
    st.text(max_size=3),
    st.sampled_from(["CN", "US", "EP", "WO", "JP", "DE", "KR", "FR"]),
)
@settings(max_examples=150)
def test_a_text_has_a_key_or_is_refused(text: str, kind: str, office: str) -> None:
    for make in (numbers.publication, numbers.application):
        try:
            key = make(office, text, kind)
        except numbers.NumberError:
            continue
        assert key.isascii()
        assert key.isalnum()
