"""What a dialect cannot say."""

from mingze.services.search.language.dialect import TITLES, Dialect
from mingze.services.search.language.tree import Node


class Unsayable(Exception):  # noqa: N818 - a fact about a dialect
    """``dialect`` has no way to write ``node``; ``message`` says what is missing, in Chinese."""

    def __init__(self, node: Node, dialect: Dialect, what: str) -> None:
        self.node, self.dialect = node, dialect
        self.message = f"{TITLES[dialect][0]}不能表达{what}"
        super().__init__(self.message)
