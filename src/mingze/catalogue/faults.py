"""What is wrong with a catalogue file, and where: file, line, column, path, message and what was expected."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from mingze.catalogue.records import Origin


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in one file.

    ``line`` and ``column`` count from 1; ``path`` is like ``versions[0].clauses[2].code``.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    expected: str

    def __str__(self) -> str:
        place = f"（{self.path}）" if self.path else ""
        return f"{self.file}:{self.line}:{self.column}{place} {self.message}；应为：{self.expected}"


class CatalogueError(Exception):
    """The catalogue was refused. ``faults`` holds every mistake found, in reading order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__(f"规则目录有 {len(faults)} 处错误：\n" + "\n".join(str(one) for one in self.faults))


@dataclass(slots=True)
class Findings:
    """Collects faults while files are read, and remembers where each value stood.

    ``marks`` maps (file, path) to (line, column), so that a check made long after reading can still point.
    ``broken`` holds the codes of records that failed to decode: a reference to one is not reported again.
    """

    faults: list[Fault] = field(default_factory=list)
    marks: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)

    def add(self, file: str, path: str, message: str, expected: str) -> None:
        """Record a fault at a known path; falls back to the nearest enclosing value that has a mark."""
        line, column = self._nearest(file, path)
        self.faults.append(Fault(file, line, column, path, message, expected))

    def at(self, origin: Origin, name: str, message: str, expected: str) -> None:
        """Record a fault at a key of a record; ``name`` may be a path such as ``fields.properties``."""
        self.add(origin.file, join(origin.path, name), message, expected)

    def unresolved(self, origin: Origin, name: str, code: str, what: str, known: Iterable[str]) -> None:
        """Record a reference that leads nowhere, with the nearest known code as the hint."""
        known = list(known)
        close = difflib.get_close_matches(code, known, n=1)
        hint = f"“{close[0]}”（是否笔误？）" if close else f"目录中已有的{what}"
        if not close and len(known) <= 30:
            hint = f"以下之一：{'、'.join(known)}" if known else f"先定义{what}"
        self.at(origin, name, f"找不到{what}“{code}”", hint)

    def _nearest(self, file: str, path: str) -> tuple[int, int]:
        while path and (file, path) not in self.marks:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.marks.get((file, path), (1, 1))


def join(path: str, name: str) -> str:
    """The path of a key inside the mapping at ``path``."""
    return f"{path}.{name}" if path else name
