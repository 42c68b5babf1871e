"""A short trail to attack, and the hands of a database superuser."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from mingze.core.audit import actions, append_only, queries, roots, verification
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record

ALICE = Actor(code="1001", name="艾丽")
DAY = date(2026, 3, 2)


@door
def note(*, by: Actor, text: str) -> None:
    """The smallest action there is."""
    record(by=by, action="test.note", object_kind="test.note", object_id=text, summary=text)


def write(count: int) -> None:
    """Add ``count`` entries."""
    for number in range(count):
        note(by=ALICE, text=f"第{number + 1}件事")


def export_root(path: Path, day: date = DAY) -> None:
    """Export the root of a day."""
    actions.export_root(by=ALICE, day=day, path=path, key=settings.AUDIT_KEY)


def check(path: Path | None = None) -> verification.Report:
    """Verify the stored trail against the roots in ``path``."""
    return queries.verify(key=settings.AUDIT_KEY, roots=roots.read(path) if path else [])


def as_superuser(*statements: str) -> None:
    """Drop the triggers and do as one pleases."""
    append_only.remove(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
