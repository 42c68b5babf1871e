"""What is known of a number: the record, its application, its family, who cites it, what happened to it."""

from datetime import date
from pathlib import Path

import pytest

from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.record import Citation, Event, Number, Priority
from tests.services.patents import made


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return made.imported(tmp_path, 12)


def test_an_empty_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "nothing")
    assert corpus.version == 0
    assert corpus.get("CN1A") is None
    assert list(corpus.documents()) == []
    assert corpus.family("CN1A") == corpus.citing("CN1A") == corpus.events("CN1") == corpus.check() == []


def test_a_record_comes_back_as_it_went_in(corpus: Corpus) -> None:
    assert corpus.get("CN110000001A") == made.patent(1)
    assert corpus.get("CN999999999A") is None


def test_publications_of_an_application_are_known_by_it(corpus: Corpus) -> None:
    assert corpus.publications(made.patent(1).application) == ["CN110000001A", "CN110000001B"]
    assert corpus.under("CN110000001") == ["CN110000001A", "CN110000001B"]
    assert corpus.under("CN110000001B") == ["CN110000001B"]
    assert corpus.under(made.patent(1).application) == ["CN110000001A", "CN110000001B"]


def test_who_cites_a_publication(corpus: Corpus) -> None:
    assert corpus.citing("CN110000003A") == ["CN110000006A", "CN110000007A"]


def test_a_citation_without_a_kind_is_one_of_every_publication_under_the_number(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    citing = made.patent(30, citations=(Citation(number=Number(key="CN110000001")),))
    corpus.import_([made.patent(1), made.patent(2, citations=()), citing])
    assert corpus.citing("CN110000001A") == corpus.citing("CN110000001B") == [citing.number]


def test_a_family_shares_its_priorities_or_the_number_of_the_office(tmp_path: Path) -> None:
    first = made.patent(1)
    claimed = (Priority(number=Number(key=first.application, on=date(2018, 1, 1)), country="CN"),)
    abroad = made.patent(
        2, number="US20190000001A1", office="US", document="20190000001", application="US16000001",
        priorities=claimed,
    )  # fmt: skip
    numbered = made.patent(4, family="12345"), made.patent(6, family="12345")
    corpus = Corpus(tmp_path)
    corpus.import_([first, abroad, *numbered, made.patent(9)])
    assert corpus.family(first.number) == [first.number, abroad.number]
    assert corpus.family(numbered[0].number) == [one.number for one in numbered]
    assert corpus.family(made.patent(9).number) == [made.patent(9).number]
    sizes = {one.patent.number: one.family_size for one in corpus.documents()}
    assert sizes[abroad.number] == 2


def test_events_come_in_the_order_of_days_each_once(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    later, earlier = made.event(9), made.event(1)
    of_it = [Event(application="CN1", on=one.on, text=one.text) for one in (later, earlier, later)]
    report = corpus.import_(of_it)
    assert report.events == 2
    assert [one.on for one in corpus.events("CN1")] == [earlier.on, later.on]


def test_events_inside_a_document_move_to_the_dataset_of_events(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.import_([made.patent(1, events=(Event(application="", on=date(2020, 1, 1), text="授权"),))])
    (event,) = corpus.events(made.patent(1).application)
    assert event.text == "授权"
    kept = corpus.get(made.patent(1).number)
    assert kept is not None
    assert kept.events == ()


def test_documents_since_a_version_are_those_that_changed_by_themselves_or_through_others(
    tmp_path: Path,
) -> None:
    corpus = Corpus(tmp_path)
    corpus.import_([made.patent(n) for n in (0, 1, 3, 4, 12)])
    since = corpus.version
    corpus.import_([made.patent(2), made.event(4)])
    changed = {one.patent.number for one in corpus.documents(since)}
    grant, its_application, cited_by_it, with_an_event = 2, 1, 1, 4
    assert changed == {made.patent(n).number for n in (grant, its_application, cited_by_it, with_an_event)}
    assert list(corpus.documents(corpus.version)) == []


def test_a_document_no_longer_cited_has_changed_too(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.import_([made.patent(3), made.patent(6)])
    since = corpus.version
    corpus.import_([made.patent(6, citations=(), produced=date(2030, 1, 1))])
    assert {one.patent.number for one in corpus.documents(since)} == {
        made.patent(3).number,
        made.patent(6).number,
    }
    assert corpus.citing(made.patent(3).number) == []


def test_dossiers_come_in_the_order_asked_for_without_the_unknown(corpus: Corpus) -> None:
    asked = ["CN110000007A", "CN999999999A", "CN110000001B", "CN110000003A"]
    found = list(corpus.dossiers(asked))
    assert [one.patent.number for one in found] == ["CN110000007A", "CN110000001B", "CN110000003A"]
    assert [one.number for one in found[1].siblings] == ["CN110000001A", "CN110000001B"]
