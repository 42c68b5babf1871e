"""What load-scheme takes over is what a query for a class with everything below finds, at once and by the tree."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import Settings
from django.core.management import CommandError, call_command

from mingze.core.audit.models import Entry
from mingze.services.patents import opening
from mingze.services.patents.schemes.kept import schemes_in
from mingze.services.search.language.classes import asked_class
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.tree import AnyOf, InField, Or, Reach, Symbol, Term
from mingze.services.search.schemes import Row, Scheme

pytestmark = pytest.mark.django_db

FIRST = "分类号,点数,类名\nA01B1/00,0,手动工具\nA01B1/02,1,锹\nA01B1/04,2,有齿的\nA01B1/06,1,锄\n"
SECOND = FIRST.replace("A01B1/04,2", "A01B1/04,1").replace("A01B1/06,1", "A01B1/06,2")


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """An installation of its own, with a folder for its schemes."""
    settings.CORPUS_DIR = tmp_path / "corpus"
    settings.SEARCH_URL = "null:"
    yield tmp_path / "corpus"
    opening._opened.cache_clear()


def load(folder: Path, data: str, *more: str) -> tuple[dict[str, object], str]:
    path = folder / "scheme.bin"
    path.write_text(data, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    call_command("load_scheme", str(path), "--json", *more, stdout=out, stderr=err)
    return json.loads(out.getvalue()), err.getvalue()


def below(corpus: Path, code: str) -> tuple[str, ...]:
    asked = asked_class("ipc", Symbol(code, Reach.LOW), schemes_in(corpus))
    assert isinstance(asked, InField)
    assert isinstance(asked.inner, AnyOf)
    return asked.inner.values


def test_a_query_follows_the_tree_and_a_second_loading_replaces_the_first(
    tmp_path: Path, corpus: Path
) -> None:
    assert load(tmp_path, FIRST) == ({"scheme": "ipc", "symbols": 4}, "")
    assert below(corpus, "A01B1/02") == ("A01B1/02", "A01B1/04")
    load(tmp_path, SECOND)
    assert below(corpus, "A01B1/02") == ("A01B1/02",)
    assert below(corpus, "A01B1/04") == ("A01B1/04", "A01B1/06")


def test_the_trail_says_what_was_loaded_and_a_refused_file_leaves_no_entry(
    tmp_path: Path, corpus: Path
) -> None:
    load(tmp_path, FIRST + "不是分类号,1,坏行\n")
    entry = Entry.objects.get(action="patents.scheme")
    assert entry.summary == "载入分类表IPC：分类号4个，未载入1行"
    assert json.loads(entry.detail)["source"] == "scheme.bin"
    with pytest.raises(CommandError):
        load(tmp_path, "分类号,点数,类名\n")
    assert Entry.objects.filter(action="patents.scheme").count() == 1


PUBLISHED = """公开（公告）号,申请号,标题,申请日,公开（公告）日,IPC分类号
CN210000001U,CN202020000001.X,一种锹,2020-01-02,2020-06-02,A01B1/02
CN210000002U,CN202020000002.4,一种有齿的锹,2020-01-02,2020-06-02,A01B1/04
CN210000003U,CN202020000003.9,一种锄,2020-01-02,2020-06-02,A01B1/06
"""


def test_a_search_finds_by_the_loaded_tree(tmp_path: Path, settings: Settings) -> None:
    settings.SEARCH_URL = f"tantivy:{tmp_path / 'index'}"
    (tmp_path / "published.csv").write_text(PUBLISHED, encoding="utf-8")
    call_command("import_patents", str(tmp_path / "published.csv"), stdout=io.StringIO())

    def found(query: str) -> set[str]:
        return {row.number for row in opening.open_library().search(query, "incopat").rows}

    load(tmp_path, FIRST)
    assert found("IPC-LOW=A01B1/02") == {"CN210000001U", "CN210000002U"}
    assert found("IPC=A01B1/02") == {"CN210000001U"}
    load(tmp_path, SECOND)
    assert found("IPC-LOW=A01B1/02") == {"CN210000001U"}
    assert found("IPC-LOW=A01B1/04") == {"CN210000002U", "CN210000003U"}


def test_a_symbol_that_is_not_in_the_scheme_is_refused(tmp_path: Path, corpus: Path) -> None:
    load(tmp_path, FIRST)
    with pytest.raises(QueryFault, match="A01B1/99"):
        below(corpus, "A01B1/99")


def test_a_running_process_heeds_a_scheme_loaded_anew(tmp_path: Path) -> None:
    before = opening.open_library()
    assert opening.open_library() is before
    load(tmp_path, FIRST)
    after = opening.open_library()
    assert after is not before
    assert opening.open_library() is after


def test_a_refused_file_leaves_the_scheme_in_use(tmp_path: Path, corpus: Path) -> None:
    load(tmp_path, FIRST)
    for broken in ("<IPCScheme>\n<ipcEntry>", "nothing here\n"):
        with pytest.raises(CommandError) as refused:
            load(tmp_path, broken)
        assert "scheme.bin" in str(refused.value)
        assert refused.value.returncode == 2
    assert below(corpus, "A01B1/02") == ("A01B1/02", "A01B1/04")


def test_lines_left_out_are_named_up_to_a_number(tmp_path: Path) -> None:
    answer, said = load(tmp_path, FIRST + "A01B1/08,,?\n" * 30)
    assert answer["symbols"] == 4
    assert said.splitlines()[0] == "文件scheme.bin：“A01B1/08”点数不明，未载入（第6行）"
    assert len(said.splitlines()) == 21
    assert "30" in said.splitlines()[-1]


def test_a_main_group_with_everything_below_takes_in_what_hangs_there_from_elsewhere() -> None:
    rows = [Row("A61F2/00", 0), Row("A61F2/02", 1), Row("A61F2002/041", 2)]
    asked = asked_class("cpc", Symbol("A61F2/00", Reach.LOW), {"cpc": Scheme(rows)})
    assert isinstance(asked, Or)
    assert [part.inner for part in asked.parts if isinstance(part, InField)] == [
        Term("A61F2"),
        AnyOf(("A61F2002/041",)),
    ]
    plain = asked_class("cpc", Symbol("A61F2/00", Reach.LOW), {"cpc": Scheme(rows[:2])})
    assert plain == InField("cpc_group", Term("A61F2"))
