"""Changes that every engine has to make alike; each engine's own test file runs this class."""

from collections.abc import Iterator

from mingze.services.search.document import Document
from mingze.services.search.engines.port import Asked, Engine, Sort
from mingze.services.search.language.tree import Everything, Unit
from tests.services.search.engines.asking import title, together
from tests.services.search.engines.library import LIBRARY


class Writes:
    """Changes; ``empty`` is an engine of its own for each test, whose store is the library."""

    def test_a_new_index_is_empty(self, empty: Engine) -> None:
        assert empty.version == 0
        assert list(empty.keys(Everything())) == []
        assert empty.search(Asked(title("电池"))).total == 0
        assert empty.search(Asked(Everything(), sort=Sort("filed"), collapse="family")).hits == ()

    def test_applying_twice_changes_nothing(self, empty: Engine) -> None:
        for _ in range(2):
            assert empty.apply(iter(LIBRARY), version=4) == 60
            assert len(list(empty.keys(Everything()))) == 60
            assert empty.search(Asked(title("电池"))).total == 5
            assert empty.version == 4

    def test_a_document_takes_the_place_of_the_one_with_its_key(self, empty: Engine) -> None:
        empty.apply(LIBRARY[:5], version=1)
        empty.apply([Document("a01", {"title": ["水泵"]}), Document("a99", {"title": ["水泵"]})], version=2)
        assert list(empty.keys(title("水泵"))) == ["a01", "a99"]
        assert list(empty.keys(title("锂离子电池"))) == ["a02"]
        assert empty.version == 2

    def test_the_last_of_equal_keys_stays(self, empty: Engine) -> None:
        empty.apply([Document("x", {"title": [word]}) for word in ("一号", "二号", "三号")], version=1)
        assert [list(empty.keys(title(word))) for word in ("一号", "二号", "三号")] == [[], [], ["x"]]

    def test_what_is_gone_is_not_found(self, empty: Engine) -> None:
        empty.apply(LIBRARY, version=1)
        empty.apply([], gone=["a01", "a16", "unknown"], version=2)
        assert list(empty.keys(title("电池"))) == ["a02", "a03", "a17"]
        assert empty.search(Asked(title("电池"))).total == 3
        assert empty.version == 2

    def test_an_empty_step_moves_the_version(self, empty: Engine) -> None:
        empty.apply([], version=7)
        assert empty.version == 7

    def test_clearing_forgets_everything(self, empty: Engine) -> None:
        empty.apply(LIBRARY, version=3)
        empty.clear()
        assert empty.version == 0
        assert list(empty.keys(Everything())) == []
        empty.apply(LIBRARY[:2], version=1)
        assert list(empty.keys(Everything())) == ["a01", "a02"]

    def test_an_index_is_rebuilt_without_a_pause(self, empty: Engine) -> None:
        empty.apply(LIBRARY[:10], version=5)

        def watched() -> Iterator[Document]:
            for document in LIBRARY[20:]:
                assert len(list(empty.keys(Everything()))) == 10
                yield document

        assert empty.rebuild(watched(), version=6) == 40
        assert empty.version == 6
        assert len(list(empty.keys(Everything()))) == 40
        assert empty.search(Asked(title("锂离子电池"))).total == 0

    def test_what_was_verified_is_verified_again_after_a_change(self, empty: Engine) -> None:
        query = together("负极", "硅", Unit.SENTENCE)
        empty.apply(LIBRARY, version=1)
        assert list(empty.keys(query)) == ["a01"]
        empty.apply([], gone=["a01"], version=2)
        assert list(empty.keys(query)) == []
