"""The library: numbers in any writing, pages with marks, similar documents, filters, figures, exports, indexing.

All of it on Tantivy and on a real OpenSearch node.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mingze.services.patents.corpus.locking import Busy, locked
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.library import Library, Page
from mingze.services.patents.likeness import Alike
from mingze.services.patents.record import Event
from mingze.services.search.engines.port import Asked, Sort
from mingze.services.search.language.faults import QueryFault
from tests.services.patents import made
from tests.services.patents.library_in_a_folder import index_on, library_in

Opens = Callable[[Path], Library]
ENGINES = ["tantivy", "opensearch"]


@pytest.fixture(scope="module", params=ENGINES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with index_on(request.param) as index:
        found = library_in(tmp_path_factory.mktemp("library"), index)
        found.corpus.import_(made.everything(30))
        found.refresh()
        yield found


@pytest.fixture(params=ENGINES)
def opens(request: pytest.FixtureRequest) -> Iterator[Opens]:
    """Opens libraries over one and the same index."""
    with index_on(request.param) as index:
        yield lambda folder: library_in(folder, index)


@pytest.mark.parametrize("typed", ["CN110000001B", "cn 110000001 b", "110000001B", "CN110000001"])
def test_a_document_is_found_by_its_number_in_any_writing(library: Library, typed: str) -> None:
    dossier = library.document(typed)
    assert dossier is not None
    assert dossier.patent.number == "CN110000001B"
    assert [one.number for one in dossier.siblings] == ["CN110000001A", "CN110000001B"]


def test_what_is_no_number_finds_nothing(library: Library) -> None:
    assert library.document("电池") is None
    assert library.document("CN999999999A") is None


def test_a_page_of_hits_says_what_was_found_and_where(library: Library) -> None:
    found = library.search("TI=电池隔膜 AND AB=7号", page=Page(size=50))
    assert found.total == len(found.rows) == 1
    assert found.exact
    (row,) = found.rows
    assert row.title == "第7号电池隔膜及其制备方法"
    assert [row.title[start:end] for start, end in row.title_marks] == ["电池隔膜"]
    (snippet,) = row.snippets
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["7号"]
    assert row.applicants == ("云川第0材料有限公司",)
    assert row.status == "valid"


def test_pages_follow_one_another_in_the_order_asked_for(library: Library) -> None:
    whole = library.search("电池隔膜", page=Page(Sort("published"), size=50)).rows
    assert [one.published for one in whole] == sorted(
        (one.published for one in whole if one.published), reverse=True
    )
    second = library.search("电池隔膜", page=Page(Sort("published"), start=5, size=5)).rows
    assert [one.number for one in second] == [one.number for one in whole[5:10]]


def test_an_empty_question_asks_for_everything(library: Library) -> None:
    assert library.search("").total == library.corpus.counts()[0]


def test_filters_narrow_by_values_and_by_ranges(library: Library) -> None:
    granted = library.search("", filters={"stage": ["grant"]}, page=Page(size=50))
    assert {one.stage for one in granted.rows} == {"grant"}
    january = library.search("", filters={"published": ["20180101-20180131"]}, page=Page(size=50))
    assert {one.number for one in january.rows} == {made.patent(n).number for n in range(4)}
    assert library.search("", filters={"stage": ["grant"], "published": ["-20180131"]}).total == 1
    assert library.search("", filters={"stage": []}).total == library.search("").total


def test_a_wrong_query_is_a_fault_with_its_place(library: Library) -> None:
    with pytest.raises(QueryFault) as raised:
        library.search("TI=电池 AND XX=1", "incopat")
    assert raised.value.fault.position == 10


def test_earlier_results_can_be_asked_about(library: Library) -> None:
    sets = {1: ["CN110000001A", "CN110000003A"], 2: ["CN110000003A"]}
    question = library.question("#1 and #2", "incopat", sets=sets.__getitem__)
    assert library.engine.search(Asked(question.query)).total == 1


def test_similar_documents_leave_out_the_document_and_its_family(library: Library) -> None:
    found = library.similar("CN110000001A", size=5)
    numbers = [one.number for one in found.rows]
    assert len(numbers) == 5
    assert not {"CN110000001A", "CN110000001B"} & set(numbers)


def test_similar_documents_to_a_text(library: Library) -> None:
    found = library.similar("一种第7号电池隔膜的制备方法", size=3)
    assert found.rows[0].number.startswith("CN11000000")


def test_a_query_for_likeness_is_a_result_like_any_other(library: Library) -> None:
    """Pages, figures, exports and later steps speak of the same documents."""
    asked = "r=CN110000001A"
    whole = library.search(asked, page=Page(size=100))
    numbers = [one.number for one in whole.rows]
    assert whole.exact
    assert whole.total == len(numbers) == len(set(numbers)) > 5
    assert [one.score for one in whole.rows] == sorted((one.score for one in whole.rows), reverse=True)
    second = library.search(asked, page=Page(start=5, size=5))
    assert (second.total, [one.number for one in second.rows]) == (whole.total, numbers[5:10])
    by_number = library.search(asked, page=Page(Sort("publication", descending=False), size=100))
    assert [one.number for one in by_number.rows] == sorted(numbers) == list(library.keys(asked))
    assert [one.number for one in library.export(asked)] == numbers
    figures = library.aggregate(asked, {"stages": {"terms": {"field": "stage"}}})["stages"]["buckets"]
    for bucket in figures:
        narrowed = library.search(asked, filters={"stage": [bucket["key"]]}, page=Page(size=100))
        assert narrowed.total == bucket["doc_count"]
        assert [one.number for one in narrowed.rows] == [
            one.number for one in whole.rows if one.stage == bucket["key"]
        ]
    assert sum(bucket["doc_count"] for bucket in figures) == whole.total


def test_likeness_finds_so_many_documents_as_the_catalogue_says(tmp_path: Path) -> None:
    library = library_in(tmp_path, alike=Alike(characters=4000, documents=4))
    library.corpus.import_(made.everything(30))
    library.refresh()
    assert library.search("r=CN110000001A").total == 4
    assert len(list(library.export("r=CN110000001A"))) == 4


def test_figures_over_what_is_found(library: Library) -> None:
    figures = library.aggregate("", {"years": {"terms": {"field": "published_year"}}})
    assert sum(one["doc_count"] for one in figures["years"]["buckets"]) == library.search("").total


def test_an_export_gives_a_row_for_every_hit(library: Library) -> None:
    rows = [one.as_dict() for one in library.export("电池隔膜")]
    assert len(rows) == library.search("电池隔膜").total
    assert [one["number"] for one in rows] == sorted(one["number"] for one in rows)
    assert rows[0]["published"] == "2018-01-05"


def test_the_index_follows_the_corpus_and_only_where_it_changed(opens: Opens, tmp_path: Path) -> None:
    library = opens(tmp_path)
    assert library.refresh() == 0
    library.corpus.import_(made.patent(n) for n in range(9))
    assert library.refresh() == 9
    assert library.refresh() == 0
    lapsed = Event(application=made.patent(4).application, on=date(2022, 1, 4), text="未缴年费专利权终止")
    library.corpus.import_([lapsed])
    assert library.refresh() == 2, "both publications of the application"
    assert library.search("", filters={"status": ["ended"]}).total == 2
    library.corpus.import_([made.patent(8, status="D", produced=date(2040, 1, 1))])
    library.refresh()
    assert library.search("").total == 8
    assert library.refresh(anew=True) == 8
    assert library.engine.version == library.corpus.version


def test_an_index_of_another_corpus_is_made_anew(opens: Opens, tmp_path: Path) -> None:
    library = opens(tmp_path)
    for n in range(3):
        library.corpus.import_([made.patent(n)])
    library.refresh()
    (tmp_path / "corpus").rename(tmp_path / "gone")
    other = opens(tmp_path)
    other.corpus.import_([made.patent(7)])
    other.refresh()
    assert other.search("").total == 1


def test_what_was_found_is_found_while_the_index_is_made_anew(opens: Opens, tmp_path: Path) -> None:
    library = opens(tmp_path)
    library.corpus.import_(made.everything(30))
    library.refresh()
    before = library.search("电池隔膜", page=Page(size=50))
    seen: list[tuple[int, list[str]]] = []
    real = library.corpus.documents

    def watched(since: int = -1) -> Iterator[Dossier]:
        for number, dossier in enumerate(real(since)):
            if number % 10 == 9:
                meanwhile = opens(tmp_path).search("电池隔膜", page=Page(size=50))
                seen.append((meanwhile.total, sorted(row.number for row in meanwhile.rows)))
            yield dossier

    library.corpus.documents = watched  # type: ignore[method-assign]
    count = library.refresh(anew=True)
    assert count == library.search("").total
    assert seen == [(before.total, sorted(row.number for row in before.rows))] * len(seen)
    assert len(seen) == count // 10


def test_an_index_made_anew_that_broke_off_leaves_the_old_one(opens: Opens, tmp_path: Path) -> None:
    library = opens(tmp_path)
    library.corpus.import_(made.everything(30))
    library.refresh()
    total, version = library.search("").total, library.engine.version
    real = library.corpus.documents

    def breaking(since: int = -1) -> Iterator[Dossier]:
        for number, dossier in enumerate(real(since)):
            if number == 10:
                raise OSError("no more")
            yield dossier

    library.corpus.documents = breaking  # type: ignore[method-assign]
    with pytest.raises(OSError, match="no more"):
        library.refresh(anew=True)
    again = opens(tmp_path)
    assert (again.search("").total, again.engine.version) == (total, version)
    assert again.refresh(anew=True) == total


def test_legal_events_and_standing_are_found(library: Library) -> None:
    found = library.search("LG=examination and LG-DATE=[20180110 to 20180120]", "incopat", page=Page(size=50))
    expected = {
        dossier.patent.number
        for dossier in library.corpus.documents()
        if any(one.on and date(2018, 1, 10) <= one.on <= date(2018, 1, 20) for one in dossier.events)
    }
    assert {row.number for row in found.rows} == expected
    assert expected
    valid = library.search("", filters={"status": ["valid"]}, page=Page(size=50))
    standings = {one.patent.number: library.standing(one).status for one in library.corpus.documents()}
    assert {row.number for row in valid.rows} == {
        number for number, status in standings.items() if status == "valid"
    }
    assert valid.total > 0


def test_nobody_indexes_while_somebody_imports(library: Library) -> None:
    with locked(library.corpus.folder), pytest.raises(Busy):
        library.refresh()
