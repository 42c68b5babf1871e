"""A torn segment, a lost file, a damaged directory: found by checking, and where it can be, mended."""

from pathlib import Path

import pytest

from mingze.services.patents.corpus import directory, locking, manifest
from mingze.services.patents.corpus.manifest import Torn
from mingze.services.patents.corpus.store import Corpus
from tests.services.patents import made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made.imported(tmp_path)
    return tmp_path


def _segment(folder: Path) -> Path:
    return next((folder / "segments").glob("patents-*.parquet"))


def test_a_whole_corpus_has_no_faults(folder: Path) -> None:
    assert Corpus(folder).check() == []


def test_one_flipped_byte_is_found(folder: Path) -> None:
    path = _segment(folder)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert Corpus(folder).check() == [f"数据文件 {path.name} 的内容与清单所记散列不符"]


def test_a_torn_segment_is_found(folder: Path) -> None:
    path = _segment(folder)
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:-100])
    assert Corpus(folder).check() == [f"数据文件 {path.name} 应有{size}字节，实有{size - 100}字节"]


def test_a_lost_segment_is_found(folder: Path) -> None:
    path = _segment(folder)
    path.unlink()
    assert Corpus(folder).check() == [f"数据文件 {path.name} 缺失"]


def test_a_torn_manifest_is_said_and_nothing_is_written_over_it(folder: Path) -> None:
    path = folder / manifest.FILE
    path.write_bytes(path.read_bytes()[:50])
    corpus = Corpus(folder)
    assert "已损坏" in corpus.check()[0]
    with pytest.raises(Torn):
        corpus.import_([made.patent(1)])
    assert len(path.read_bytes()) == 50


def test_a_lost_directory_is_worked_out_anew(folder: Path) -> None:
    before = made.contents(Corpus(folder))
    for path in folder.glob(directory.FILE + "*"):
        path.unlink()
    assert Corpus(folder).check() == ["目录文件缺失，请运行 mingze rebuild-index"]
    corpus = Corpus(folder)
    assert made.contents(corpus) == before
    assert corpus.check() == []


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 400])
def test_a_damaged_directory_is_worked_out_anew_by_the_next_import(folder: Path, damage: bytes) -> None:
    before = made.contents(Corpus(folder))
    (folder / directory.FILE).write_bytes(damage)
    corpus = Corpus(folder)
    corpus.import_(made.everything(60))
    assert made.contents(corpus) == before
    assert corpus.check() == []


def test_a_wrong_directory_entry_is_found_and_mended(folder: Path) -> None:
    writer = locking_free_writer(folder)
    writer.execute("UPDATE records SET place = place + 100000 WHERE number = 'CN110000001A'")
    writer.close()
    corpus = Corpus(folder)
    assert corpus.check()
    corpus.rebuild_directory()
    assert corpus.check() == []


def locking_free_writer(folder: Path) -> "directory.sqlite3.Connection":
    """The file behind the back of everybody."""
    return directory.sqlite3.connect(folder / directory.FILE, isolation_level=None)


def test_a_second_importer_is_told_to_wait(folder: Path) -> None:
    with (
        locking.locked(folder),
        pytest.raises(locking.Busy, match=r"另一个进程（进程号 \d+）正在写入专利数据"),
    ):
        Corpus(folder).import_([made.patent(1)])


def test_readers_read_while_somebody_imports(folder: Path) -> None:
    with locking.locked(folder):
        assert Corpus(folder).get("CN110000001A") == made.patent(1)


def test_what_was_turned_away_is_kept_with_its_bytes(folder: Path) -> None:
    turned = list(Corpus(folder).quarantine)
    assert [one.where for one in turned] == ["第19行", "第39行", "第59行"]
    assert turned[0].size == 57
    assert turned[0].source == "made.xml"


def test_a_line_half_written_is_cut_off_and_written_again(folder: Path) -> None:
    corpus = Corpus(folder)
    before, path = list(corpus.quarantine), corpus.quarantine.path
    path.write_bytes(path.read_bytes()[:-30])
    corpus.import_(made.everything(60))
    assert list(corpus.quarantine) == before
