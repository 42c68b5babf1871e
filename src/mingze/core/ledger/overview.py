"""The ledger at a glance: for each kind how many items stand where."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from mingze.core.ledger import queries
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.models import Item, LedgerKind


@dataclass(frozen=True, slots=True)
class KindCounts:
    """How many items of a kind stand where."""

    kind: LedgerKind
    open: int
    checking: int
    overdue: int
    closed: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.open + self.checking + self.closed


def by_kind(visible: QuerySet[Item], on: date) -> list[KindCounts]:
    """The counts of every kind in use, as far as the person may see."""
    staged = visible.order_by().values_list("kind", "stage").annotate(Count("pk", distinct=True))
    counts: dict[tuple[int, str], int] = {(kind, stage): count for kind, stage, count in staged}
    late = queries.overdue(visible, on).order_by().values_list("kind").annotate(Count("pk", distinct=True))
    overdue: dict[int, int] = dict(late)
    return [
        KindCounts(
            kind=kind,
            open=counts.get((kind.pk, Stage.OPEN), 0),
            checking=counts.get((kind.pk, Stage.CHECKING), 0),
            overdue=overdue.get(kind.pk, 0),
            closed=counts.get((kind.pk, Stage.CLOSED), 0),
        )
        for kind in queries.kinds()
    ]
