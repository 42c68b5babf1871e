"""What somebody noted on a document: a note, and tags."""

from dataclasses import dataclass

PARTING = str.maketrans(dict.fromkeys("，,、;；", " "))


@dataclass(frozen=True)
class Remark:
    """A note and tags; either may be empty."""

    note: str = ""
    tags: tuple[str, ...] = ()


def tags_of(typed: str) -> list[str]:
    """The tags in what was typed, parted by commas, semicolons or spaces, each once, in the order typed."""
    return list(dict.fromkeys(typed.translate(PARTING).split()))
