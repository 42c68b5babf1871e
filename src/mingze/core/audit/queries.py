"""Questions about the trail."""

from collections.abc import Iterator
from dataclasses import fields

from django.db.models import Max, QuerySet

from mingze.core.audit import verification
from mingze.core.audit.chain import Link
from mingze.core.audit.models import Entry, Head
from mingze.core.audit.verification import End, SealedLink

CHUNK = 5000
READ = ".read"
_COLUMNS = (*(field.name for field in fields(Link)), "hash", "seal")


def sealed_links(first: int, last: int) -> Iterator[SealedLink]:
    """The entries from one sequence through another, in order, streamed."""
    rows = Entry.objects.filter(sequence__gte=first, sequence__lte=last).order_by("sequence")
    for *content, hash_, seal in rows.values_list(*_COLUMNS).iterator(chunk_size=CHUNK):
        yield SealedLink(Link(*content), hash_, seal)


def end() -> End | None:
    """The end of the chain; none when somebody removed it."""
    head = Head.objects.filter(pk=Head.ONLY).first()
    return End(head.sequence, head.hash, head.seal) if head else None


def newest() -> int:
    """The highest sequence stored. Ask before :func:`end`, which only grows: an entry may come in between."""
    return Entry.objects.aggregate(newest=Max("sequence"))["newest"] or 0


def verify(*, key: str, roots: list[verification.Root]) -> verification.Report:
    """One whole pass over the stored trail."""
    highest = newest()
    last = end()
    entries = sealed_links(1, last.sequence) if last else iter(())
    return verification.verify(entries, end=last, newest=highest, roots=roots, key=key)


def entries(*, actor: str = "") -> QuerySet[Entry]:
    """Every entry, newest first, or those of one actor."""
    rows = Entry.objects.order_by("-sequence")
    return rows.filter(actor=actor) if actor else rows


def actions_seen() -> list[str]:
    """Every action that occurs in the trail."""
    return list(Entry.objects.order_by("action").values_list("action", flat=True).distinct())


def object_kinds_seen() -> list[str]:
    """Every kind of object that occurs in the trail."""
    return list(Entry.objects.order_by("object_kind").values_list("object_kind", flat=True).distinct())


def entry(sequence: int) -> Entry | None:
    """One entry."""
    return Entry.objects.filter(pk=sequence).first()


def neighbours(sequence: int, count: int = 3) -> list[Entry]:
    """The entries just before and after one, oldest first, that one included."""
    near = Entry.objects.filter(sequence__gte=sequence - count, sequence__lte=sequence + count)
    return list(near.order_by("sequence"))


def readings_of(object_kind: str, object_id: object) -> QuerySet[Entry]:
    """Who looked at a thing, newest first: the entries written by ``actions.record_read``."""
    about = Entry.objects.filter(object_kind=object_kind, object_id=str(object_id), action__endswith=READ)
    return about.order_by("-sequence")


def history_of(object_kind: str, object_id: object) -> QuerySet[Entry]:
    """What was done to a thing, newest first, without the readings."""
    about = Entry.objects.filter(object_kind=object_kind, object_id=str(object_id))
    return about.exclude(action__endswith=READ).order_by("-sequence")


def last_verification() -> Entry | None:
    """The newest recorded verification."""
    return Entry.objects.filter(action="audit.verify").order_by("-sequence").first()


def last_root() -> Entry | None:
    """The newest recorded export of a root."""
    return Entry.objects.filter(action="audit.export_root").order_by("-sequence").first()
