"""What the language asks of whoever can read the numbers of offices."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Numbered(Protocol):
    """A reading of a number: what it numbers, its canonical key, how sure it is."""

    @property
    def role(self) -> str:
        """``publication`` or ``application``."""

    @property
    def key(self) -> str:
        """The canonical key."""

    @property
    def sureness(self) -> int:
        """From 1, where only the digits allow it; higher is surer."""


NumberReader = Callable[[str], Sequence[Numbered]]
"""Gives every reading of a text as an office's number, the surest first; none for a text that is no number."""
