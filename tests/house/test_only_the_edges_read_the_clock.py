"""Dates come in as arguments. Only the edges ask the clock: views, middleware, jobs and commands."""

import ast

from tests.house.sources import Module, listed, modules

EDGES = ("views", "middleware", "jobs", "commands")
ALLOWED = {
    "core/kernel/clock.py": "the clock itself",
    "core/audit/door.py": "the trail says when a thing was written, whatever date the thing bears",
    "core/kernel/ids.py": "an identifier carries the moment it was made",
    "core/accounts/adapters.py": "the sign-in library calls these, with no place for a date",
    "core/accounts/passwords.py": "Django calls password validators, with no place for a date",
    "services/patents/opening.py": "a library is opened, wherever it is needed, under the parameters of that day",
}
READINGS = {
    "date.today", "datetime.now", "datetime.utcnow", "datetime.today", "timezone.now", "timezone.localdate",
    "time.time", "clock.now", "clock.today",
}  # fmt: skip
HOMES = {"mingze.core.kernel.clock", "django.utils.timezone"}
BARE = {"now", "today", "localdate", "localtime"}


def _readings(module: Module) -> list[str]:
    bare = {
        alias.asname or alias.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module in HOMES
        for alias in node.names
        if alias.name in BARE
    }
    return [
        f"{module.place}:{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and (_named(node) in READINGS or _named(node) in bare)
    ]


def _named(call: ast.Call) -> str:
    return ".".join(ast.unparse(call.func).split(".")[-2:])


def test_only_edges_read_the_clock() -> None:
    inside = [
        reading
        for module in modules()
        if module.place not in ALLOWED and not any(module.is_part(edge) for edge in EDGES)
        for reading in _readings(module)
    ]
    assert not inside, listed(inside)


def test_every_exception_is_still_needed() -> None:
    needed = {module.place for module in modules() if _readings(module)}
    assert set(ALLOWED) <= needed
