"""The commands of the corpus tell what they turned away, found nothing in, or cannot do; to programs as well."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import Settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from mingze.services.patents import opening
from mingze.services.patents.management.commands import import_patents

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_corpus(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.CORPUS_DIR, settings.SEARCH_URL = tmp_path / "corpus", f"tantivy:{tmp_path / 'index'}"
    yield
    opening._opened.cache_clear()


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A folder of thirteen files that are no publications."""
    folder = tmp_path / "strange"
    folder.mkdir()
    for n in range(13):
        (folder / f"letter{n:02}.xml").write_text(f"<letter>Dear Alice {n}</letter>")
    return folder


def told(*arguments: str) -> tuple[str, str, int]:
    """What a command says on either channel, and how it ends."""
    out, errors, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command(*arguments, stdout=out, stderr=errors)
    except SystemExit as ended:
        code = int(str(ended.code))
    return out.getvalue(), errors.getvalue(), code


def as_json(*arguments: str) -> tuple[dict[str, Any], int]:
    out, _, code = told(*arguments, "--json")
    found: dict[str, Any] = json.loads(out)
    return found, code


def test_the_first_that_were_turned_away_are_named_with_their_reasons(strange: Path) -> None:
    for _ in range(2):  # what lies in the quarantine already is named again
        out, errors, code = told("import_patents", str(strange))
        said = errors.splitlines()
        assert code == 1
        assert "拒收13篇" in out
        assert said[0] == f"{strange / 'letter00.xml'}：不是已知的专利文献格式"
        assert len(said) == import_patents.NAMED + 2
        assert said[-2] == "另有3篇被拒收"
        assert "quarantine.jsonl" in said[-1]


def test_programs_are_told_the_first_as_well(strange: Path) -> None:
    answer, code = as_json("import_patents", str(strange))

    assert (code, answer["rejected"], len(answer["turned_away"])) == (1, 13, import_patents.NAMED)
    first = {"file": str(strange / "letter00.xml"), "place": "", "reason": "不是已知的专利文献格式"}
    assert answer["turned_away"][0] == first


def test_the_place_in_a_file_is_named_where_there_is_one(tmp_path: Path) -> None:
    file = tmp_path / "broken.csv"
    file.write_text(
        "公开号,名称,申请日\nCN110000000A,隔膜,2019-01-01\n没有号码,电池,2019-01-01\n", encoding="utf-8"
    )
    answer, code = as_json("import_patents", str(file))

    assert (code, answer["accepted"]) == (1, 1)
    assert answer["turned_away"][0]["place"] == "第3行“公开号”列"
    _, errors, _ = told("import_patents", str(file))
    assert errors.startswith(f"{file}（第3行“公开号”列）：")


def test_that_a_folder_holds_nothing_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    out, errors, code = told("import_patents", str(empty))
    assert (code, errors.strip()) == (0, f"在{empty}中没有找到可以读取的专利文献")
    assert "读入0篇" in out
    answer, code = as_json("import_patents", str(empty))
    assert (code, answer["message"]) == (0, errors.strip())


def test_a_document_that_is_not_there_is_told_to_programs_too() -> None:
    answer, code = as_json("document", "CN999")
    assert (code, answer) == (1, {"number": "CN999", "error": {"message": "没有找到号码为CN999的文献"}})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--size=-1"], "--size 至少为1"),
        (["--size=0"], "--size 至少为1"),
        (["--start=-5"], "--start 至少为0"),
        (["--start=100000000"], "只能查看前"),
        (["--sort=bogus"], "不能按“bogus”排序，可用：relevance、"),
        (["--sort=-title"], "不能按“title”排序"),
    ],
)
def test_what_cannot_be_shown_is_wrong_usage(given: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message) as raised:
        call_command("search", "电池", *given)
    assert raised.value.returncode == 2
    answer, code = as_json("search", "电池", *given)
    assert code == 2
    assert answer["query"] == "电池"
    assert message in answer["error"]["message"]


def test_the_orders_that_are_offered_can_be_asked_for() -> None:
    for sort in ("relevance", "-published", "cited_by_count", "first_applicant"):
        assert as_json("search", "电池", f"--sort={sort}")[0]["total"] == 0


@pytest.mark.parametrize("below", ["", "corpus"])
def test_a_file_where_the_corpus_should_be_is_named_and_not_taken_for_an_empty_corpus(
    tmp_path: Path, settings: Settings, below: str
) -> None:
    place = tmp_path / "a-file"
    place.write_text("not a corpus")
    settings.CORPUS_DIR = place / below if below else place
    with pytest.raises(ImproperlyConfigured, match=rf"MINGZE_CORPUS_DIR=.*{place} is a file"):
        call_command("search", "电池")
