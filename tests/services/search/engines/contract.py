"""Questions that every engine has to answer alike; each engine's own test file runs this class."""

import pytest

from mingze.services.search.engines.columns import NotSortable
from mingze.services.search.engines.port import Asked, Engine, Likeness, Sort, TooMuch
from mingze.services.search.language.tree import (
    Between,
    EarlierSet,
    Everything,
    Group,
    InField,
    Near,
    Query,
    Reach,
    Symbol,
    Term,
    Unit,
)
from mingze.services.search.values import NotAskable, Unresolved
from tests.services.search.engines import cases_of_places, cases_of_values, cases_of_words
from tests.services.search.engines.asking import keys, keys_of, title, together, truth

CASES: list[tuple[Query, str]] = [
    *cases_of_words.WORDS,
    *cases_of_words.NAMES,
    *cases_of_places.PATTERNS,
    *cases_of_places.NEARNESS,
    *cases_of_values.VALUES,
    *cases_of_values.DOCUMENTS,
]
GEARS = title("齿轮箱")
SORTED_BY = ["filed", "claim_count", "granted", "office", "first_applicant", "family", "main_ipc", "status"]


class Reads:
    """Questions; ``engine`` holds the library and is not changed."""

    @pytest.mark.parametrize(("query", "expected"), CASES, ids=range(len(CASES)))
    def test_a_question_finds_its_documents_and_no_others(
        self, engine: Engine, query: Query, expected: str
    ) -> None:
        assert list(engine.keys(query)) == keys_of(expected)
        answer = engine.search(Asked(query, size=100))
        assert sorted(keys(answer)) == keys_of(expected)
        assert (answer.total, answer.exact) == (len(keys_of(expected)), True)

    def test_what_cannot_be_asked_is_refused(self, engine: Engine) -> None:
        for query in (
            InField("office", Near(Term("a"), Term("b"), 1, ordered=True)),
            InField("title", Between("1", "2")),
            InField("title", Symbol("A01B1/00")),
            InField("filed", Symbol("A01B1/00")),
        ):
            with pytest.raises(NotAskable):
                engine.search(Asked(query))

    def test_what_was_not_resolved_is_refused(self, engine: Engine) -> None:
        for query in (
            EarlierSet(1),
            InField("applicant", Group("x")),
            InField("ipc", Symbol("A01B1/00", Reach.LOW)),
        ):
            with pytest.raises(Unresolved):
                engine.search(Asked(query))

    def test_an_unknown_field_is_no_wider_search(self, engine: Engine) -> None:
        with pytest.raises(KeyError):
            engine.search(Asked(InField("nothing", Term("a"))))

    @pytest.mark.parametrize("descending", [True, False])
    @pytest.mark.parametrize("field", SORTED_BY)
    def test_pages_follow_each_other_in_order(self, engine: Engine, field: str, descending: bool) -> None:
        sort = Sort(field, descending)
        whole = keys(truth().search(Asked(Everything(), sort=sort, size=60)))
        for size in (7, 25, 60):
            paged = [
                key
                for start in range(0, 60, size)
                for key in keys(engine.search(Asked(Everything(), sort=sort, start=start, size=size)))
            ]
            assert paged == whole

    def test_documents_that_meet_a_filter_come_in_the_order_of_keys(self, engine: Engine) -> None:
        found = keys(engine.search(Asked(InField("office", Term("US")), size=5)))
        assert found == ["a04", "a05", "a11", "a12", "a24"]

    def test_a_page_past_the_end_is_empty(self, engine: Engine) -> None:
        for sort in (Sort(), Sort("filed")):
            answer = engine.search(Asked(title("电池"), sort=sort, start=50))
            assert (answer.hits, answer.total) == ((), 5)

    def test_no_size_only_counts(self, engine: Engine) -> None:
        answer = engine.search(Asked(together("空调", "室内", Unit.SENTENCE), size=0))
        assert (answer.hits, answer.total) == ((), 1)

    def test_what_holds_several_values_is_not_sorted_by(self, engine: Engine) -> None:
        for field in ("ipc", "title", "applicant", "nothing", "event_date"):
            with pytest.raises(NotSortable):
                engine.search(Asked(Everything(), sort=Sort(field)))

    @pytest.mark.parametrize("sort", [Sort("filed"), Sort("filed", descending=False), Sort("claim_count")])
    def test_a_family_is_shown_once(self, engine: Engine, sort: Sort) -> None:
        whole = truth().search(Asked(GEARS, sort=sort, size=60, collapse="family"))
        assert whole.total == 16
        for start in (0, 5, 15):
            asked = Asked(GEARS, sort=sort, start=start, size=5, collapse="family")
            answer = engine.search(asked)
            assert keys(answer) == keys(whole)[start : start + 5]
            assert (answer.total, answer.exact) == (whole.total, True)

    def test_collapsing_is_offered_for_families_alone(self, engine: Engine) -> None:
        with pytest.raises(NotSortable):
            engine.search(Asked(GEARS, collapse="office"))
        with pytest.raises(NotSortable):
            list(engine.keys(GEARS, collapse="office"))

    @pytest.mark.parametrize("collapse", ["", "family"])
    @pytest.mark.parametrize(
        "sort", [Sort("filed"), Sort("filed", descending=False), Sort("office"), Sort("family")]
    )
    def test_all_keys_come_as_the_pages_show_them(self, engine: Engine, sort: Sort, collapse: str) -> None:
        whole = truth().search(Asked(GEARS, sort=sort, size=60, collapse=collapse))
        assert list(engine.keys(GEARS, sort=sort, collapse=collapse)) == keys(whole)

    @pytest.mark.parametrize("collapse", ["", "family"])
    @pytest.mark.parametrize("query", [InField("full_text", Term("负极")), GEARS, Everything()])
    def test_all_keys_come_by_relevance_as_pages_do(
        self, engine: Engine, query: Query, collapse: str
    ) -> None:
        whole = list(engine.keys(query, sort=Sort(), collapse=collapse))
        for size in (7, 10, 20, 60):
            pages = [
                engine.search(Asked(query, start=start, size=size, collapse=collapse))
                for start in range(0, 60, size)
            ]
            shown = [key for page in pages for key in keys(page)]
            assert sorted(shown) == sorted(whole)
            if size % 10 == 0:  # on pages of other sizes the key may decide elsewhere
                assert shown == whole

    def test_a_page_too_far_in_is_refused(self, engine: Engine) -> None:
        with pytest.raises(TooMuch):
            engine.search(Asked(Everything(), start=10_000_000))

    def test_a_word_in_the_title_counts_most(self, engine: Engine) -> None:
        answer = engine.search(Asked(InField("full_text", Term("负极")), size=10))
        assert set(keys(answer)[:3]) == {"a01", "a02", "a30"}
        assert keys(engine.search(Asked(InField("full_text", Term("蒸发器")), size=10)))[-1] in {
            "a06",
            "a07",
            "a08",
        }

    def test_a_hit_can_be_explained(self, engine: Engine) -> None:
        assert engine.explain(title("电池"), "a01")["match"] is True
        assert engine.explain(title("电池"), "a06")["match"] is False
        assert engine.explain(title("电池"), "zzz")["match"] is False

    def test_documents_like_a_text_are_found(self, engine: Engine) -> None:
        text = "一种用于锂离子电池的负极材料，含有硅和碳"
        answer = engine.more_like(Likeness({"abstract": [text]}), size=3)
        assert keys(answer)[0] == "a01"
        assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)

    def test_classes_and_citations_make_documents_alike(self, engine: Engine) -> None:
        likeness = Likeness(words={"ipc": ["H01L31/042"], "cites": ["CN110000001A"]})
        assert keys(engine.more_like(likeness)) == ["a29", "a30", "a16", "a17"]

    def test_likeness_keeps_within_a_query_and_leaves_out(self, engine: Engine) -> None:
        likeness = Likeness({"title": ["太阳电池板", "太阳"]}, without=["a16"])
        found = keys(engine.more_like(likeness, query=InField("office", Term("CN"))))
        assert found[0] == "a17"
        assert "a16" not in found
        assert engine.more_like(Likeness()).hits == ()
        assert engine.more_like(Likeness({"title": ["，。"]})).hits == ()
