"""What stands on a person's desk today."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from mingze.accountability.duties import queries as duties
from mingze.accountability.duties.choices import ObligationState, SheetState
from mingze.accountability.duties.fulfilment import Due, Tally, in_all
from mingze.accountability.duties.models import Sheet
from mingze.accountability.duties.states import Stated
from mingze.core.audit.unchanged import unchanged
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.ledger import queries as ledger
from mingze.core.ledger.models import Item
from mingze.core.notices.queries import unread_count
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Unit

Shown = TypeVar("Shown", bound=Model)
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


def my_duties(access: Access, on: date) -> tuple[list[str], list[Stated]]:
    """The states of all that a person owes and has not done, and the longest overdue of it. 4 queries.

    All of it is read narrow and sorted here, because no index gives in order what one owes in three capacities.
    """
    mine = duties.owed_by(access.person_id, on)
    waiting = mine.filter(state__in=WAITING).values_list("due_on", "occasion__item__code", "pk", "state")
    first = sorted(waiting)
    rows = mine.select_related("occasion__item__basis", "unit", "post", "person").in_bulk(
        [key for _, _, key, _ in first[:SHOWN]]
    )
    return [state for *_, state in first], [rows[key] for _, _, key, _ in first[:SHOWN]]


def to_review(access: Access) -> QuerySet[Fact]:
    """Records that wait for this person's confirmation: made by somebody else, and counted only when reviewed."""
    # The kinds first: few need a review, and the database would else look at every fact there is.
    reviewed = RecordKind.objects.filter(definition__counts_when="reviewed").values_list("pk", flat=True)
    kinds = unchanged("desk.reviewed", answer=lambda: list(reviewed))
    waiting = Fact.objects.current().filter(reviewed_at=None, kind__in=kinds)
    seen = access.visible(waiting, Permission.FACTS_REVIEW).exclude(recorded_by=access.person_id)
    return seen.select_related("kind", "unit", "recorded_by").order_by("recorded_at")


def to_receipt(access: Access, on: date) -> QuerySet[Sheet]:
    """Reminder sheets that wait for this person's receipt."""
    sent = duties.sheets_visible(access, on).filter(state=SheetState.SENT)
    return sent if access.may(Permission.SHEETS_RECEIPT) else sent.none()


def desk_of(access: Access, on: date) -> Desk:
    """Everything the home page shows of one's own work: a bounded number of queries.

    Each part is kept by itself, because a record made somewhere makes few of them old.
    """
    states, mine = unchanged("desk.duties", access, on, answer=lambda: my_duties(access, on))
    items, item_count = unchanged(
        "desk.items", access, on, answer=lambda: _first(ledger.held_by(access.person_id, on))
    )
    checks, check_count = unchanged(
        "desk.checks", access, on, answer=lambda: _first(ledger.to_check(access, on))
    )
    reviews, review_count = unchanged("desk.reviews", access, on, answer=lambda: _first(to_review(access)))
    sheets, _ = unchanged("desk.sheets", access, on, answer=lambda: _first(to_receipt(access, on)))
    return Desk(
        overdue=states.count(ObligationState.OVERDUE),
        open=states.count(ObligationState.OPEN),
        duties=mine,
        items=items,
        item_count=item_count,
        checks=checks,
        check_count=check_count,
        reviews=reviews,
        review_count=review_count,
        sheets=sheets,
        unread=unread_count(access.person_id),
    )


def _first(rows: QuerySet[Shown]) -> tuple[list[Shown], int]:
    """The first rows and how many there are; few rows are counted as they lie there."""
    first = list(rows[:SHOWN])
    return first, len(first) if len(first) < SHOWN else rows.count()


def standing(access: Access, on: date) -> Tally:
    """This year's fulfilment in a leader's whole reach, as known today: the total of the fulfilment page."""
    units = Unit.objects.within(access.paths(Permission.REPORTS_VIEW))
    return in_all(Due(units, date(on.year, 1, 1), date(on.year, 12, 31)), on)
