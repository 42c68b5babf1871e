"""What a page of results is full of: its lines, and the choices beside it."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mingze.core.base.templatetags.base import icon, quantity, status, written_in
from mingze.portal.facets import Facet
from mingze.portal.results import Shown
from mingze.services.patents import numbers

register = template.Library()


# A page of results has up to a hundred lines and half a hundred choices, and of each a template asks a dozen questions.
@register.simple_tag(takes_context=True)
def hit(context: Mapping[str, Any], one: Shown) -> SafeString:
    """A line of a result: title, whether it is kept, number, standing, what else was asked for, and where it stands."""
    row = one.row
    facts = (
        (written_in(value), format_html("{} {}", word, value) if word else value) for word, value in one.facts
    )
    return format_html(
        '<li class="card"><div class="card-body"><div class="mz-hit-head"><h2><a href="{}"{}>{}</a></h2>{}</div>'
        '<p class="mz-hit-facts"><span class="mz-nowrap">{}</span>{}{}</p>{}</div></li>',
        _address("portal:document", row.number),
        written_in(row.title),
        one.title or row.number,
        collecting(context, row.number),
        numbers.display(row.number),
        status(*one.badge),
        format_html_join("", "<span{}>{}</span>", facts),
        format_html('<p class="mz-snippet"{}>{}</p>', written_in(one.snippet), one.snippet)
        if one.snippet
        else "",
    )


@register.simple_tag(takes_context=True)
def collecting(context: Mapping[str, Any], key: str) -> SafeString:
    """The button that puts a document in the list, or the word that it is there."""
    if key in context["kept"]:
        held = '<a class="btn btn-sm mz-collect" href="{}">{}{}</a>'
        return format_html(held, reverse("portal:basket"), icon("check"), _("已收藏"))
    button = (
        '<button type="submit" class="btn btn-sm mz-collect" form="collect" formaction="{}">{}{}</button>'
    )
    return format_html(button, _address("portal:collect", key), icon("bookmark"), _("收藏"))


@register.simple_tag
def choices(facet: Facet) -> SafeString:
    """The values of a facet, each with its number; one that is chosen says so."""
    line = (
        '<li><a href="{}" rel="nofollow"{}><span{}>{}</span><span class="mz-facet-count">{}</span></a></li>'
    )
    chosen = SafeString(' aria-current="true"')
    return format_html_join(
        "",
        line,
        (
            (one.url, chosen if one.chosen else "", written_in(one.title), one.title, quantity(one.count))
            for one in facet.choices
        ),
    )


def _address(page: str, key: str) -> str:
    before, after = _around(page)
    return f"{before}{quote(key)}{after}"


@cache
def _around(page: str) -> tuple[str, str]:
    """What stands before and after a number in the address of its page; looking an address up takes its time."""
    before, _found, after = reverse(page, args=["NUMBER"]).partition("NUMBER")
    return before, after
