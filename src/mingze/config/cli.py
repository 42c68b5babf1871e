"""The ``mingze`` command: Django's management entry, with dashes where people expect them.

What keeps every command from running ends it with a line that says what to do, and not with the trace of a program:
settings that cannot be, a folder that cannot be written, a database that is not there yet.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import DatabaseError

COULD_NOT_RUN = 2
"""The exit code of a command that could not be run, as commands themselves have it."""
UNPREPARED = "数据库尚未建立或尚未更新，请先运行 · The database is not ready, first run: mingze prepare"
CLOSED = "数据库无法使用 · The database cannot be used: {why}"
NO_ACCESS = "无法读写 · Cannot be read or written: {why}"


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingze.config.settings")
    arguments = list(sys.argv)
    if len(arguments) > 1 and not arguments[1].startswith("-"):
        arguments[1] = arguments[1].replace("-", "_")
    try:
        execute_from_command_line(arguments)
    except (ImproperlyConfigured, DatabaseError, OSError) as fault:
        said = _said(fault, preparing=arguments[1:2] in (["prepare"], ["migrate"]))
        # Whoever asks for the trace gets it, as with every command of Django.
        if said is None or "--traceback" in arguments:
            raise
        sys.stderr.write(f"{said}\n")
        raise SystemExit(COULD_NOT_RUN) from None


def _said(fault: ImproperlyConfigured | DatabaseError | OSError, *, preparing: bool) -> str | None:
    """What to tell whoever typed the command; ``None`` for a fault of the program itself.

    In both languages: where the settings cannot be read, nobody knows which one is wanted.
    """
    if isinstance(fault, ImproperlyConfigured):
        return str(fault)
    if isinstance(fault, OSError):
        return None if isinstance(fault, BrokenPipeError) else NO_ACCESS.format(why=fault)
    return _of_the_database(preparing=preparing)


def _of_the_database(*, preparing: bool) -> str | None:
    # Both need the settings, which have been read when a database is at fault.
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        unprepared = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as closed:
        return CLOSED.format(why=closed)
    # What goes wrong while the tables are made is no reason to make them.
    return UNPREPARED if unprepared and not preparing else None
