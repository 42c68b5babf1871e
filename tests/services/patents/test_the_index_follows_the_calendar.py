"""A right runs out without anything being imported: what has turned is indexed anew, that and no more."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import Settings
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingze.core.kernel import clock
from mingze.services.patents import library as libraries
from mingze.services.patents import opening
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.library import Library, Page
from mingze.services.patents.record import Event, Patent, Stage, Type
from mingze.services.patents.standing import standing_of
from tests.services.patents import made
from tests.services.patents.library_in_a_folder import index_on, library_in

DAYS = st.dates(date(2003, 1, 1), date(2042, 12, 31))
WORDS = st.sampled_from(
    [
        "未缴年费专利权终止",
        "专利权的恢复",
        "专利申请权、专利权的转移",
        "实质审查的生效",
        "专利权质押合同登记的生效",
        "授权",
    ]
)
EVENTS = st.lists(
    st.builds(
        lambda on, text, after: Event(
            application="CN201810000001", on=on, text=text, details=(("变更后权利人", after),)
        ),
        DAYS,
        WORDS,
        st.sampled_from(["甲公司", "乙公司"]),
    ),
    max_size=4,
)
PATENTS = st.builds(
    lambda filed, published, type_, stage, office: made.patent(
        1, filed=filed, published=published, type=type_, stage=stage, office=office
    ),
    st.none() | DAYS,
    DAYS,
    st.sampled_from([Type.INVENTION, Type.UTILITY_MODEL, Type.DESIGN]),
    st.sampled_from([Stage.APPLICATION, Stage.GRANT]),
    st.sampled_from(["CN", "US", "WO", "EP"]),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PATENTS, EVENTS, DAYS, st.data())
def test_until_the_day_it_may_turn_a_standing_is_the_same(
    patent: Patent, events: list[Event], on: date, data: st.DataObject
) -> None:
    dossier = Dossier(patent, tuple(sorted(events, key=lambda one: str(one.on))))
    now = standing_of(dossier, on)
    last = now.turns_on - timedelta(days=1) if now.turns_on else date(2060, 1, 1)
    assert last >= on
    later = standing_of(dossier, data.draw(st.dates(on, last)))
    assert later._replace(legal=None) == now._replace(legal=None)


@pytest.fixture(params=["tantivy", "opensearch"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """Thirty publications; the utility models among them, filed in 2017, end in 2027."""
    with index_on(request.param) as index:
        found = library_in(tmp_path, index)
        found.corpus.import_(
            made.patent(n, type=Type.UTILITY_MODEL if n % 2 else Type.INVENTION) for n in range(30)
        )
        found.corpus.import_(
            [
                Event(
                    application=made.patent(4).application,
                    on=date(2027, 1, 1),
                    text="专利申请权、专利权的转移",
                    details=(("变更后权利人", "北岭电器有限公司"),),
                )
            ]
        )
        found.refresh()
        yield found


def _statuses(library: Library) -> dict[str, str]:
    return {
        row.number: status
        for status in ("pending", "valid", "ended", "unknown")
        for row in library.search("", filters={"status": [status]}, page=Page(size=100)).rows
    }


def _truth(library: Library, on: date) -> dict[str, str]:
    return {one.patent.number: standing_of(one, on).status for one in library.corpus.documents()}


def test_what_has_turned_is_indexed_anew_and_nothing_else(library: Library) -> None:
    version, first = library.engine.version, _statuses(library)
    assert first == _truth(library, date(2026, 11, 22))
    assert (library.turned(), library.renew()) == (0, 0)
    library._today = lambda: date(2027, 1, 1)
    assert library.turned() == 2, "both publications of the application that changed hands"
    assert library.search("", filters={"holder": ["北岭电器有限公司"]}).total == 0
    assert library.renew() == 2
    assert library.search("", filters={"holder": ["北岭电器有限公司"]}).total == 2
    library._today = lambda: date(2030, 1, 1)
    due = library.turned()
    assert 0 < due < 30
    assert library.renew() == due
    assert _statuses(library) == _truth(library, date(2030, 1, 1)) != first
    assert (library.turned(), library.renew(), library.engine.version) == (0, 0, version)


def test_renewing_goes_on_where_it_was_broken_off(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "TOGETHER", 4)
    library._today = lambda: date(2030, 1, 1)
    due = library.turned()

    def give_up(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.renew(progress=give_up)
    assert library.turned() == due - 4
    assert library.renew() == due - 4
    assert _statuses(library) == _truth(library, date(2030, 1, 1))


def test_what_the_corpus_no_longer_holds_goes_out_of_the_index(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.corpus.import_([made.patent(1, type=Type.UTILITY_MODEL)])
    library.refresh()
    stray = library_in(tmp_path / "other")
    stray.corpus.import_([made.patent(7, type=Type.UTILITY_MODEL)])
    documents = stray._documents(stray.corpus.documents())
    library.engine.apply(documents, version=library.engine.version)
    assert library.search("").total == 2
    library._today = lambda: date(2040, 1, 1)
    library.renew()
    assert [row.number for row in library.search("").rows] == [made.patent(1).number]


@pytest.mark.django_db
@pytest.mark.slow
def test_tick_does_it(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CORPUS_DIR = tmp_path / "corpus"
    settings.SEARCH_URL = f"tantivy:{tmp_path / 'index'}"
    library = opening.open_library()
    library.corpus.import_(made.patent(n, type=Type.UTILITY_MODEL) for n in range(6))
    library.refresh()
    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    opening._opened.cache_clear()  # the library of a process keeps the clock it was opened with
    outs = [io.StringIO(), io.StringIO()]
    for out in outs:
        call_command("tick", stdout=out)
    opening._opened.cache_clear()
    assert "更新专利索引 6 篇。" in outs[0].getvalue()
    assert "专利索引" not in outs[1].getvalue()
