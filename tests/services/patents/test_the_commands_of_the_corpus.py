"""The commands: what they print for programs, how they end, and what they leave in the trail."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import Settings
from django.core.management import CommandError, call_command

from mingze.core.audit.models import Entry
from mingze.core.kernel import clock
from mingze.services.patents import opening
from mingze.services.patents.corpus.locking import locked
from mingze.services.patents.demo import parts
from mingze.services.patents.demo.batches import write
from mingze.services.patents.management.commands import demo_patents
from tests.services.patents.library_in_a_folder import index_on
from tests.services.search.engines.nodes import url_of_node

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["tantivy", "opensearch"])
def _own_corpus(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.CORPUS_DIR = tmp_path / "corpus"
    with index_on(request.param) as index:
        address = f"{url_of_node()}/{index}?shards=2" if index else f"tantivy:{tmp_path / 'index'}"
        settings.SEARCH_URL = address
        yield
        opening._opened.cache_clear()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some forty publications as the office delivers them, with their legal states."""
    folder = tmp_path_factory.mktemp("files")
    write(folder, 40)
    return folder


def run(*arguments: str) -> dict[str, Any]:
    """Run a command with ``--json``; gives what it printed."""
    out = io.StringIO()
    call_command(*arguments, "--json", stdout=out)
    printed: dict[str, Any] = json.loads(out.getvalue())
    return printed


def test_an_import_counts_and_can_be_repeated(files: Path) -> None:
    first = run("import_patents", str(files))
    assert first["read"] == first["accepted"] == first["indexed"] >= 40
    assert (first["replaced"], first["unchanged"], first["rejected"]) == (0, 0, 0)
    assert first["events"] > 0
    second = run("import_patents", str(files))
    assert (second["accepted"], second["unchanged"], second["indexed"]) == (0, first["read"], 0)
    assert run("check_corpus") == {
        "whole": True, "faults": [], "documents": first["read"], "events": first["events"], "withdrawn": 0,
        "turned": 0, "compactable": run("check_corpus")["compactable"],
    }  # fmt: skip


def test_an_import_is_told_in_the_trail(files: Path) -> None:
    counts = run("import_patents", str(files))
    entry = Entry.objects.get(action="patents.import")
    assert entry.actor == "job:import-patents"
    assert f"读入{counts['read']}篇，新增{counts['accepted']}篇" in entry.summary
    assert json.loads(entry.detail)["sources"] == [str(files)]


def test_what_is_turned_away_is_counted_and_named(tmp_path: Path) -> None:
    (tmp_path / "strange.xml").write_text("<letter>Dear Alice</letter>")
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_patents", str(tmp_path / "strange.xml"), "--json", stdout=out)
    assert ended.value.code == 1
    answer = json.loads(out.getvalue())
    assert (answer["read"], answer["rejected"]) == (1, 1)
    assert "strange.xml" in Path(answer["quarantine"]).read_text()


def test_a_file_that_is_not_there_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有找到文件或文件夹") as raised:
        call_command("import_patents", str(tmp_path / "nothing"))
    assert raised.value.returncode == 2


def test_two_imports_do_not_run_at_once(files: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "corpus"), pytest.raises(CommandError, match="正在写入专利数据") as raised:
        call_command("import_patents", str(files))
    assert raised.value.returncode == 2


def test_a_search_says_what_was_asked_and_found(files: Path) -> None:
    run("import_patents", str(files))
    found = run("search", "", "--size", "5")
    assert set(found) >= {"query", "explained", "total", "exact", "hits"}
    assert found["exact"] is True
    assert found["total"] >= 40
    assert len(found["hits"]) == 5
    hit = found["hits"][0]
    assert {"number", "title", "applicants", "published", "type", "status"} <= set(hit)
    by_title = run("search", f"TI={hit['title']}", "--dialect", "incopat")
    assert hit["number"] in {one["number"] for one in by_title["hits"]}
    assert hit["title"] in by_title["explained"]


def test_a_search_that_finds_nothing_is_no_fault(files: Path) -> None:
    run("import_patents", str(files))
    found = run("search", "TI=不存在的词语")
    assert (found["total"], found["hits"]) == (0, [])


def test_a_wrong_query_is_refused_with_its_place() -> None:
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("search", "XX=电池", "--json", stdout=out)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["error"]["position"] == 0
    with pytest.raises(CommandError, match="第1个字符处"):
        call_command("search", "XX=电池")
    with pytest.raises(CommandError, match="可以写作：TI=\\(电池\\) and AP=云川"):
        call_command("search", "tii=(电池) and AP=云川")


def test_a_document_comes_whole_by_any_of_its_numbers(files: Path) -> None:
    run("import_patents", str(files))
    hit = next(one for one in run("search", "", "--size", "50")["hits"] if one["stage"] == "grant")
    shown = run("document", hit["application"])
    assert shown["number"] == hit["number"]
    assert shown["titles"][0]["paragraphs"] == [hit["title"]]
    assert shown["events"]
    assert shown["legal_status"] == hit["status"]
    out = io.StringIO()
    call_command("document", hit["number"], stdout=out)
    assert hit["title"] in out.getvalue()
    with pytest.raises(CommandError, match="没有找到号码"):
        call_command("document", "CN1A")


