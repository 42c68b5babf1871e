"""The demo corpus as the office delivers it: a folder for each day of publication with an archive of archives, and the
legal states of each year as TRS text."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from mingze.services.patents.demo.document import document, file_name
from mingze.services.patents.demo.planning import Invention, plan
from mingze.services.patents.demo.wording import word

SEED = 20260701
"""The seed of the demo corpus; another gives another corpus of the same kind."""
FULL = 20_000
"""Publications of the full demo corpus."""


def write(folder: Path, count: int = FULL, seed: int = SEED, first: int = 0) -> int:
    """Write about ``count`` publications below ``folder``; gives how many. The same arguments give the same bytes.

    They are held in memory; larger corpora are written in parts, each with numbers that follow its ``first``.
    """
    days: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    inventions = list(plan(count, seed, first))
    for one in inventions:
        words = word(one)
        for out in one.publications:
            name = file_name(one, out)
            days[f"{out.on:%Y%m%d}"].append(
                (name, _archive([(name, document(one, out, words).encode())], deflate=True))
            )
    for day, files in days.items():
        place = folder / day
        place.mkdir(parents=True, exist_ok=True)
        outer = [(name.replace(".XML", ".ZIP"), data) for name, data in files]
        (place / f"{day}-1-001.ZIP").write_bytes(_archive(outer, deflate=False))
    _write_legal_states(folder / "法律状态", inventions)
    return sum(map(len, days.values()))


def _write_legal_states(folder: Path, inventions: Iterable[Invention]) -> None:
    years: dict[int, list[str]] = defaultdict(list)
    for one in inventions:
        for happened in one.happened:
            years[happened.on.year].append(
                f"<REC>\n<申请号>=CN{one.application}\n<法律状态公告日>={happened.on:%Y.%m.%d}\n"
                f"<法律状态>={happened.heading}\n<法律状态信息>={happened.details}\n"
            )
    folder.mkdir(parents=True, exist_ok=True)
    for year, records in years.items():
        (folder / f"{year}.trs").write_text("\n".join(records) + "\n", encoding="utf-8")


def _archive(files: Iterable[tuple[str, bytes]], *, deflate: bool) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name, data in files:
            # A fixed time, so that the same corpus is the same bytes.
            archive.writestr(zipfile.ZipInfo(name), data, archive.compression, 6 if deflate else None)
    return sink.getvalue()
