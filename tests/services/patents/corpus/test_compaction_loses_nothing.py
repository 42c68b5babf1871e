"""Compaction takes away what no longer stands and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from mingze.services.patents.corpus import importing
from mingze.services.patents.corpus.store import Corpus
from tests.services.patents import made


def test_segments_that_mostly_hold_the_past_are_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROWS", 20)
    monkeypatch.setattr(importing, "LOOK", 8)
    corpus = made.imported(tmp_path)
    for year in (2040, 2041, 2042):
        corpus.import_(made.patent(n, produced=date(year, 1, 1), gazette=str(year)) for n in range(40))
    before, index_at = made.contents(corpus), corpus.version
    files = len(list((tmp_path / "segments").iterdir()))
    assert corpus.compact() > 0
    assert len(list((tmp_path / "segments").iterdir())) < files
    assert made.contents(corpus) == before
    assert corpus.check() == []
    assert list(corpus.documents(index_at)) == [], "what lies elsewhere has not changed"
    corpus.rebuild_directory()
    assert made.contents(corpus) == before
    assert len(list(corpus.documents(index_at))) == len(before["documents"]), "a new directory cannot know"


def test_many_small_imports_do_not_leave_many_files(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    for n in range(12):
        corpus.import_([made.patent(n), made.event(n)])
    before = made.contents(corpus)
    corpus.compact()
    assert len(list((tmp_path / "segments").iterdir())) == 2
    assert made.contents(corpus) == before
    assert corpus.check() == []
