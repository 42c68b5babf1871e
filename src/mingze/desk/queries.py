"""What stands on a person's desk today."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mingze.accountability.duties import queries as duties
from mingze.accountability.duties.choices import ObligationState, SheetState
from mingze.accountability.duties.fulfilment import Tally, by_unit, due_within
from mingze.accountability.duties.models import Sheet
from mingze.accountability.duties.states import Stated
from mingze.core.facts.models import Fact
from mingze.core.ledger import queries as ledger
from mingze.core.ledger.models import Item
from mingze.core.notices.queries import unread_count
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission

WAITING = (ObligationState.OPEN, ObligationState.OVERDUE)
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one person on one day. Lists hold the first few rows; counts are exact."""

    overdue: int
    open: int
    duties: list[Stated]
    items: list[Item]
    item_count: int
    checks: list[Item]
    check_count: int
    reviews: list[Fact]
    review_count: int
    sheets: list[Sheet]
    unread: int


def my_duties(access: Access, on: date) -> QuerySet[Stated]:
    """What a person owes and has not done, the longest overdue first."""
    mine = duties.owed_by(access.person_id, on).filter(state__in=WAITING)
    return mine.select_related("occasion__item__basis", "unit", "post", "person").order_by(
        "occasion__due_on", "occasion__item__code", "pk"
    )


def to_review(access: Access) -> QuerySet[Fact]:
    """Records that wait for this person's confirmation: made by somebody else, and counted only when reviewed."""
    waiting = Fact.objects.current().filter(reviewed_by=None, kind__definition__counts_when="reviewed")
    seen = access.visible(waiting, Permission.FACTS_REVIEW).exclude(recorded_by=access.person_id)
    return seen.select_related("kind", "unit", "recorded_by").order_by("recorded_at")


def desk_of(access: Access, on: date) -> Desk:
    """Everything the home page shows of one's own work. A constant number of queries."""
    mine = my_duties(access, on)
    states = list(mine.values_list("state", flat=True))
    items = ledger.held_by(access.person_id, on)
    checks = ledger.to_check(access, on)
    reviews = to_review(access)
    may_receipt = access.may(Permission.SHEETS_RECEIPT)
    sheets = duties.sheets_visible(access, on).filter(state=SheetState.SENT)[: SHOWN if may_receipt else 0]
    return Desk(
        overdue=states.count(ObligationState.OVERDUE),
        open=states.count(ObligationState.OPEN),
        duties=list(mine[:SHOWN]),
        items=list(items[:SHOWN]),
        item_count=items.count(),
        checks=list(checks[:SHOWN]),
        check_count=checks.count(),
        reviews=list(reviews[:SHOWN]),
        review_count=reviews.count(),
        sheets=list(sheets),
        unread=unread_count(access.person_id),
    )


def standing(access: Access, on: date) -> Tally:
    """This year's fulfilment in a leader's whole reach, as known today: the total of the fulfilment page."""
    first, last = date(on.year, 1, 1), date(on.year, 12, 31)
    seen = access.visible(due_within(first, last), Permission.REPORTS_VIEW)
    return sum(by_unit(seen, on).values(), start=Tally())
