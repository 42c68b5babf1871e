# ruff: noqa: S608 - the superuser writes SQL by hand
"""The red team owns the database: it drops the triggers and writes SQL. Each of its five attacks is named."""

from pathlib import Path

import pytest
from django.conf import settings

from mingze.core.audit import chain, queries
from mingze.core.audit.models import Entry, Head
from mingze.core.audit.verification import FaultKind
from tests.core.audit.trail import as_superuser, check, export_root, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def roots_file(tmp_path: Path) -> Path:
    """Ten entries, and a root exported after the eighth (which is the ninth entry)."""
    path = tmp_path / "audit-roots.jsonl"
    write(8)
    export_root(path)
    write(1)
    return path


def found(path: Path) -> tuple[FaultKind, int]:
    fault = check(path).fault
    assert fault is not None
    return fault.kind, fault.sequence


def test_an_untouched_trail_is_whole(roots_file: Path) -> None:
    report = check(roots_file)
    assert report.whole
    assert (report.checked, report.end, report.roots, report.sealed) == (10, 10, 1, True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("summary", "'无事发生'"),
        ("detail", "'{}  '"),
        ("actor", "'1002'"),
        ("actor_name", "'鲍勃'"),
        ("action", "'test.other'"),
        ("object_kind", "'test.other'"),
        ("object_id", "'x'"),
        ("unit_id", "7"),
        ("at", "'2020-01-01 00:00:00'"),
        ("hash", f"'{'a' * 64}'"),
    ],
)
def test_an_edit_of_any_column_is_named(roots_file: Path, column: str, value: str) -> None:
    as_superuser(f'UPDATE audit_entry SET "{column}" = {value} WHERE sequence = 4')
    assert found(roots_file) == (FaultKind.EDITED, 4)


def test_a_deletion_is_named(roots_file: Path) -> None:
    as_superuser("DELETE FROM audit_entry WHERE sequence = 4")
    assert found(roots_file) == (FaultKind.DELETED, 4)


def test_two_entries_that_changed_places_are_named(roots_file: Path) -> None:
    as_superuser(
        "UPDATE audit_entry SET sequence = 999 WHERE sequence = 3",
        "UPDATE audit_entry SET sequence = 3 WHERE sequence = 6",
        "UPDATE audit_entry SET sequence = 6 WHERE sequence = 999",
    )
    assert found(roots_file) == (FaultKind.REORDERED, 3)


def test_a_tail_cut_off_is_named(roots_file: Path) -> None:
    as_superuser("DELETE FROM audit_entry WHERE sequence > 8")
    assert found(roots_file) == (FaultKind.TRUNCATED, 9)


def test_a_tail_cut_off_with_an_old_end_put_back_is_named_by_the_root(roots_file: Path) -> None:
    write(1)
    newer = roots_file.with_name("newer.jsonl")
    newer.write_text(roots_file.read_text())
    old = Head.objects.get()
    write(3)
    export_root(newer)
    as_superuser(
        "DELETE FROM audit_entry WHERE sequence > 11",
        f"UPDATE audit_head SET sequence = 11, hash = '{old.hash}', seal = '{old.seal}'",
    )
    assert check(roots_file).whole, "before the newer root is known, this cannot be told"
    assert found(newer) == (FaultKind.TRUNCATED, 12)


def test_a_rewritten_past_with_fresh_hashes_is_named(roots_file: Path) -> None:
    rehash_from(4, seal=False)
    assert found(roots_file) == (FaultKind.FORKED, 4)


def test_a_rewritten_past_sealed_with_a_stolen_key_is_named_by_the_root(roots_file: Path) -> None:
    rehash_from(4, seal=True)
    kind, sequence = found(roots_file)
    assert (kind, sequence) == (FaultKind.FORKED, 8)


def test_an_old_end_put_back_under_newer_entries_is_named(roots_file: Path) -> None:
    old = Head.objects.get()
    write(2)
    as_superuser(f"UPDATE audit_head SET sequence = 10, hash = '{old.hash}', seal = '{old.seal}'")
    assert found(roots_file) == (FaultKind.FORKED, 11)


def test_an_end_moved_without_its_seal_is_named(roots_file: Path) -> None:
    as_superuser(
        "DELETE FROM audit_entry WHERE sequence > 5",
        f"UPDATE audit_head SET sequence = 5, hash = '{Entry.objects.get(pk=5).hash}'",
    )
    assert found(roots_file) == (FaultKind.FORKED, 5)


def test_an_emptied_trail_is_named(roots_file: Path) -> None:
    as_superuser("DELETE FROM audit_entry")
    assert found(roots_file) == (FaultKind.TRUNCATED, 1)
    as_superuser("DELETE FROM audit_head")
    assert found(roots_file)[0] is FaultKind.TRUNCATED


def test_a_root_taken_out_of_the_file_is_named(roots_file: Path) -> None:
    export_root(roots_file)
    roots_file.write_text("".join(roots_file.read_text().splitlines(keepends=True)[1:]))
    assert found(roots_file)[0] is FaultKind.FORKED


def rehash_from(first: int, *, seal: bool) -> None:
    """Change entry ``first`` and recompute every hash after it, as somebody with time would."""
    as_superuser(f"UPDATE audit_entry SET summary = '改写' WHERE sequence = {first}")
    previous = Entry.objects.get(pk=first - 1).hash
    highest = queries.newest()
    for entry in Entry.objects.filter(pk__gte=first).order_by("pk"):
        previous = entry.link().hash_after(previous)
        sealed = chain.seal(settings.AUDIT_KEY, "entry", entry.pk, previous) if seal else entry.seal
        as_superuser(
            f"UPDATE audit_entry SET hash = '{previous}', seal = '{sealed}' WHERE sequence = {entry.pk}"
        )
    end = chain.seal(settings.AUDIT_KEY, "head", highest, previous)
    if seal:
        as_superuser(f"UPDATE audit_head SET hash = '{previous}', seal = '{end}'")
