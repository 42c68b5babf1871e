"""What every view of the ledger begins with: a request that knows its person, and the item asked for."""

from datetime import date

from django.http import Http404, HttpRequest

from mingze.core.ledger import queries
from mingze.core.ledger.models import Item, LedgerKind
from mingze.core.organization.access import Access


class StaffRequest(HttpRequest):
    """A request behind the access middleware."""

    access: Access
    today: date


def item_of(request: StaffRequest, item_id: str) -> Item:
    """The item, if it exists and the person may see it. Raises ``Http404``, which says the same for both."""
    found = queries.visible(request.access, request.today).filter(pk=item_id).first()
    if found is None:
        raise Http404
    return found


def kind_of(code: str) -> LedgerKind:
    """The kind of this code. Raises ``Http404``."""
    found = queries.kinds().filter(code=code).first()
    if found is None:
        raise Http404
    return found
