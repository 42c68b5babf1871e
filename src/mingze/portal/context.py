"""What every public page's shell needs."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from mingze.portal import basket

PAGES = (
    ("portal:search", _("专利检索")),
    ("portal:form", _("表格检索")),
    ("portal:history", _("检索历史")),
    ("portal:basket", _("收藏夹")),
    ("portal:help", _("检索式说明")),
)
"""The public navigation: address names and titles."""
EXPORTS = (
    ("xlsx", "XLSX"),
    ("csv", "CSV"),
    ("ris", "RIS"),
    ("bib", "BibTeX"),
    ("json", "JSON"),
)
"""Formats a result or a basket can be taken away in."""


def public(request: HttpRequest) -> dict[str, Any]:
    """Navigation, where visitors begin, formats, and the numbers of the documents put aside."""
    # Worked out when a page first asks, and once, whatever number of documents it shows.
    kept = SimpleLazyObject(lambda: basket.basket_of(request).numbers())
    return {"public_pages": PAGES, "public_home": PAGES[0][0], "exports": EXPORTS, "kept": kept}
