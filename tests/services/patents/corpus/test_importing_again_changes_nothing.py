"""Importing is idempotent, and later files stand whatever order they come in."""

import random
from datetime import date
from pathlib import Path

import msgspec
import pytest

from mingze.services.patents.corpus import importing
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.record import Source, Text
from tests.services.patents import made


@pytest.fixture(autouse=True)
def _small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "ROWS", 20)
    monkeypatch.setattr(importing, "LOOK", 8)


def test_the_report_counts_what_happened(tmp_path: Path) -> None:
    report = Corpus(tmp_path).import_([made.patent(0), made.patent(1), made.event(1), *made.everything(1)])
    assert report.as_dict() == {
        "read": 3, "accepted": 2, "replaced": 0, "unchanged": 1, "rejected": 0, "events": 2,
    }  # fmt: skip


def test_the_second_import_finds_everything_unchanged(tmp_path: Path) -> None:
    corpus = made.imported(tmp_path)
    before, version = made.contents(corpus), corpus.version
    report = corpus.import_(made.everything(60))
    assert (report.accepted, report.replaced, report.events) == (0, 0, 0)
    assert report.rejected == 3
    assert corpus.version == version
    assert made.contents(corpus) == before


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_plays_no_part(tmp_path: Path, seed: int) -> None:
    whole = made.imported(tmp_path / "in order")
    shuffled = list(made.everything(60))
    random.Random(seed).shuffle(shuffled)
    corpus = Corpus(tmp_path / "shuffled")
    corpus.import_(shuffled)
    assert made.contents(corpus) == made.contents(whole)


def test_a_withdrawn_publication_stays_withdrawn_when_its_old_file_comes_again(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    old = made.patent(3)
    corpus.import_([old])
    corpus.import_([msgspec.structs.replace(old, status="D", produced=date(2030, 1, 1))])
    assert corpus.get(old.number) is None
    assert corpus.dropped() == [old.number]
    corpus.import_([old])
    assert corpus.get(old.number) is None
    again = msgspec.structs.replace(old, produced=date(2031, 1, 1))
    corpus.import_([again])
    assert corpus.get(old.number) == again
    assert corpus.dropped() == []


def test_the_same_document_in_another_folder_is_the_same_document(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.import_([made.patent(3)])
    report = corpus.import_([made.patent(3, source=Source(format="made", name="copy.xml"))])
    assert report.unchanged == 1


def test_two_files_that_contradict_each_other_end_as_they_did_before(tmp_path: Path) -> None:
    """Undated parts of one kind: the last read stands, and read again in the same order it still does."""
    one, other = (
        made.patent(3, produced=None, titles=(Text(paragraphs=(title,), language="zh"),),
                    source=Source(format="ops", version="biblio", name=title))
        for title in ("甲", "乙")
    )  # fmt: skip
    corpus = Corpus(tmp_path)
    first = corpus.import_([one, other])
    before, version = made.contents(corpus), corpus.version
    again = corpus.import_([one, other, one, other])
    assert (first.accepted, first.replaced) == (1, 1)
    assert (again.replaced, again.unchanged) == (0, 4)
    assert (made.contents(corpus), corpus.version) == (before, version)
    assert corpus.import_([other, one]).replaced == 1


def test_what_was_read_before_the_stream_broke_is_kept(tmp_path: Path) -> None:
    def broken() -> "importing.Iterable[importing.Incoming]":
        yield made.patent(1)
        raise OSError("disk on fire")

    corpus = Corpus(tmp_path)
    with pytest.raises(OSError, match="disk on fire"):
        corpus.import_(broken())
    assert corpus.get(made.patent(1).number) == made.patent(1)


def test_a_record_without_a_number_goes_to_the_quarantine(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    report = corpus.import_([made.patent(1, number="", titles=(Text(paragraphs=("无号",)),))])
    assert (report.read, report.accepted, report.rejected) == (1, 0, 1)
    (turned,) = corpus.quarantine
    assert (turned.reason, turned.source, turned.offset) == ("文献没有公开号", "made.xml", 1)
