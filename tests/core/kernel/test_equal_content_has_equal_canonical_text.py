"""Canonical JSON: one text per value, the same on every machine and after every round trip."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingze.core.kernel.canonical import canonical_json, sha256_hex

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def test_keys_are_sorted_spaces_left_out_and_chinese_kept() -> None:
    assert canonical_json({"乙": [1, 2], "甲": "会议", "a": None}) == '{"a":null,"乙":[1,2],"甲":"会议"}'


def test_dates_and_decimals_become_text() -> None:
    value = {"on": date(2026, 3, 1), "sum": Decimal("10.50")}
    assert canonical_json(value) == '{"on":"2026-03-01","sum":"10.50"}'


def test_one_moment_has_one_form_whatever_zone_it_was_written_in() -> None:
    in_utc = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
    in_beijing = in_utc.astimezone(timezone(timedelta(hours=8)))
    assert canonical_json(in_utc) == canonical_json(in_beijing) == '"2026-03-01T01:00:00.000000Z"'


def test_a_finite_float_is_written_in_its_shortest_form() -> None:
    assert canonical_json([0.1, 2.0]) == "[0.1,2.0]"


def test_a_tuple_reads_like_a_list() -> None:
    assert canonical_json((1, (2,))) == canonical_json([1, [2]])


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity"), datetime(2026, 3, 1, 9, 0)],
)
def test_it_refuses_values_that_name_nothing_exact(value: object) -> None:
    with pytest.raises(ValueError, match=r"canonical form|time zone"):
        canonical_json({"value": value})


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object(), {1: "one"}, {None: 1}])
def test_it_refuses_values_without_a_single_text_form(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json([value])


@given(plain)
def test_reading_it_back_and_writing_it_again_changes_nothing(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


@given(st.dictionaries(st.text(max_size=4), st.integers(), max_size=6))
def test_the_order_of_entry_does_not_matter(value: dict[str, int]) -> None:
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_the_hash_is_the_published_one_and_takes_text_as_utf8() -> None:
    assert sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_hex("明责") == sha256_hex("明责".encode())
