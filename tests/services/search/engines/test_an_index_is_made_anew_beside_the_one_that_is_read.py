"""Rebuilding makes another index beside the one that is read, in one segment, and puts it in its place whole."""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import tantivy

from mingze.services.search.document import Document
from mingze.services.search.engines.port import EngineDown
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.engines.tantivy.folder import Folder
from mingze.services.search.engines.tantivy.whole import LEAST_HEAP, part
from mingze.services.search.language.tree import Everything
from tests.services.search.engines.asking import title
from tests.services.search.engines.library import LIBRARY, lookup
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

NOTE = "mingze.json"


def made(path: Path, heap: int = 20_000_000) -> TantivyEngine:
    return TantivyEngine(path, lookup, weights=WEIGHTS, limits=LIMITS, heap=heap, threads=1)


def _number(engine: TantivyEngine) -> int:
    return len(list(engine.keys(Everything())))


def _numbered(count: int, word: str = "水泵") -> list[Document]:
    return [Document(f"n{number:05}", {"title": [f"{word}{number}"]}) for number in range(count)]


def _segments(path: Path) -> list[int]:
    place = path / json.loads((path / NOTE).read_text())["place"]
    return [segment["max_doc"] for segment in json.loads((place / "meta.json").read_text())["segments"]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made(tmp_path / "index").apply(LIBRARY, version=1)
    return tmp_path / "index"


def test_who_read_before_reads_the_new_one_a_moment_later(path: Path) -> None:
    reader = made(path)
    assert _number(reader) == 60
    for version, count in ((2, 7), (3, 9)):
        writer = made(path)
        writer.rebuild(_numbered(count), version=version)
        assert (reader.version, _number(writer)) == (version, count)
        until = time.monotonic() + 10
        while _number(reader) != count and time.monotonic() < until:
            time.sleep(0.02)
        assert _number(reader) == count


def test_only_the_index_that_is_read_stays(path: Path) -> None:
    for version in (2, 3):
        made(path).rebuild(_numbered(7), version=version)
        assert len(list(path.iterdir())) == 2


def test_documents_that_cannot_be_read_leave_nothing(path: Path) -> None:
    def broken() -> Iterator[Document]:
        yield from _numbered(5)
        raise OSError("the file ended")

    before = sorted(path.iterdir())
    with pytest.raises(OSError, match="the file ended"):
        made(path).rebuild(broken(), version=2)
    assert sorted(path.iterdir()) == before
    assert (made(path).version, _number(made(path))) == (1, 60)


def test_nobody_writes_while_an_index_is_made_anew(path: Path) -> None:
    def watched() -> Iterator[Document]:
        with pytest.raises(EngineDown):
            made(path).apply([], version=5)
        with pytest.raises(EngineDown):
            made(path).rebuild([], version=5)
        yield from _numbered(3)

    assert made(path).rebuild(watched(), version=2) == 3
    assert made(path).version == 2


def test_what_was_left_half_made_is_removed_by_the_next_writer(path: Path) -> None:
    engine = made(path)
    (path / "7").mkdir()
    (path / "7" / "meta.json").write_text("{")
    engine.apply([], version=2)
    assert not (path / "7").exists()
    assert (engine.version, _number(engine)) == (2, 60)


def test_changes_after_it_go_into_the_new_one(path: Path) -> None:
    engine = made(path)
    engine.rebuild(_numbered(5), version=2)
    engine.apply([Document("n00001", {"title": ["阀门"]})], gone=["n00002"], version=3)
    assert (made(path).version, _number(made(path))) == (3, 4)
    assert list(made(path).keys(title("阀门"))) == ["n00001"]


def test_an_index_of_before_lies_in_the_folder_itself(tmp_path: Path) -> None:
    made(tmp_path / "new").apply(LIBRARY, version=4)
    old, [inner] = tmp_path / "old", [one for one in (tmp_path / "new").iterdir() if one.is_dir()]
    inner.rename(old)
    note = json.loads((tmp_path / "new" / NOTE).read_text())
    del note["place"]
    (old / NOTE).write_text(json.dumps(note))
    engine = made(old)
    assert (engine.version, _number(engine)) == (4, 60)
    engine.apply(_numbered(2), version=5)
    assert (made(old).version, _number(made(old))) == (5, 62)
    engine.rebuild(_numbered(3), version=6)
    assert (made(old).version, _number(made(old)), len(list(old.iterdir()))) == (6, 3, 2)


def _rebuild_for_ever(path: str) -> None:
    engine = made(Path(path))
    for version in range(engine.version + 1, 10_000):
        engine.rebuild(_numbered(20 + version % 5, f"v{version}n"), version=version, expected=20)


@pytest.mark.slow
def test_killed_at_any_moment_one_whole_index_is_read(tmp_path: Path) -> None:
    path, spawn = tmp_path / "index", multiprocessing.get_context("spawn")
    for number in range(8):
        process = spawn.Process(target=_rebuild_for_ever, args=(str(path),))
        process.start()
        before = made(path).version if number else 0
        while process.is_alive() and not (path / NOTE).exists():
            time.sleep(0.01)
        time.sleep(1.2 + 0.037 * number)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        engine = made(path)
        assert engine.version >= before
        assert _number(engine) == (20 + engine.version % 5 if engine.version else 0)
        if engine.version:
            assert list(engine.keys(title(f"v{engine.version}n3"))) == ["n00003"]
    assert made(path).version > 1


def test_a_reader_whose_index_is_removed_while_it_opens_it_takes_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Folder._made
    others = [_numbered(4)]

    def removed_meanwhile(self: Folder, place: Path | None) -> tantivy.Index:
        if place is not None and others:
            documents = others.pop()
            made(path).rebuild(documents, version=2)
        return opened(self, place)

    monkeypatch.setattr(Folder, "_made", removed_meanwhile)
    assert _number(made(path)) == 4


@pytest.mark.slow
def test_an_index_too_large_for_the_memory_ends_in_one_segment(path: Path) -> None:
    documents = [
        Document(f"n{number:05}", {"abstract": [" ".join(f"w{number}x{n}" for n in range(150))]})
        for number in range(4_000)
    ]
    heap = 24_000_000
    made(path, heap).apply(documents, version=2)
    assert len(_segments(path)) > 1  # it does not fit
    made(path, heap).rebuild(documents, version=3, expected=len(documents))
    assert _segments(path) == [4_000]
    assert list(made(path).keys(title("水泵"))) == []
    assert made(path).rebuild(_numbered(30), version=4, expected=3) == 30  # an estimate, and no more


@pytest.mark.parametrize(
    ("expected", "size", "memory", "together"),
    [(1_000, 1_000.0, 3_000_000, 1_000), (1_001, 1_000.0, 3_000_000, 126), (9_000, 1_000.0, 3_000_000, 141),
     (10**9, 1_000.0, 1, 1_953_125), (0, 0.0, 1, 1)],
)  # fmt: skip
def test_parts_are_eight_or_sixty_four_or_as_many_as_fit(
    expected: int, size: float, memory: int, together: int
) -> None:
    assert part(expected, size, LEAST_HEAP + memory) == together
