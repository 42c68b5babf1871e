"""What is wrong with a catalogue file, and where: file, line, column, path, message and what was expected."""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from mingze.catalogue.records import Origin
from mingze.core.kernel.refusals import Sentence, mark, sentence, series

Words = str | Sentence
WITH_PATH = mark("%(place)s（%(path)s） %(message)s；应为：%(expected)s")
WITHOUT_PATH = mark("%(place)s %(message)s；应为：%(expected)s")


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in one file.

    ``line`` and ``column`` count from 1; ``path`` is like ``versions[0].clauses[2].code``.
    """

    file: str
    line: int
    column: int
    path: str
    message: Words
    expected: Words

    @property
    def sentence(self) -> Sentence:
        """Place, mistake and what was expected, to be translated where it is shown."""
        source = WITH_PATH if self.path else WITHOUT_PATH
        place = f"{self.file}:{self.line}:{self.column}"
        return sentence(source, place=place, path=self.path, message=self.message, expected=self.expected)

    def __str__(self) -> str:
        return str(self.sentence)


class CatalogueError(Exception):
    """The catalogue was refused. ``faults`` holds every mistake found, in reading order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(
            faults, key=lambda one: (one.file, one.line, one.column, one.path, str(one.message))
        )
        super().__init__(self.text())

    def text(self, translate: Callable[[str], str] = mark) -> str:
        """Return every fault on a line of its own, below how many there are."""
        count = sentence("规则目录有 %(count)s 处错误：", count=len(self.faults))
        return "\n".join(one.text(translate) for one in (count, *(fault.sentence for fault in self.faults)))


@dataclass(slots=True)
class Findings:
    """Collects faults while files are read, and remembers where each value stood.

    ``marks`` maps (file, path) to (line, column), so that a check made long after reading can still point.
    ``broken`` holds the codes of records that failed to decode: a reference to one is not reported again.
    """

    faults: list[Fault] = field(default_factory=list)
    marks: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)

    def add(self, file: str, path: str, message: Words, expected: Words) -> None:
        """Record a fault at a known path; falls back to the nearest enclosing value that has a mark."""
        line, column = self._nearest(file, path)
        self.faults.append(Fault(file, line, column, path, message, expected))

    def at(self, origin: Origin, name: str, message: Words, expected: Words) -> None:
        """Record a fault at a key of a record; ``name`` may be a path such as ``fields.properties``."""
        self.add(origin.file, join(origin.path, name), message, expected)

    def unresolved(self, origin: Origin, name: str, code: str, what: Sentence, known: Iterable[str]) -> None:
        """Record a reference that leads nowhere, with the nearest known code as the hint."""
        known = list(known)
        self.at(
            origin, name, sentence("找不到%(what)s“%(code)s”", what=what, code=code), _hint(code, what, known)
        )

    def _nearest(self, file: str, path: str) -> tuple[int, int]:
        while path and (file, path) not in self.marks:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.marks.get((file, path), (1, 1))


def one_of(words: Sequence[str]) -> Sentence:
    """What is expected where one of a few words has to stand."""
    return sentence("以下之一：%(words)s", words=series(words))


def _hint(code: str, what: Sentence, known: list[str]) -> Sentence:
    close = difflib.get_close_matches(code, known, n=1)
    if close:
        return sentence("“%(word)s”（是否笔误？）", word=close[0])
    if len(known) > MOST_NAMED:
        return sentence("目录中已有的%(what)s", what=what)
    return one_of(known) if known else sentence("先定义%(what)s", what=what)


MOST_NAMED = 30


def join(path: str, name: str) -> str:
    """The path of a key inside the mapping at ``path``."""
    return f"{path}.{name}" if path else name
