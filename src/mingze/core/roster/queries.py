"""Questions about imports."""

from django.db.models import Q, QuerySet

from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.roster.models import RosterImport, RosterLine


def scope_of(access: Access) -> tuple[str, ...]:
    """The subtrees a person may import into."""
    return access.paths(Permission.ROSTER_IMPORT)


def imports_for(access: Access) -> QuerySet[RosterImport]:
    """The imports of a person and of those who may import into the same units, the bytes left aside."""
    return (
        RosterImport.objects.filter(Q(uploaded_by=access.person_id) | Q(scope=list(scope_of(access))))
        .select_related("uploaded_by")
        .defer("data")
    )


def lines_of(roster: RosterImport) -> QuerySet[RosterLine]:
    """The report on an import."""
    return RosterLine.objects.filter(roster=roster)


def is_waiting(roster: RosterImport) -> bool:
    """Whether an upload can still be applied: nothing was wrong with it, and its bytes are still kept."""
    kept = RosterImport.objects.filter(pk=roster.pk, data__isnull=False).exists()
    return kept and not roster.errors
