"""The daily roots: a file outside the database that remembers where the chain ended each day.

``audit-roots.jsonl`` holds one JSON object a line, each sealed and tied to the line before. Copy it to a
place the database administrator cannot write: it is what betrays a trail that was cut off and begun again.
"""

import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

from mingze.core.audit import chain
from mingze.core.audit.verification import End, Root
from mingze.core.kernel.canonical import canonical_json

FILE_NAME = "audit-roots.jsonl"


def read(path: Path) -> list[Root]:
    """The roots in the file, oldest first, if there is one. A line that is no root is a ``ValueError``."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_root(line, path, number) for number, line in enumerate(lines, start=1) if line]


def append(path: Path, *, end: End, day: date, key: str) -> Root:
    """Add the end of the chain as the root of ``day``; on return the line is on the disk."""
    before = read(path)
    previous = before[-1].seal if before else ""
    bare = Root(day.isoformat(), end.sequence, end.hash, previous, seal="")
    root = Root(bare.day, bare.sequence, bare.hash, previous, chain.seal(key, *bare.parts()))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(canonical_json(asdict(root)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return root


def _root(line: str, path: Path, number: int) -> Root:
    try:
        return Root(**json.loads(line))
    except (TypeError, ValueError) as fault:
        raise ValueError(f"{path}, line {number}: not a root ({fault})") from fault
