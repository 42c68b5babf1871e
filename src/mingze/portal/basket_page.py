"""What the page of a list shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from mingze.core.accounts.models import Account
from mingze.portal import basket, queries
from mingze.portal.models import Basket
from mingze.services.patents.library import Library
from mingze.services.patents.results import Row, row_of


@dataclass(frozen=True)
class BasketPage:
    """A list: its documents, those of them the corpus no longer holds, its tags; and the person's other lists."""

    rows: Sequence[tuple[basket.Entry, Row]]
    gone: Sequence[str]
    tags: Sequence[str]
    tag: str
    lists: Sequence[Basket]
    here: Basket | None
    left_behind: int

    @property
    def others(self) -> Sequence[Basket]:
        """The lists documents can be moved to."""
        return [one for one in self.lists if self.here and one.pk != self.here.pk]


def page_of(request: HttpRequest, library: Library, named: str, tag: str) -> BasketPage:
    """The list that is asked for; with ``tag`` only the documents that bear it."""
    keeping = basket.basket_of(request, named)
    entries = keeping.entries()
    shown = {one.number: one for one in entries if not tag or tag in one.remark.tags}
    found = {one.patent.number: one for one in library.corpus.dossiers(shown)}
    return BasketPage(
        rows=[
            (entry, row_of(found[number], library.standing(found[number])))
            for number, entry in shown.items()
            if number in found
        ],
        gone=[number for number in shown if number not in found],
        tags=sorted({name for one in entries for name in one.remark.tags}),
        tag=tag,
        lists=queries.baskets(request.user) if isinstance(request.user, Account) else (),
        here=keeping.basket if isinstance(keeping, basket.OwnBasket) else None,
        left_behind=len(basket.left_behind(request)),
    )
