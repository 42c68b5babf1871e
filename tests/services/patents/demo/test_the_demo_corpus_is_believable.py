"""The demo corpus: the same on every day, whole when read back, with everything there is to show."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from mingze.services.patents import events, intake, numbers
from mingze.services.patents.demo.batches import SEED, write
from mingze.services.patents.demo.planning import END, Invention, plan
from mingze.services.patents.demo.vocabulary import CITY, industries
from mingze.services.patents.demo.wording import word
from mingze.services.patents.record import Event, Patent, Rejected, Role, Type

COUNT = 150


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo")
    assert write(place, COUNT) >= COUNT
    return place


@pytest.fixture(scope="module")
def read(folder: Path) -> list[Patent | Event | Rejected]:
    return list(intake.read([folder]))


@pytest.fixture(scope="module")
def planned() -> list[Invention]:
    return list(plan(COUNT, SEED))


def _bytes_below(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "again", COUNT)
    assert _bytes_below(folder) == _bytes_below(tmp_path / "again")
    write(tmp_path / "other", COUNT, SEED + 1)
    assert _bytes_below(folder) != _bytes_below(tmp_path / "other")


def test_everything_planned_is_read_back(
    read: list[Patent | Event | Rejected], planned: list[Invention]
) -> None:
    patents = {one.number: one for one in read if isinstance(one, Patent)}
    assert not [one for one in read if isinstance(one, Rejected)]
    assert set(patents) == {out.key for one in planned for out in one.publications}
    for one in planned:
        words = word(one)
        for out in one.publications:
            patent = patents[out.key]
            assert patent.titles[0].paragraphs == (words.title,)
            assert patent.published == out.on
            assert patent.filed == one.filed
            assert patent.application == numbers.application("CN", one.application)
            assert patent.type is one.type
            named = {role: [p.name for p in patent.parties if p.role is role] for role in Role}
            assert named[Role.APPLICANT] == [p.name for p in one.applicants]
            assert named[Role.INVENTOR] == list(one.inventors)
            codes = [symbol.code for symbol in patent.symbols]
            assert codes == ([one.design.class_] if one.design else list(one.product.classes))
            if one.design is None:
                assert len(patent.claims[0].claims) == len(words.claims)
            if out.kind == "B":
                assert [c.number.key for c in patent.citations if c.number] == list(one.cites)
            assert len(patent.priorities) == (one.priority is not None)


def test_events_are_read_back_and_all_have_a_kind(
    read: list[Patent | Event | Rejected], planned: list[Invention]
) -> None:
    found = [one for one in read if isinstance(one, Event)]
    assert len(found) == sum(len(one.happened) for one in planned)
    assert events.EventKind.OTHER not in {events.kind_of(one) for one in found}


def test_the_full_corpus_has_everything_there_is_to_show() -> None:
    every = list(plan(6_000, SEED))
    publications = [out for one in every for out in one.publications]
    assert 6_000 <= len(publications) <= 6_001
    assert len({out.key for out in publications}) == len(publications)
    assert max(out.on for out in publications) <= END
    assert {out.on.weekday() for out in publications} == {1, 4}, "the gazette appears on Tuesdays and Fridays"
    counted = Counter(one.industry.name for one in every)
    assert set(counted) == {one.name for one in industries()}
    assert len(counted) == 10
    types = Counter(one.type for one in every)
    assert min(types[one] for one in (Type.INVENTION, Type.UTILITY_MODEL, Type.DESIGN)) > 300
    assert sum(len(one.publications) == 2 for one in every) > 1_000
    at_home = sum(one.applicants[0].city == CITY for one in every)
    assert at_home > len(every) / 2
    keys = {out.key for out in publications}
    cited = [key for one in every for key in one.cites]
    assert len(cited) > 2_000
    assert set(cited) <= keys
    assert any(one.priority and one.priority.country == "CN" for one in every)
    assert any(one.priority and one.priority.country == "JP" for one in every)
    kinds = {happened.heading for one in every for happened in one.happened}
    assert len(kinds) >= 10


def test_nothing_is_cited_before_it_was_published() -> None:
    published = {}
    for one in plan(2_000, SEED):
        published |= {out.key: out.on for out in one.publications}
        assert all(published[key] < one.filed for key in one.cites)


def test_no_number_is_one_the_office_has_given() -> None:
    for one in plan(500, SEED):
        assert one.application[5] == "9"
        assert {out.document[:2] for out in one.publications} <= {"19", "29", "39"}
        assert numbers.check_digit("CN", one.application.partition(".")[0]) == one.application[-1]


def test_wording_is_not_the_same_over_and_over() -> None:
    abstracts = [word(one).abstract for one in plan(400, SEED) if one.design is None]
    assert len(set(abstracts)) > 0.98 * len(abstracts)
    titles = {word(one).title for one in plan(400, SEED)}
    assert len(titles) > 200


def test_a_utility_model_is_no_method() -> None:
    for one in plan(1_000, SEED):
        assert not (one.type is Type.UTILITY_MODEL and one.product.name.endswith("方法"))
