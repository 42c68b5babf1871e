"""Reading in processes gives the same records in the same order as reading in one."""

from pathlib import Path

import pytest

from mingze.services.patents import intake, parsing
from mingze.services.patents.demo.batches import write
from mingze.services.patents.record import Rejected


def _told(one: object) -> object:
    if isinstance(one, Rejected):
        return (one.reason, one.where, one.name, one.offset, one.data)
    return one


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("files")
    write(place / "demo", 60)
    (place / "a-strange-one.txt").write_text("Dear Alice")
    (place / "m-torn.xml").write_text('<?xml version="1.0"?><cn-patent-document><oops></cn-patent-document>')
    return place


@pytest.mark.slow
@pytest.mark.parametrize("small", [1024 * 1024, 4096], ids=["all small", "some large"])
def test_what_processes_read_is_what_one_reads(
    folder: Path, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(parsing, "FEW", 5)
    monkeypatch.setattr(parsing, "SMALL", small)
    monkeypatch.setattr(parsing, "BUNDLE", 20_000)
    expected = [_told(one) for one in intake.read([folder])]
    assert len(expected) > 60
    assert [_told(one) for one in parsing.read([folder], workers=2)] == expected


@pytest.mark.slow
def test_one_processor_reads_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing.processes, "pool", None)
    expected = [_told(one) for one in intake.read([folder])]
    assert [_told(one) for one in parsing.read([folder], workers=1)] == expected
    assert [_told(one) for one in parsing.read([folder], workers=2)] == expected, (
        "few files start no processes"
    )
