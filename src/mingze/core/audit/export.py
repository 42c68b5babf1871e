"""The trail as a file that can be verified on a machine without the product's database.

JSON lines: every entry in order, then one line ``{"end": …}``. Plain enough to be read twenty years on.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TextIO

from mingze.core.audit.chain import Link
from mingze.core.audit.verification import End, SealedLink
from mingze.core.kernel.canonical import canonical_json

LINK_FIELDS = tuple(field.name for field in fields(Link))


def write(file: TextIO, entries: Iterable[SealedLink], end: End) -> int:
    """Write the entries and the end; return how many entries there were."""
    count = 0
    for entry in entries:
        file.write(canonical_json({**asdict(entry.link), "hash": entry.hash, "seal": entry.seal}) + "\n")
        count += 1
    file.write(canonical_json({"end": asdict(end)}) + "\n")
    return count


def read_end(path: Path) -> End | None:
    """The end, from the last line of the file; none when the last line is something else."""
    last = ""
    with path.open(encoding="utf-8") as file:
        for line in file:
            last = line
    row = json.loads(last) if last else {}
    return End(**row["end"]) if "end" in row else None


def read_entries(path: Path) -> Iterator[SealedLink]:
    """The entries, one at a time."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if "end" in row:
                return
            yield _sealed(row)


def _sealed(row: dict[str, object]) -> SealedLink:
    content = {name: row[name] for name in LINK_FIELDS} | {"at": datetime.fromisoformat(str(row["at"]))}
    return SealedLink(Link(**content), str(row["hash"]), str(row["seal"]))  # type: ignore[arg-type]
