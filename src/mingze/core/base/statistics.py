"""What the database knows about its own tables, on which it plans every question."""

from django.db import connection, models


def count_anew(*tables: type[models.Model]) -> None:
    """Have the database look at ``tables`` again, inside the transaction that has just changed many of their rows.

    PostgreSQL would do so by itself within minutes; until then it takes a table that was empty for empty still and
    reads twenty thousand rows once for each of twenty thousand. SQLite plans by its indexes and needs no telling.
    """
    if connection.vendor != "postgresql":
        return
    names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
