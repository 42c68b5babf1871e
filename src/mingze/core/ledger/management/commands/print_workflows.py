"""Prints the state tables of the catalogue's ledger kinds as pages with a diagram, or checks the printed ones."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingze.catalogue.loader import load
from mingze.catalogue.records import LedgerKind
from mingze.catalogue.workflows import as_kernel
from mingze.core.ledger.choices import Requirement, Standing

FOLDER = Path("docs/reference/states")
BY = {standing.value: str(standing.label) for standing in Standing}
NEEDS = {need.value: str(need.label) for need in Requirement}


class Command(BaseCommand):
    """``mingze print_workflows`` writes the pages; with ``--check`` it only says which are not up to date."""

    help = "Print docs/reference/states/<kind>.md from the catalogue; --check reports pages that differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write, and whether to write at all."""
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page differs")
        parser.add_argument("--folder", type=Path, default=FOLDER, help="the folder of the pages")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare every page."""
        folder: Path = options["folder"]
        pages = {folder / f"{kind.code}.md": page(kind) for kind in load().ledgers.values()}
        stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
        stale += [path for path in sorted(folder.glob("*.md")) if path not in pages]
        if options["check"]:
            if stale:
                names = ", ".join(str(path) for path in stale)
                raise CommandError(f"not up to date: {names}. Run `mingze print_workflows`.", returncode=1)
            self.stdout.write(f"{len(pages)} pages are up to date")
            return
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in pages.items():
            path.write_text(text)
        for path in set(stale) - set(pages):
            path.unlink()
        self.stdout.write(f"{len(pages)} pages written to {folder}")


def page(kind: LedgerKind) -> str:
    """The page of one kind: its diagram, its states, and who makes each move with what."""
    workflow = as_kernel(kind.workflow)
    titles = {state.code: state.title for state in workflow.states}
    order = list(titles)
    lines = [
        f"# {kind.title} · {kind.title_en}",
        "",
        "Generated from the catalogue by `mingze print_workflows`.",
    ]
    lines += ["", "```mermaid", workflow.mermaid().rstrip(), "```", ""]
    lines += ["| 状态 state | 阶段 stage | 计时 clock |", "|---|---|---|"]
    lines += [f"| {one.title} {one.title_en} | {one.stage} | {one.clock} |" for one in workflow.states]
    lines += ["", "| 办理 move | 由 from | 至 to | 办理人 by | 需要 needs |", "|---|---|---|---|---|"]
    for step in workflow.transitions:
        sources = "、".join(titles[code] for code in sorted(step.sources, key=order.index))
        by = "、".join(BY[code] for code in BY if code in step.by)
        needs = "、".join(NEEDS[code] for code in NEEDS if code in step.requires) or "—"
        lines.append(f"| {step.title} {step.title_en} | {sources} | {titles[step.target]} | {by} | {needs} |")
    return "\n".join(lines) + "\n"
