"""Before anybody drops a trigger, the triggers hold."""

import pytest
from django.db import DatabaseError, connection, transaction

from mingze.core.audit.models import Entry
from tests.core.audit.trail import check, write

pytestmark = pytest.mark.django_db


def refused() -> pytest.RaisesExc[DatabaseError]:
    return pytest.raises(DatabaseError, match="append-only")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET summary = 'x' WHERE sequence = 1",
        "UPDATE audit_entry SET summary = summary",
        "DELETE FROM audit_entry WHERE sequence = 1",
        "DELETE FROM audit_entry",
    ],
)
def test_it_refuses_sql(statement: str) -> None:
    write(2)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert check().whole


@pytest.mark.postgres  # SQLite has no TRUNCATE
def test_it_refuses_truncate() -> None:
    write(2)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE audit_entry")


def test_it_refuses_the_object_mapper_too() -> None:
    write(1)
    entry = Entry.objects.get(pk=1)
    entry.summary = "x"
    with refused(), transaction.atomic():
        entry.save()
    with refused(), transaction.atomic():
        Entry.objects.filter(pk=1).update(summary="x")
    with refused(), transaction.atomic():
        entry.delete()
    assert check().whole
