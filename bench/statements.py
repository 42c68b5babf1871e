"""How many statements each main page costs here."""

from typing import Any

from bench.pages import PAGES, statements_of
from bench.results import Result


def measure(*, quick: bool) -> tuple[list[Result], dict[str, Any]]:
    """The counts alone."""
    return [], {"statements": {title: statements_of(number, path) for title, number, path in PAGES}}
