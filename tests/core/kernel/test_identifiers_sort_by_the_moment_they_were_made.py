"""Identifiers are ULIDs: unique, ordered and of one shape."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from mingze.core.kernel import clock, ids


def test_identifiers_made_in_a_row_ascend_and_never_repeat() -> None:
    made = [ids.new_id() for _ in range(2000)]
    assert made == sorted(set(made))


def test_identifiers_made_in_several_threads_never_repeat() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: ids.new_id(), range(2000)))
    assert len(set(made)) == 2000


def test_identifiers_still_ascend_when_the_clock_steps_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.new_id()
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) - timedelta(hours=1))
    assert first < ids.new_id() < ids.new_id()


def test_an_identifier_is_recognised() -> None:
    assert len(ids.new_id()) == 26
    assert ids.is_id(ids.new_id())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "01M820FEVFA5MENSA70HDNHSG",
        "01M820FEVFA5MENSA70HDNHSG33",
        "01m820fevfa5mensa70hdnhsg3",
        "01M820FEVFA5MENSA70HDNHSGU",
        "81M820FEVFA5MENSA70HDNHSG3",
        "01M820FEVFA5MENSA70HDNHSG3\n",
        "../../../../../etc/passwd0",
    ],
)
def test_other_text_is_not_taken_for_an_identifier(text: str) -> None:
    assert not ids.is_id(text)
