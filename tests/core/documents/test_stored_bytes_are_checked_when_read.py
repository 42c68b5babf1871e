"""The files folder: bytes under their hash, private, written whole, checked each time they are read."""

import hashlib
import stat
from pathlib import Path

import pytest
from pytest_django import Settings

from mingze.core.documents import storage
from mingze.core.kernel.refusals import Refused

DATA = "会议记录".encode()
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def test_bytes_lie_under_their_hash_in_two_levels_of_folders(folder: Path) -> None:
    assert storage.put(DATA) == DIGEST
    path = folder / DIGEST[:2] / DIGEST[2:4] / DIGEST
    assert path.read_bytes() == DATA
    assert storage.get(DIGEST) == DATA
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found for found in folder.rglob("*") if found.is_file()] == [path]


def test_the_same_bytes_are_stored_once(folder: Path) -> None:
    storage.put(DATA)
    written = storage.path_of(DIGEST).stat().st_mtime_ns
    storage.put(DATA)
    assert storage.path_of(DIGEST).stat().st_mtime_ns == written


def test_changed_bytes_are_never_handed_out_and_can_be_put_right() -> None:
    storage.put(DATA)
    storage.path_of(DIGEST).write_bytes(DATA + b"!")
    with pytest.raises(Refused, match="散列不一致"):
        storage.get(DIGEST)
    storage.put(DATA)
    assert storage.get(DIGEST) == DATA


def test_lost_bytes_are_told() -> None:
    with pytest.raises(Refused, match="已丢失"):
        storage.get(DIGEST)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", DIGEST.upper(), DIGEST + "/", DIGEST[:-1]])
def test_nothing_but_a_hash_is_a_place(name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        storage.get(name)


def test_a_write_that_fails_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(storage.os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        storage.put(DATA)
    assert not [found for found in folder.rglob("*") if found.is_file()]
