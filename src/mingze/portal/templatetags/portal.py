"""Numbers as their office writes them."""

from django import template

from mingze.services.patents import numbers

register = template.Library()


@register.filter
def number(key: str) -> str:
    """The office's own writing of a canonical number."""
    return numbers.display(key)


@register.filter
def cut_path(address: str) -> str:
    """The parameters of an address."""
    return address.partition("?")[2]
