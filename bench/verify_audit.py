# ruff: noqa: S101, PT018
"""How long a million audit entries take to verify: ``python bench/verify_audit.py [entries]``.

Fills a throw-away SQLite file, verifies the table, exports it, verifies the file. The target: a million in a
minute on one core.
"""

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="mingze-bench-"))
os.environ["MINGZE_DATA_DIR"] = str(FOLDER)
os.environ.pop("MINGZE_DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "mingze.config.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from mingze.core.audit import chain, export, queries, verification  # noqa: E402
from mingze.core.audit.models import Entry, Head  # noqa: E402

BATCH = 5000


def main(count: int) -> None:
    """Fill, verify, export, verify again."""
    call_command("migrate", verbosity=0)
    timed("fill", count, lambda: fill(count))
    report = timed("verify the table", count, lambda: queries.verify(key=settings.AUDIT_KEY, roots=[]))
    assert report.whole and report.checked == count, report
    path = FOLDER / "trail.jsonl"
    timed("export", count, lambda: write(path, count))
    report = timed("verify the file", count, lambda: verify_file(path))
    assert report.whole and report.checked == count, report
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB, files in {FOLDER}")


def timed(what, count, work):
    """Run and print seconds and rate."""
    begun = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - begun
    print(f"{what}: {seconds:.1f} s, {count / seconds:,.0f} entries/s", flush=True)
    return result


def fill(count: int) -> None:
    """Entries as the door writes them, in bulk."""
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    previous, batch = chain.GENESIS, []
    for sequence in range(1, count + 1):
        entry = Entry(
            sequence=sequence,
            at=begun + timedelta(seconds=sequence),
            actor=f"{1000 + sequence % 200}",
            actor_name="某某",
            action="facts.record",
            object_kind="facts.fact",
            object_id=str(sequence),
            unit_id=sequence % 40,
            summary="登记党员大会：学习传达会议精神，讨论接收预备党员",
            detail='{"kind":"branch_meeting","occurred_on":"2026-01-01","participants":[1,2,3,4,5]}',
        )
        previous = entry.hash = entry.link().hash_after(previous)
        entry.seal = chain.seal(settings.AUDIT_KEY, "entry", sequence, previous)
        batch.append(entry)
        if len(batch) == BATCH or sequence == count:
            with transaction.atomic():
                Entry.objects.bulk_create(batch)
            batch = []
    seal = chain.seal(settings.AUDIT_KEY, "head", count, previous)
    Head.objects.update(sequence=count, hash=previous, seal=seal)


def write(path: Path, count: int) -> None:
    """Export the table."""
    end = queries.end()
    assert end is not None
    with path.open("w", encoding="utf-8") as file:
        export.write(file, queries.sealed_links(1, count), end)


def verify_file(path: Path) -> verification.Report:
    """Verify the file with nothing but the key."""
    end = export.read_end(path)
    assert end is not None
    entries = export.read_entries(path)
    return verification.verify(entries, end=end, newest=end.sequence, key=settings.AUDIT_KEY)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
