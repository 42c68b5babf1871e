"""``python -m bench [NAME ...] [--quick] [--documents N]``: measure, print, write docs/reference/performance.md.

Names: sets (obligations, discharge, roll-up), acts (one fact, a month's sheets), pages, audit. All when none is
given; the page is written only by a run of them all at national scale. With ``--quick`` the city demo stands in
for the national one and nothing is written. ``search``, ``imports``, ``searchpages`` and ``ranking`` are run by name
alone, over ``--documents`` made-up publications, and write sections of their own.

``MINGZE_BENCH_POSTGRES_URL`` names a PostgreSQL server in which databases may be created; without it one is started
for the run if it is installed.
``MINGZE_BENCH_TITLES`` names a table of real titles for ``ranking``: publication_numbers, patent_title,
true_subclasses_all, values separated by ``|``.
``MINGZE_BENCH_FOLDER`` keeps databases and files to import in a folder, so that the next run need not make them again.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import page
from bench.databases import Place, places
from bench.results import Result, load

NAMES = ("sets", "acts", "pages", "audit")
ALONE = {
    "search": ("bench.search", 1_000_000),
    "imports": ("bench.patent_import", 10_000),
    "searchpages": ("bench.searchpages", 20_000),
    "ranking": ("bench.ranking", 4_000),
}
"""Measured only when named, with data of their own: the module, and how many publications unless told otherwise."""
ENTRIES, FEW_ENTRIES = 1_000_000, 50_000
SECONDS = re.compile(r"verify the table: ([0-9.]+) s")


def main() -> int:
    """Run what was asked for; returns 0 even when a budget is not held, because the table says so."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*NAMES, *ALONE, []], metavar="NAME", help=", ".join([*NAMES, *ALONE])
    )
    parser.add_argument(
        "--documents",
        type=int,
        help="publications of search (a million), imports (10,000), searchpages (20,000), ranking (4,000)",
    )
    parser.add_argument("--quick", action="store_true", help="the city demo, few rounds, nothing written")
    options = parser.parse_args()
    names = options.names or NAMES
    with ExitStack() as stack:
        kept = os.environ.get("MINGZE_BENCH_FOLDER")
        folder = Path(
            kept or stack.enter_context(tempfile.TemporaryDirectory(prefix="mingze-bench-"))
        ).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name in set(ALONE).intersection(names):
            module, usual = ALONE[name]
            import_module(module).run(options.documents or usual, folder)
        names = [name for name in names if name not in ALONE]
        if not names:
            return 0
        pairs = stack.enter_context(places(folder, "city" if options.quick else "national"))
        rows: dict[str, dict[str, Result]] = {}
        facts: dict[str, Any] = {}
        for place, city in pairs:
            for name in (one for one in names if one != "audit"):
                for result in _measured(name, place, city, options.quick, facts):
                    rows.setdefault(result.work, {})[place.name] = result
                    print(f"{place.name}: {result.work}: {result.cell} ({result.detail})", flush=True)
        if "audit" in names:
            result = _audit(FEW_ENTRIES if options.quick else ENTRIES)
            rows[result.work] = {"SQLite": result}
    text = page.table(rows)
    print(text)
    if set(names) == set(NAMES) and not options.quick:
        page.write(text, rows, facts, date.today())
    return 0


def _measured(name: str, place: Place, city: Place, quick: bool, facts: dict[str, Any]) -> list[Result]:
    place.build()
    out = place.folder / f"{name}.json"
    place.run("-m", "bench.child", name, str(out), *(["--quick"] if quick else []))
    results, extra = load(out)
    facts.update({key: value for key, value in extra.items() if key != "statements"})
    if name == "pages":
        city.build()
        city.run("-m", "bench.child", "statements", str(city.folder / "statements.json"))
        _, few = load(city.folder / "statements.json")
        results.append(_constant(few["statements"], extra["statements"]))
    return results


def _constant(few: dict[str, int], many: dict[str, int]) -> Result:
    """Whether a page costs as many statements at national scale as in a city."""
    differing = {title: (few[title], many[title]) for title in many if few[title] != many[title]}
    said = "; ".join(f"{title} {count}" for title, count in many.items())
    if differing:
        said += "; city differs: " + ", ".join(f"{title} {small}" for title, (small, _) in differing.items())
    measured = "the same" if not differing else f"{len(differing)} pages differ"
    return Result("statements a page, city and national", "the same", measured, not differing, said)


def _audit(entries: int) -> Result:
    """The trail is verified in a file of its own."""
    script = Path(__file__).with_name("verify_audit.py")
    done = subprocess.run(
        [sys.executable, str(script), str(entries)], check=True, capture_output=True, text=True
    )
    print(done.stdout, flush=True)
    found = SECONDS.search(done.stdout)
    if found is None:
        raise AssertionError("the audit measurement said no seconds")
    seconds = float(found[1])
    return Result(f"{entries:,} audit entries verified", "< 60 s", f"{seconds:.1f} s", seconds < 60, "")


if __name__ == "__main__":
    sys.exit(main())
