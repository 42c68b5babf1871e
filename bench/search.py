"""``python -m bench search [--documents N]``: our search call beside plain tantivy, Lucene, FTS5 and PostgreSQL.

All hold the same tokens and are asked the same questions in one run, ours and plain tantivy one question after the
other. Before anything is measured, all have to find the same number of documents.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import page
from bench.databases import postgresql
from bench.ours import Plain, Product, build
from bench.peers import Lucene, Peer, Postgresql, Sqlite, libraries
from bench.publications import chinese_words
from bench.questions import Goal, Question, Shape, shapes
from bench.results import T, percentile, timed

EACH, ROUNDS, WARM_UP = 40, 4, 5
TURNS = 4
"""How often in a round ours and plain tantivy take turns: what lies between them is small, and the machine uneven."""
MORE, MILLISECONDS = 0.15, 0.2
"""What our call may take more than plain tantivy at the median: this share, or so many milliseconds."""
TIMES = 10
"""How many times as long FTS5 and PostgreSQL may at least be expected to take on the middle shape."""
PATIENCE = 10.0
"""Seconds after which a slow peer is asked no more questions of a shape."""
FACETED = 0.10
"""The share of documents that facets are counted over."""
OURS, RAW = "ours", "tantivy"


@dataclass
class Times:
    """Milliseconds of one engine on one shape."""

    values: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return median(self.values)

    @property
    def said(self) -> str:
        """Median, 95th percentile and questions a second."""
        each = 1000 * len(self.values) / sum(self.values)
        return f"{_ms(self.middle)} / {_ms(percentile(self.values, 95))} / {each:,.0f}"


Table = dict[str, dict[str, Times]]
"""Times by shape and engine."""


def run(documents: int, folder: Path) -> Table:
    """Build, compare, measure, print and write."""
    index, rows = folder / f"search-{documents}", folder / f"search-{documents}.tsv"
    if not rows.exists():
        part = rows.with_suffix(".part")
        _said("index", lambda: build(documents, index, part))
        part.rename(rows)
    product, plain = Product(index), Plain(index)
    asked = _shapes(product, documents)
    with ExitStack() as stack:
        fresh = Path(stack.enter_context(TemporaryDirectory(prefix="peers-", dir=folder)))
        peers, absent = _peers(rows, fresh, stack)
        _compare(asked, product, peers)
        measured = _measured(asked, product, plain, peers)
    text, notes = _table(measured, [peer.name for peer in peers]), _notes(measured) + absent
    print("\n".join([text, "", *notes]), flush=True)
    head = f"Measured on {date.today().isoformat()}; {documents:,} documents, one client, milliseconds."
    page.put(head, text, notes, "search")
    return measured


def _said(what: str, work: Callable[[], T]) -> T:
    seconds, result = timed(work)
    print(f"{what} built in {seconds:.1f} s", flush=True)
    return result


def _shapes(product: Product, documents: int) -> list[Shape]:
    """The twelve shapes, facets over as nearly a tenth of the documents as words allow."""
    asked = shapes(EACH)
    words = [Question((word,)) for word in chinese_words()[:60]]
    share = {one: product.work(Goal.COUNT, one)() / documents for one in words}
    near = sorted(words, key=lambda one: abs(share[one] - FACETED))[:5]
    return [Shape(one.name, near, one.goal) if one.goal is Goal.FACETS else one for one in asked]


def _peers(rows: Path, folder: Path, stack: ExitStack) -> tuple[list[Peer], list[str]]:
    peers: list[Peer] = []
    absent: list[str] = []
    place = libraries(folder)
    if isinstance(place, Path):
        peers.append(_said("Lucene", lambda: Lucene(rows, folder, place)))
    else:
        absent.append(f"- Lucene was left out: {place}.")
    peers.append(_said("SQLite FTS5", lambda: Sqlite(rows, folder)))
    if server := stack.enter_context(postgresql(folder)):
        peers.append(_said("PostgreSQL", lambda: Postgresql(rows, server)))
    else:
        absent.append("- PostgreSQL was left out: it is not installed.")
    for peer in peers:
        stack.callback(peer.close)
    return peers, absent


def _compare(asked: Sequence[Shape], product: Product, peers: Sequence[Peer]) -> None:
    """Everybody finds the same number of documents; raises ``AssertionError``."""
    for shape in asked:
        for question in shape.questions[:3]:
            found = product.work(Goal.COUNT, question)()
            for peer in peers:
                _, theirs = peer.ask(Goal.COUNT, question)
                if theirs != found:
                    raise AssertionError(f"{shape.name}, {question}: {found}, {peer.name} {theirs}")


def _measured(asked: Sequence[Shape], product: Product, plain: Plain, peers: Sequence[Peer]) -> Table:
    table: Table = {shape.name: {} for shape in asked}
    for number in range(-1, ROUNDS):
        for shape in asked:
            times = table[shape.name] if number >= 0 else {}
            for turn in range(TURNS):
                _by_turns(shape, product, plain, number + turn, times)
            for peer in peers:
                slow = peer.name != Lucene.name
                if slow and number not in {0, 1}:
                    continue  # two rounds of these are enough; they have no machine code to warm up
                for _ in range(WARM_UP if number < 0 else 1):
                    _ask(shape, peer, times)
    return table


def _by_turns(shape: Shape, product: Product, plain: Plain, number: int, times: dict[str, Times]) -> None:
    """Who asks second finds caches warm, so each does as often."""
    for place, question in enumerate(shape.questions):
        pair = [(OURS, product.work(shape.goal, question)), (RAW, plain.work(shape.goal, question))]
        for name, work in pair if (place + number) % 2 else reversed(pair):
            begun = time.perf_counter()
            work()
            seconds = time.perf_counter() - begun
            times.setdefault(name, Times()).values.append(1000 * seconds)


def _ask(shape: Shape, peer: Peer, times: dict[str, Times]) -> None:
    spent = 0.0
    for question in shape.questions:
        seconds, _ = peer.ask(shape.goal, question)
        times.setdefault(peer.name, Times()).values.append(1000 * seconds)
        spent += seconds
        if spent > PATIENCE:
            return


def _held(found: dict[str, Times]) -> bool:
    ours, raw = found[OURS].middle, found[RAW].middle
    return ours - raw <= max(MORE * raw, MILLISECONDS)


def _table(measured: Table, peers: Sequence[str]) -> str:
    names = [OURS, RAW, *peers]
    lines = [f"| shape | {' | '.join(names)} | over tantivy |", f"|---|{'---|' * (len(names) + 1)}"]
    for shape, found in measured.items():
        more = found[OURS].middle - found[RAW].middle
        over = f"{more:+.3f} ms ({100 * more / found[RAW].middle:+.0f} %)"
        cells = [found[name].said for name in names] + [over if _held(found) else f"**{over}, not held**"]
        lines.append(f"| {shape} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _notes(measured: Table) -> list[str]:
    """Whether the budgets hold."""
    within = sum(map(_held, measured.values()))
    notes = [
        "- Each cell: median / 95th percentile / questions a second.",
        f"- At most 15 % or 0.2 ms over tantivy at the median: {within} of {len(measured)} shapes.",
    ]
    names = {name for found in measured.values() for name in found} - {OURS, RAW}
    for name in sorted(names):
        ratios = [found[name].middle / found[OURS].middle for found in measured.values()]
        if name == Lucene.name:
            ahead = [shape for shape, found in measured.items() if found[name].middle > found[OURS].middle]
            behind = ", ".join(shape for shape in measured if shape not in ahead)
            verdict = "held" if 2 * len(ahead) > len(measured) else "**not held**"
            notes.append(
                f"- Ahead of Lucene on most shapes: {len(ahead)} of {len(measured)}, {verdict}; not on:"
                f" {behind or 'none'}."
            )
        else:
            verdict = "held" if median(ratios) >= TIMES else "**not held**"
            notes.append(
                f"- {TIMES} times as fast as {name} on the middle shape: {median(ratios):.0f} times, {verdict};"
                f" from {min(ratios):.1f} to {max(ratios):.0f} times."
            )
    return notes


def _ms(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.1f}"
