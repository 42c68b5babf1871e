"""Whatever moment a process dies at, the version says what the index holds, and applying again puts it right."""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import tantivy

from mingze.services.search.document import Document
from mingze.services.search.engines.port import EngineDown
from mingze.services.search.engines.tantivy import folder
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.engines.tantivy.folder import Folder
from mingze.services.search.language.tree import Everything, Query
from tests.services.search.engines.asking import title
from tests.services.search.engines.library import LIBRARY, lookup
from tests.services.search.engines.tuning import LIMITS, WEIGHTS

BATTERIES, PUMPS = title("电池"), title("水泵")
CHANGED = [Document("a01", {"title": ["水泵"]}), Document("a77", {"title": ["水泵"]})]


def made(path: Path) -> TantivyEngine:
    """An engine that writes with as little memory as it may."""
    return TantivyEngine(path, lookup, weights=WEIGHTS, limits=LIMITS, heap=20_000_000, threads=1)


def _keys(engine: TantivyEngine, query: Query) -> list[str]:
    return list(engine.keys(query))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made(tmp_path / "index").apply(LIBRARY, version=1)
    return tmp_path / "index"


class _Killed(BaseException):
    """Stands for the end of the process."""


def _killed(*_: object) -> None:
    raise _Killed


def test_an_index_opened_again_is_as_it_was(path: Path) -> None:
    engine = made(path)
    assert engine.version == 1
    assert _keys(engine, BATTERIES) == ["a01", "a02", "a03", "a16", "a17"]


def test_documents_that_cannot_be_read_leave_the_index_as_it_was(path: Path) -> None:
    def broken() -> Iterator[Document]:
        yield from CHANGED
        raise OSError("the file ended")

    engine = made(path)
    with pytest.raises(OSError, match="the file ended"):
        engine.apply(broken(), version=2)
    for found in (engine, made(path)):
        assert found.version == 1
        assert _keys(found, PUMPS) == []
    engine.apply(CHANGED, version=2)
    assert _keys(engine, PUMPS) == ["a01", "a77"]


def test_killed_before_the_commit_the_version_is_the_old_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce = Folder.announce

    def announce_and_die(self: Folder, version: int) -> None:
        announce(self, version)
        _killed()

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "announce", announce_and_die)
        with pytest.raises(_Killed):
            made(path).apply(CHANGED, version=2)
    again = made(path)
    assert again.version == 1
    assert _keys(again, PUMPS) == []
    again.apply(CHANGED, version=2)
    assert (again.version, _keys(again, PUMPS)) == (2, ["a01", "a77"])


def test_killed_after_the_commit_the_version_is_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Folder, "confirm", _killed)
        with pytest.raises(_Killed):
            made(path).apply(CHANGED, version=2)
    again = made(path)
    assert again.version == 2
    assert _keys(again, PUMPS) == ["a01", "a77"]
    again.apply(CHANGED, version=2)
    assert len(_keys(again, Everything())) == 61


def _apply_for_ever(path: str) -> None:
    engine = made(Path(path))
    for version in range(engine.version + 1, 10_000):
        engine.apply(_numbered(version), version=version)


def _numbered(version: int) -> Iterable[Document]:
    return [Document(f"n{number}", {"title": [f"v{version}"]}) for number in range(20)]


@pytest.mark.slow
def test_killed_at_any_moment_the_index_holds_one_whole_version(tmp_path: Path) -> None:
    path = tmp_path / "index"
    spawn = multiprocessing.get_context("spawn")
    for number in range(8):
        process = spawn.Process(target=_apply_for_ever, args=(str(path),))
        process.start()
        before = made(path).version if number else 0
        while process.is_alive() and not (path / "mingze.json").exists():
            time.sleep(0.01)
        time.sleep(1.2 + 0.037 * number)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        engine = made(path)
        assert engine.version >= before
        assert len(_keys(engine, Everything())) == (20 if engine.version else 0)
        if engine.version:
            assert len(_keys(engine, title(f"v{engine.version}"))) == 20


def test_an_index_with_other_columns_reads_as_empty_and_is_emptied_by_a_writer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_LOOK", 0.0)
    note = path / "mingze.json"
    known = note.read_text()
    note.write_text(json.dumps(json.loads(known) | {"schema": "newer"}))
    engine = made(path)
    assert engine.version == 0
    assert _keys(engine, Everything()) == []
    note.write_text(known)
    assert (engine.version, len(_keys(engine, Everything()))) == (1, 60)
    note.write_text(json.dumps(json.loads(known) | {"schema": "older"}))
    engine.apply(CHANGED, version=1)
    assert _keys(engine, Everything()) == ["a01", "a77"]


def test_a_folder_that_holds_something_else_is_emptied(tmp_path: Path) -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("other")
    (tmp_path / "index").mkdir()
    tantivy.Index(builder.build(), path=str(tmp_path / "index"))
    engine = made(tmp_path / "index")
    assert engine.version == 0
    engine.apply(LIBRARY, version=1)
    assert len(_keys(engine, BATTERIES)) == 5


def test_a_second_writer_is_told_that_one_is_writing(path: Path) -> None:
    second = made(path)

    def while_writing() -> Iterator[Document]:
        with pytest.raises(EngineDown):
            second.apply(CHANGED, version=2)
        yield from CHANGED

    made(path).apply(while_writing(), version=3)
    assert second.version == 3


def test_a_reader_sees_what_a_writer_has_committed(path: Path) -> None:
    reader = made(path)
    made(path).apply(CHANGED, version=2)
    assert reader.version == 2
    until = time.monotonic() + 10
    while _keys(reader, PUMPS) != ["a01", "a77"] and time.monotonic() < until:
        time.sleep(0.05)
    assert _keys(reader, PUMPS) == ["a01", "a77"]
