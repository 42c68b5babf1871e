"""Questions about notices."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from mingze.core.audit.unchanged import unchanged
from mingze.core.notices.models import Notice


def inbox(person_id: int) -> QuerySet[Notice]:
    """Everything one person was told; ``unread`` is 1 or 0, to sort by."""
    waiting = Case(When(read_at=None, then=Value(1)), default=Value(0), output_field=IntegerField())
    return Notice.objects.filter(person_id=person_id).annotate(unread=waiting)


def notice_of(person_id: int, key: str) -> Notice | None:
    """One notice, if it was sent to this person."""
    return Notice.objects.filter(person_id=person_id, pk=key).first()


def unread_count(person_id: int) -> int:
    """How many notices wait for a person; every page says it."""
    waiting = Notice.objects.filter(person_id=person_id, read_at=None)
    return unchanged("notices.unread", person_id, answer=waiting.count)