def test_the_index_is_rebuilt_from_the_corpus(files: Path) -> None:
    counts = run("import_patents", str(files))
    assert run("rebuild_index")["indexed"] == counts["read"]
    assert run("check_corpus")["whole"]


def test_a_corpus_of_many_small_imports_is_compacted(files: Path, tmp_path: Path) -> None:
    for folder in sorted(files.iterdir())[:6]:
        run("import_patents", str(folder))
    before, segments = run("check_corpus"), tmp_path / "corpus" / "segments"
    assert before["compactable"] >= 6
    numbers = [one["number"] for one in run("search", "", "--size", "100", "--sort", "published")["hits"]]
    out = io.StringIO()
    call_command("check_corpus", stdout=out)
    assert f"{before['compactable']}个数据文件可以整理，请运行 mingze compact-corpus。" in out.getvalue()
    done = run("compact_corpus")
    assert done["segments"] == before["compactable"]
    assert len(list(segments.iterdir())) <= 2
    assert run("check_corpus") == {**before, "compactable": 0}
    again = [one["number"] for one in run("search", "", "--size", "100", "--sort", "published")["hits"]]
    assert again == numbers
    assert run("compact_corpus")["segments"] == 0
    entry = Entry.objects.get(action="patents.compact")
    assert f"重写数据文件{done['segments']}个" in entry.summary


def test_what_has_turned_since_is_told(
    files: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import_patents", str(files))
    monkeypatch.setattr(clock, "today", lambda: date(2060, 1, 1))
    opening._opened.cache_clear()
    checked = run("check_corpus")
    assert checked["whole"] is True
    assert checked["turned"] > 0
    out = io.StringIO()
    call_command("check_corpus", stdout=out)
    assert f"{checked['turned']}篇的法律状态随时间变化，索引尚未更新，请运行 mingze tick。" in out.getvalue()


def test_a_damaged_corpus_is_told(files: Path, tmp_path: Path) -> None:
    run("import_patents", str(files))
    segment = next((tmp_path / "corpus" / "segments").glob("patents-*"))
    segment.write_bytes(segment.read_bytes()[:-1])
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_corpus", "--json", stdout=out)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["whole"] is False


def test_a_scheme_is_loaded_and_used(files: Path, tmp_path: Path) -> None:
    run("import_patents", str(files))
    table = tmp_path / "ipc.tsv"
    table.write_text(
        "code\tlevel\ttitle_zh\nH01M\tsubclass\t电池\nH01M50/00\t0\t结构零部件\nH01M50/409\t3\t隔膜\n"
    )
    assert run("load_scheme", str(table)) == {"scheme": "ipc", "symbols": 3}
    opening._opened.cache_clear()
    assert run("search", "IPC-LOW=H01M50/00", "--dialect", "incopat")["exact"] is True
    (tmp_path / "empty.tsv").write_text("nothing here\n")
    with pytest.raises(CommandError, match="没有分类号"):
        call_command("load_scheme", str(tmp_path / "empty.tsv"))


def test_demo_patents_come_through_the_importer_once(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("demo_patents", count=30, stdout=out)
    call_command("demo_patents", count=30, stdout=out)
    first, second = out.getvalue().strip().splitlines()
    assert "新增30篇" in first or "新增31篇" in first
    assert "新增0篇" in second
    explained = run("search", 'ap=(TREE@"澄岳集团")', "--dialect", "incopat")["explained"]
    assert "及其集团成员（" in explained
    assert explained.count("澄岳") > 3
    call_command("demo_patents", count=30, only_write=tmp_path / "written", stdout=out)
    assert any((tmp_path / "written").rglob("*.ZIP"))


@pytest.mark.slow
def test_the_rest_of_the_demo_comes_in_part_by_part_and_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = (parts.Part(0, 20), parts.Part(1, 15), parts.Part(2, 15))
    monkeypatch.setattr(parts, "PARTS", several)
    monkeypatch.setattr(parts, "LATER", 2)
    monkeypatch.setattr(demo_patents, "POLITE", 0)
    corpus, out = tmp_path / "corpus", io.StringIO()
    call_command("demo_patents", rest=True, stdout=out)
    assert out.getvalue() == "", "nothing is to come where no demo was built"
    call_command("demo_patents", first=True, stdout=out)
    first = opening.open_library().search("").total
    assert 20 <= first <= 21
    with locked(corpus):
        call_command("demo_patents", rest=True, stdout=out)
    assert "下次启动" in out.getvalue()
    assert [part.number for part in parts.to_come(tmp_path / "other")] == []
    assert next(parts.to_come(corpus)).number == 1, "what was not brought in is still to come"
    call_command("demo_patents", rest=True, stdout=out)
    assert 50 <= opening.open_library().search("").total <= 53
    assert not parts.some_to_come(corpus)
    before = out.getvalue()
    call_command("demo_patents", rest=True, stdout=out)
    assert out.getvalue() == before
    call_command("demo_patents", stdout=out)
    assert "新增" in out.getvalue().removeprefix(before)
    assert "新增0篇" in out.getvalue().splitlines()[-1]
