"""What is wrong with a catalogue file, and where: file, line, column, path, message and what was expected."""

from dataclasses import dataclass, field


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

    def _nearest(self, file: str, path: str) -> tuple[int, int]:
        while path and (file, path) not in self.marks:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.marks.get((file, path), (1, 1))


def join(path: str, name: str) -> str:
    """The path of a key inside the mapping at ``path``."""
    return f"{path}.{name}" if path else name
