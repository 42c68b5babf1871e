"""Questions about facts."""

from django.db.models import QuerySet

from mingze.core.facts.models import Fact, RecordKind
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission


def visible_facts(access: Access) -> QuerySet[Fact]:
    """The facts a person may see, with what a list shows of each."""
    facts = Fact.objects.select_related("kind", "unit", "recorded_by", "reviewed_by")
    return access.visible(facts, Permission.FACTS_VIEW)


def kinds_for(access: Access) -> QuerySet[RecordKind]:
    """The kinds a person may record."""
    if not access.may(Permission.FACTS_RECORD):
        return RecordKind.objects.none()
    return RecordKind.objects.filter(retired=False).order_by("group", "code")
