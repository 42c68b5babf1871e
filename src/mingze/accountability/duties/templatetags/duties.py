"""Small words that the duty pages need."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mingze.accountability.duties.choices import HolderKind, Measure, ObligationState
from mingze.accountability.duties.fulfilment import DUE_STATES, Branch
from mingze.accountability.duties.listings import TONES
from mingze.accountability.duties.models import DutyItem
from mingze.accountability.duties.spans import Span
from mingze.catalogue.vocabulary import POST_CATEGORIES, UNIT_KINDS
from mingze.core.base import tree_windows
from mingze.core.base.language import titled
from mingze.core.base.templatetags.base import icon, progress, quantity

register = template.Library()


@register.filter
def tone(state: str) -> str:
    """The tone of an obligation's state."""
    return TONES.get(ObligationState(state), "neutral")


@register.filter
def points(weight: int) -> str:
    """A weight in points."""
    return f"{weight / 100:g}"


@register.filter
def holder(item: DutyItem) -> str:
    """Who owes an item, in words."""
    if item.holder_unit:
        return item.holder_unit.name
    terms = POST_CATEGORIES if item.holder_kind == HolderKind.POST else UNIT_KINDS
    title = titled(terms[item.holder_category]) if item.holder_category in terms else item.holder_category
    return _("%(unit)s党员") % {"unit": title} if item.holder_kind == HolderKind.MEMBER else title


@register.filter
def category_title(code: str) -> str:
    """The title of a category of posts or a kind of units; a code the product does not know as it stands."""
    term = POST_CATEGORIES.get(code) or UNIT_KINDS.get(code)
    return titled(term) if term else code


@register.filter
def how_often(item: DutyItem) -> str:
    """How often an item is owed, in words."""
    detail = item.cadence_detail
    if item.cadence == "once":
        return _("每年%(day)s前") % {"day": detail["once"]}
    if item.cadence == "after":
        return _how_long(detail)
    return {
        "month": _("每月"),
        "quarter": _("每季度"),
        "half_year": _("每半年"),
        "year": _("每年"),
    }[item.cadence]


def _how_long(detail: Mapping[str, Any]) -> str:
    """The time limit of what is owed after an event; one set by a parameter depends on the day."""
    limit = detail.get("months", detail.get("days"))
    if not isinstance(limit, int):
        return _("事后规定期限内")
    if "months" in detail:
        return ngettext("事后%(months)s个月内", "事后%(months)s个月内", limit) % {"months": limit}
    unit = _("事后%(days)s个工作日内") if detail.get("working") else _("事后%(days)s日内")
    return unit % {"days": limit}


@register.filter
def how_much(item: DutyItem, parameters: Mapping[str, str]) -> str:
    """How much of it is enough, in words; a parameter is named by its title, because its value depends on the day."""
    if item.minimum is None:
        return parameters.get(item.minimum_parameter, item.minimum_parameter)
    return amount(item.minimum, item.measure)


@register.filter
def amount(number: int, measure: str) -> str:
    """A required amount in the words of its measure."""
    if measure == Measure.HOURS:
        return _("%(number)s学时") % {"number": f"{number / 60:g}"}
    if measure == Measure.SHARE:
        return f"{number / 100:g}%"
    return ngettext("%(number)s次", "%(number)s次", number) % {"number": number}


# A tree shows up to a hundred and fifty of these, and a template asks ten questions for each of their eight cells.
@register.simple_tag
def branch_line(branch: Branch, level: int, folded: bool, span: Span) -> SafeString:
    """A line of the fulfilment table: every number opens to its rows, and a folded unit to what lies below it."""
    unit, tally = branch.unit, branch.tally
    name = conditional_escape(unit.name)
    if folded:
        below = tree_windows.address(unit.code, **span.own)
        name = format_html(
            '<a href="{}" title="{}">{}{}</a>', below, _("查看下级单位"), unit.name, icon("arrow-right")
        )
    nothing = format_html('<span class="text-secondary">{}</span>', _("期内无应完成事项"))
    return format_html(
        '<tr><th scope="row" class="fw-normal mz-tree-name mz-level-{}">{}</th>'
        '<td class="mz-number">{}</td>{}<td>{}</td><td class="mz-number">{}</td></tr>',
        level,
        name,
        quantity(tally.due),
        _state_cells(branch, span),
        nothing if tally.share is None else progress(tally.met, tally.due),
        "—" if tally.weighted_share is None else f"{tally.weighted_share}%",
    )


def _state_cells(branch: Branch, span: Span) -> SafeString:
    """What was met, met late and is overdue; a number opens to its rows, and nought to nothing."""
    rows = reverse("duties:obligations")
    cells = []
    for state in ObligationState:
        if state not in DUE_STATES:
            continue
        count: int = getattr(branch.tally, state)
        link = f"{rows}?unit={branch.unit.pk}&state={state}&{span.query}"
        cells.append((format_html('<a href="{}">{}</a>', link, quantity(count)) if count else "0",))
    return format_html_join("", '<td class="mz-number">{}</td>', cells)


@register.filter
def state_title(state: str) -> str:
    """An obligation's state in words."""
    return str(ObligationState(state).label)
