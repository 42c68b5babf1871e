"""Whatever comes in and however much of it: what an import holds is bounded, and the rest is on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mingze.services.patents.corpus import importing, manifest, quarantine
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.record import Event, Rejected
from tests.services.patents import made


def test_a_stream_of_events_alone_is_written_in_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "EVENTS", 10)
    several = [Event(application=f"CN2018{n:08d}", text="授权") for n in range(35)]
    assert Corpus(tmp_path).import_(several).events == 35
    rows = [one.rows for one in manifest.load(tmp_path.resolve()).segments]
    assert rows == [10, 10, 10, 5]


def test_what_is_turned_away_reaches_the_disk_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "_HELD", 1000)
    file, sizes = tmp_path / quarantine.FILE, list[int]()

    def nothing_else() -> Iterator[Rejected]:
        for n in range(100):
            sizes.append(file.stat().st_size if file.exists() else 0)
            yield Rejected("文件不是专利文献", name=f"{n}.txt", data=b"x" * 200)

    assert Corpus(tmp_path).import_(nothing_else()).rejected == 100
    assert sizes[-1] > 10_000
    assert len(list(Corpus(tmp_path).quarantine)) == 100


def test_few_open_segments_are_enough_to_read_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "ROWS", 4)
    monkeypatch.setattr(importing, "LOOK", 2)
    made.imported(tmp_path)
    assert len(manifest.load(tmp_path.resolve()).segments) > 10
    assert list(Corpus(tmp_path, open_files=2).documents()) == list(Corpus(tmp_path).documents())
