"""The table of measured values, on the terminal and in docs/reference/performance.md."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.results import Result

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "performance.md"


def table(rows: Mapping[str, Mapping[str, Result]]) -> str:
    """One line for each piece of work, a column for each database."""
    names = list(dict.fromkeys(name for found in rows.values() for name in found))
    lines = [f"| work | must hold | {' | '.join(names)} |", f"|---|---|{'---|' * len(names)}"]
    for work, found in rows.items():
        budget = next(iter(found.values())).budget
        cells = [found[name].cell if name in found else "" for name in names]
        lines.append(f"| {work} | {budget} | {' | '.join(cells)} |")
    return "\n".join(lines)


def write(text: str, rows: Mapping[str, Mapping[str, Result]], facts: Mapping[str, Any], on: date) -> None:
    """Put the table between the marks of the page; the words around it are written by hand."""
    scale = facts.get("scale", {})
    said = ", ".join(f"{count:,} {what}" for what, count in scale.items())
    notes = [
        f"- {name}, {work}: {result.detail}"
        for work, found in rows.items()
        for name, result in found.items()
        if result.detail
    ]
    put(f"Measured on {on.isoformat()}; {said}.", text, notes, "measured")


def put(head: str, text: str, notes: Sequence[str], section: str) -> None:
    """Put a sentence, a table and notes between the marks of a section; everything else stays as it is."""
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    page = PAGE.read_text(encoding="utf-8")
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{PAGE.name} has no marks of {section}")
    PAGE.write_text(before + "\n".join([begin, head, "", text, "", *notes, end]) + after, encoding="utf-8")
