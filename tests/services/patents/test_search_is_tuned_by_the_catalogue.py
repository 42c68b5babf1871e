"""Weights and limits come from the catalogue in the database, by day; from the packaged one until it is loaded."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import Settings

from mingze.catalogue.loader import load
from mingze.core.audit.actors import job
from mingze.core.kernel import clock
from mingze.core.rules import queries as rules
from mingze.core.rules.actions import load_catalogue
from mingze.services.patents import opening
from mingze.services.patents.record import Text
from mingze.services.patents.tuning import PREFIX, packaged_values, tuning_of
from mingze.services.search.engines.port import Asked
from mingze.services.search.language.tree import InField, Term
from tests.people import make_agency
from tests.services.patents.library_in_a_folder import DAY
from tests.services.patents.made import patent

OWN = """\
- key: search.weight.title
  values:
  - {value: 0.5, valid_from: 2026-06-01, basis: null, verified: false, mark: U, unit: %s}
"""


@pytest.fixture
def _own_corpus(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.CORPUS_DIR = tmp_path / "corpus"
    settings.SEARCH_URL = f"tantivy:{tmp_path / 'index'}"
    yield
    opening._opened.cache_clear()


def test_every_packaged_parameter_of_search_is_read() -> None:
    read: set[str] = set()

    class Watched(dict[str, object]):
        def __getitem__(self, key: str) -> object:
            read.add(key)
            return super().__getitem__(key)

    tuning_of(Watched(packaged_values(DAY)), reach=1)  # type: ignore[arg-type]
    assert read == {key for key in load().parameters if key.startswith(PREFIX)}


def test_a_missing_parameter_is_named() -> None:
    values = dict(packaged_values(DAY))
    del values["search.limit.batch"]
    with pytest.raises(KeyError, match=r"search\.limit\.batch"):
        tuning_of(values, reach=1)


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_corpus")
@pytest.mark.slow
def test_a_catalogue_not_loaded_yet_is_stood_in_for_by_the_packaged_one(settings: Settings) -> None:
    assert rules.values_below(PREFIX, on=DAY) == {}
    asked = Asked(InField("title", Term("电池")), start=settings.SEARCH_REACH - 10, size=10)
    assert opening.open_library().engine.search(asked).total == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("_own_corpus")
@pytest.mark.slow
def test_the_agencys_own_value_holds_from_its_day_and_changes_the_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency = make_agency(on=date(2020, 1, 1))
    (tmp_path / "own/parameter_values").mkdir(parents=True)
    own = OWN % agency.agency.code
    (tmp_path / "own/parameter_values/own.yaml").write_text(own, encoding="utf-8")
    load_catalogue(
        catalogue=load(extra=[tmp_path / "own"]), at=datetime(2026, 1, 1, tzinfo=UTC), by=job("test")
    )

    def first_hit(on: date) -> str:
        monkeypatch.setattr(clock, "today", lambda: on)
        return opening.open_library().search("石墨烯").rows[0].number

    in_title = patent(0, titles=(text("石墨烯电极"),), abstracts=(text("一种电极。"),))
    in_abstract = patent(1, titles=(text("一种电极"),), abstracts=(text("石墨烯电极。"),))
    monkeypatch.setattr(clock, "today", lambda: DAY)
    opening.open_library().corpus.import_([in_title, in_abstract])
    opening.open_library().refresh()
    assert first_hit(date(2026, 5, 31)) == in_title.number
    assert first_hit(date(2026, 6, 1)) == in_abstract.number
    assert opening.open_library() is opening.open_library()


def text(written: str) -> Text:
    return Text(paragraphs=(written,), language="zh")
