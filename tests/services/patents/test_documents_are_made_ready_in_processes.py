"""Indexing in processes gives the same index as indexing in one."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from mingze.services.patents import library as libraries
from mingze.services.patents import preparing
from mingze.services.patents.opening import opening_of
from mingze.services.search.engines.columns import prepared
from mingze.services.search.engines.null import NullEngine
from mingze.services.search.engines.opensearch.engine import OpenSearchEngine
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from tests.services.patents import made
from tests.services.patents.library_in_a_folder import DAY, library_in
from tests.services.search.engines.tuning import TUNING


@pytest.mark.slow
def test_what_processes_prepare_is_what_one_prepares(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.corpus.import_(made.everything(600))
    keys = list(library.corpus.changed())
    told = list(preparing.in_processes(library.corpus, 0, DAY, workers=2))
    assert [key for key, _ in told] == keys
    here = [prepared(one) for one in library.lookup(keys)]
    assert [json.loads(columns) for _, columns in told] == [json.loads(columns) for _, columns in here]


def test_many_documents_are_prepared_in_processes_and_few_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def spy(*args: object) -> list[preparing.Record]:
        asked.append(args)
        return [prepared(one) for one in library.lookup(list(library.corpus.changed()))]

    monkeypatch.setattr(libraries, "MANY", 10)
    monkeypatch.setattr(libraries, "in_processes", spy)
    library = library_in(tmp_path)
    library.corpus.import_(made.patent(n) for n in range(9))
    assert library.refresh() == 9
    assert not asked
    library.corpus.import_([made.patent(9)])
    assert library.refresh(anew=True) == 10
    assert len(asked) == 1
    assert library.search("").total == 10


def test_the_engine_is_chosen_by_its_address(tmp_path: Path) -> None:
    def nothing(keys: object) -> list[object]:
        return []

    assert isinstance(opening_of(f"tantivy:{tmp_path / 'index'}", TUNING)(nothing), TantivyEngine)  # type: ignore[arg-type]
    assert isinstance(opening_of("http://127.0.0.1:9/patents", TUNING)(nothing), OpenSearchEngine)  # type: ignore[arg-type]
    assert isinstance(opening_of("null:", TUNING)(nothing), NullEngine)  # type: ignore[arg-type]
    for more in ("?shards=3", "?shards=2&replicas=1"):
        opened = opening_of(f"http://127.0.0.1:9/patents{more}", TUNING)(nothing)  # type: ignore[arg-type]
        assert isinstance(opened, OpenSearchEngine)
    for wrong in ("?shards=x", "?shard=1", "?replicas"):
        with pytest.raises(ImproperlyConfigured, match="shards and replicas"):
            opening_of(f"http://127.0.0.1:9/patents{wrong}", TUNING)
    with pytest.raises(ImproperlyConfigured, match="MINGZE_SEARCH_URL"):
        opening_of("elephants", TUNING)
