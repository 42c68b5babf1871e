"""Numbers as their office writes them; names side by side; claims without the number that stands beside them."""

import re
from collections.abc import Sequence

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mingze.services.patents import numbers
from mingze.services.patents.record import Claim

register = template.Library()
FEW = 3
"""Names shown in a list."""


@register.filter
def number(key: str) -> str:
    """The office's own writing of a canonical number."""
    return numbers.display(key)


@register.filter
def cut_path(address: str) -> str:
    """The parameters of an address."""
    return address.partition("?")[2]


@register.filter
def unnumbered(claim: Claim) -> str:
    """The text of a claim without its own number at its beginning, which a page shows beside it."""
    return re.sub(rf"\A\s*{claim.number}\s*[.．、。]\s*(?!\d)", "", claim.text)


@register.filter
def listed(names: Sequence[str]) -> str:
    """Names side by side."""
    return pgettext("between names", "；").join(names)


@register.filter
def few(names: Sequence[str]) -> str:
    """The first names, and how many there are where there are more."""
    if len(names) <= FEW:
        return listed(names)
    return _("%(names)s等%(count)s个") % {"names": listed(names[:FEW]), "count": len(names)}
