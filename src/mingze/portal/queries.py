"""What a person who is signed in has kept. Every question names the person: nobody is shown another's."""

from collections.abc import Sequence

from django.db.models import Count

from mingze.core.accounts.models import Account
from mingze.portal.models import Basket, Kept, Step


def baskets(account: Account) -> Sequence[Basket]:
    """The lists of a person by name, each with ``count``, the number of its documents."""
    return list(
        Basket.objects.filter(owner=account).annotate(count=Count("documents")).order_by("name", "pk")
    )


def basket(account: Account, key: str) -> Basket | None:
    """The list with this key, if it is that person's."""
    return Basket.objects.filter(owner=account, pk=key).first()


def basket_at_hand(account: Account, key: str) -> Basket | None:
    """The list with this key, else the one made last; ``None`` for somebody who has none."""
    own = list(Basket.objects.filter(owner=account).order_by("-created_at", "-pk"))
    return next((one for one in own if one.pk == key), own[0] if own else None)


def documents_in(basket: Basket) -> Sequence[Kept]:
    """What lies in a list, the latest first."""
    return list(Kept.objects.filter(basket=basket).order_by("-at", "-pk"))


def numbers_in(basket: Basket) -> frozenset[str]:
    """The numbers of what lies in a list."""
    return frozenset(Kept.objects.filter(basket=basket).values_list("number", flat=True))


def steps(account: Account) -> Sequence[Step]:
    """The searches of a person, the latest first."""
    return list(Step.objects.filter(owner=account).order_by("-number"))


def last_step(account: Account) -> Step | None:
    """The latest search of a person."""
    return Step.objects.filter(owner=account).order_by("-number").first()


def step(account: Account, number: int) -> Step | None:
    """One of them."""
    return Step.objects.filter(owner=account, number=number).first()


def documents_about(person_id: int) -> int:
    """How many documents lie in the lists of a person."""
    return Kept.objects.filter(basket__owner__person_id=person_id).count()


def searches_about(person_id: int) -> int:
    """How many searches of a person are remembered."""
    return Step.objects.filter(owner__person_id=person_id).count()
