"""What a loading of the catalogue must not do: change what held on a day gone by."""

from mingze.catalogue.records import Record
from mingze.core.kernel.refusals import Refused, mark

REWRITTEN = mark("规则目录未载入，%(count)s 处会改写已载入的历史：\n%(problems)s")


class Rewritings:
    """Collects attempts to rewrite history, each with the file and line it stands at."""

    def __init__(self) -> None:
        self._problems: list[str] = []

    def add(self, at: Record, problem: str) -> None:
        """Note one attempt."""
        self._problems.append(f"{at.origin.file}:{at.origin.line} {problem}")

    def refuse(self) -> None:
        """Raise :class:`Refused` naming every attempt, if there was one."""
        if self._problems:
            raise Refused(
                REWRITTEN, params={"count": len(self._problems), "problems": "\n".join(self._problems)}
            )
