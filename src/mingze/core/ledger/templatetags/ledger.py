"""Filters for the pages of the ledger."""

from django import template

from mingze.core.ledger import listings
from mingze.core.ledger.choices import Stage
from mingze.core.ledger.item_page import STAGE_TONES
from mingze.core.ledger.models import Item

register = template.Library()


@register.filter
def state_title(item: Item) -> str:
    """The title of the state an item is in."""
    return listings.state_title(item)


@register.filter
def stage_tone(item: Item) -> str:
    """The colour of an item's stage."""
    return STAGE_TONES[Stage(item.stage)]
