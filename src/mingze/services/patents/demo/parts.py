"""The full demo corpus in parts: the demo comes with the first, the others come in while the product is in use."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mingze.services.patents.demo.batches import FULL, SEED, write

FIRST = 800
"""Publications of the first part: enough to search in, few enough not to wait for."""
LATER = 4
"""Parts that follow."""
_APART = 10_000
"""Numbers kept free for each part."""
_NOTE = "demo-next-part"


class Part(NamedTuple):
    """Some of the demo's publications; the same part is always the same documents."""

    number: int
    size: int

    def write(self, folder: Path) -> int:
        """Write it as the office delivers it; gives how many publications it has."""
        return write(folder, self.size, SEED + self.number, first=self.number * _APART)


PARTS = (Part(0, FIRST), *(Part(number, (FULL - FIRST) // LATER) for number in range(1, LATER + 1)))


def all_to_come(corpus: Path) -> None:
    """Note beside the corpus in that folder that the parts after the first are to be brought in."""
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / _NOTE).write_text("1", encoding="ascii")


def some_to_come(corpus: Path) -> bool:
    """Whether parts are still to be brought in."""
    return (corpus / _NOTE).exists()


def to_come(corpus: Path) -> Iterator[Part]:
    """The parts still to be brought in. One counts as brought in when the next is asked for."""
    note = corpus / _NOTE
    while note.exists():
        number = int(note.read_text(encoding="ascii").strip() or 1)
        if number > LATER:
            break
        yield PARTS[number]
        note.write_text(str(number + 1), encoding="ascii")
    note.unlink(missing_ok=True)
