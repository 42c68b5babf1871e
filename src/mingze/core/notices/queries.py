"""Questions about notices."""

from django.db.models import QuerySet

from mingze.core.notices.models import Notice


def inbox(person_id: int) -> QuerySet[Notice]:
    """Everything one person was told."""
    return Notice.objects.filter(person_id=person_id)


def unread_count(person_id: int) -> int:
    """How many notices wait for a person."""
    return inbox(person_id).filter(read_at=None).count()
