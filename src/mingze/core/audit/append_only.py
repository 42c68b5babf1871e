"""Triggers that make the database itself refuse to change or remove an entry.

SQLite and PostgreSQL write triggers differently, so this is the one place with SQL for each (ADR 0003). A
superuser can drop a trigger; the hash chain is what catches that.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE_ON = (
    "CREATE TRIGGER audit_entry_keep_{verb} BEFORE {verb} ON audit_entry"
    " BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END"
)
_POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION audit_entry_keep() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$"
)
_POSTGRES_ON = (
    "CREATE TRIGGER audit_entry_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_keep()"
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers on ``audit_entry``."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(_SQLITE_ON.format(verb=verb))
        else:
            cursor.execute(_POSTGRES_FUNCTION)
            cursor.execute(_POSTGRES_ON)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers; for a test database being emptied, and for the superuser of the red-team tests."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS audit_entry_keep_{verb}")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS audit_entry_keep ON audit_entry")
