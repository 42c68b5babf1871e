"""The searches of a person are written down, and really forgotten: no guarded rows, no trail (docs/adr/0015)."""

from django.conf import settings
from django.db import IntegrityError, transaction

from mingze.core.accounts.models import Account
from mingze.portal.models import Step


def keep(account: Account, step: Step) -> None:
    """Write a search down, and forget those that are too many.

    Of two made at the same moment in two windows one gets the number, the other is not remembered: no search fails
    because of its history.
    """
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError:
        return
    Step.objects.filter(owner=account, number__lte=step.number - settings.HISTORY_STEPS).delete()


def forget(account: Account, number: int | None = None) -> None:
    """Delete a person's search with this number, or all of them."""
    mine = Step.objects.filter(owner=account)
    (mine if number is None else mine.filter(number=number)).delete()
