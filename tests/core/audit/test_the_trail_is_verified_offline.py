"""The commands, and an exported file checked with nothing but the file."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mingze.core.audit import export, verification
from mingze.core.audit.models import Entry
from mingze.core.audit.verification import FaultKind
from tests.core.audit.trail import as_superuser, export_root, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    write(5)
    path = tmp_path / "trail.jsonl"
    call_command("export_audit", path, stdout=StringIO())
    return path


def run(*arguments: object) -> tuple[int, str]:
    """The exit code of verify_audit, and what it said."""
    out = StringIO()
    try:
        call_command("verify_audit", *arguments, stdout=out)
    except SystemExit as ending:
        return int(ending.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_a_whole_trail_ends_with_nought(tmp_path: Path) -> None:
    write(3)
    code, said = run("--roots", tmp_path / "none.jsonl")
    assert code == 0
    assert said.startswith("3 条审计记录完整，尚无每日根可对照")


def test_a_damaged_trail_ends_with_one_and_names_the_entry(tmp_path: Path) -> None:
    write(3)
    as_superuser("UPDATE audit_entry SET summary = 'x' WHERE sequence = 2")
    code, said = run("--roots", tmp_path / "none.jsonl")
    assert code == 1
    assert said.startswith("第 2 条有异（edited）：此条记录的内容被修改。此前 1 条完整。")
    code, said = run("--roots", tmp_path / "none.jsonl", "--json")
    answer = json.loads(said)
    assert (code, answer["whole"], answer["fault"]["sequence"]) == (1, False, 2)


def test_a_verification_can_be_put_on_record(tmp_path: Path) -> None:
    write(2)
    run("--record", "--roots", tmp_path / "none.jsonl")
    assert Entry.objects.get(action="audit.verify").summary == "核验审计记录，第1至2条完整"


def test_an_exported_file_is_verified_without_the_database(
    exported: Path, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        code, said = run("--file", exported, "--roots", exported.with_name("none.jsonl"))
    assert code == 0
    assert said.startswith("5 条审计记录完整")


def test_without_the_key_the_hashes_are_checked_and_it_says_so(exported: Path) -> None:
    code, said = run("--file", exported, "--no-key", "--roots", exported.with_name("none.jsonl"))
    assert code == 0
    assert "封印未核验" in said


def test_the_export_is_on_record_and_overwrites_nothing(exported: Path) -> None:
    assert Entry.objects.filter(action="audit.export").count() == 1
    with pytest.raises(CommandError, match="已存在"):
        call_command("export_audit", exported)


def rewrite(path: Path, change: object) -> verification.Report:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(change(lines)), encoding="utf-8")  # type: ignore[operator]
    end = export.read_end(path)
    newest = end.sequence if end else 0
    return verification.verify(export.read_entries(path), end=end, newest=newest, key=None)


@pytest.mark.parametrize(
    ("change", "kind", "sequence"),
    [
        (lambda lines: [*lines[:1], lines[1].replace("第2件事", "第二件"), *lines[2:]], FaultKind.EDITED, 2),
        (lambda lines: [*lines[:1], *lines[2:]], FaultKind.DELETED, 2),
        (lambda lines: [*lines[:2], lines[1], *lines[2:]], FaultKind.REORDERED, 2),
        (lambda lines: [*lines[:3], lines[-1]], FaultKind.TRUNCATED, 4),
        (lambda lines: lines[:3], FaultKind.TRUNCATED, 0),
    ],
)
def test_a_changed_file_is_named_by_its_hashes_alone(
    exported: Path, change: object, kind: FaultKind, sequence: int
) -> None:
    fault = rewrite(exported, change).fault
    assert fault is not None
    assert (fault.kind, fault.sequence) == (kind, sequence)


def test_the_daily_root_is_appended_and_recorded(tmp_path: Path) -> None:
    write(2)
    path = tmp_path / "audit-roots.jsonl"
    export_root(path)
    export_root(path)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [line["sequence"] for line in lines] == [2, 3]
    assert lines[1]["previous"] == lines[0]["seal"]
    assert Entry.objects.filter(action="audit.export_root").count() == 2


def test_a_damaged_file_of_roots_says_which_line(tmp_path: Path) -> None:
    path = tmp_path / "audit-roots.jsonl"
    path.write_text('{"day": "2026-01-01"}\n')
    with pytest.raises(ValueError, match="line 1: not a root"):
        run("--roots", path)
