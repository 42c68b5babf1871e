"""The components. Each is one tag; ``/components/`` shows all of them in their states."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from mingze.core.base import components, form_fields, formats, language
from mingze.core.kernel import refusals
from mingze.core.kernel.refusals import Conflict

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "icons.json"
HTML_LANGUAGES = {"zh-hans": "zh-Hans"}


@cache
def icon_names() -> frozenset[str]:
    """The icons in the sprite. To add one, write it into icons.json and run ``npm run vendor``."""
    return frozenset(json.loads(ICONS.read_text()))


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw an icon beside a word; it is hidden from screen readers because the word says it all."""
    return _drawn(name, css)


@cache
def _drawn(name: str, css: str) -> SafeString:
    """An icon, drawn once for each place it is used in: a list shows the same one on every line."""
    if name not in icon_names():
        raise LookupError(f"icon {name} is not in the sprite: add it to icons.json and run npm run vendor")
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("base/vendor/icons.svg"),
        name,
    )


@register.simple_tag
def html_language() -> str:
    """The language of the page as HTML names it."""
    language = get_language() or "zh-hans"
    return HTML_LANGUAGES.get(language, language)


@register.simple_tag
def written_in(text: object, code: str = "") -> SafeString:
    """The ``lang`` of an element that holds a text of somebody else's; nothing where it is that of the page."""
    found = language.tongue(str(text), code)
    return format_html(' lang="{}"', found) if found and found != html_language() else SafeString("")


@register.filter
def shown(value: object) -> str:
    """Write a value for people; see ``formats.shown``."""
    return formats.shown(value)


@register.filter
def titled(thing: language.Titled) -> str:
    """Write the title of something of the catalogue in the language of the page."""
    return language.titled(thing)


@register.filter
def said(words: object) -> str:
    """Write what a layer below says, in the language of the page."""
    return refusals.said(words, gettext)


@register.filter
def quantity(value: object) -> str:
    """Write a number with thousands separated, anything else as ``shown`` does."""
    whole_or_decimal = isinstance(value, int | float) and not isinstance(value, bool)
    return formats.number(value) if whole_or_decimal else formats.shown(value)  # type: ignore[arg-type]


@register.inclusion_tag("base/components/crumb.html")
def crumb(title: str, url_name: str = "", *args: Any) -> dict[str, Any]:
    """One step of the breadcrumbs; the last one has no address."""
    return {"title": title, "url": _address(url_name, args)}


# Badges and bars stand in every line of a list and are drawn here: a template each costs more than the line.
@register.simple_tag
def status(code: str, title: str, tone: str = "neutral") -> SafeString:
    """A status badge: its words carry the meaning, ``tone`` (see ``Tone``) only supports them."""
    badge = '<span class="mz-status mz-tone-{}" data-status="{}">{}</span>'
    return format_html(badge, components.Tone(tone), code, title)


@register.inclusion_tag("base/components/verified.html")
def verified(flag: bool, basis: str = "") -> dict[str, Any]:
    """Whether a rule or number was checked against its source; ``basis`` names the clause."""
    return {"verified": flag, "basis": basis}


@register.inclusion_tag("base/components/figure.html")
def figure(card: components.FigureCard) -> dict[str, Any]:
    """A figure card."""
    return {"card": card}


@register.simple_tag
def progress(done: float, total: float, label: str = "", tone: str = "info") -> SafeString:
    """A bar with its numbers beside it; a total of nothing says so and draws no bar."""
    frame = '<div class="mz-progress mz-tone-{}">{}</div>'
    if not total:
        nothing = gettext("没有应计入的对象")
        return format_html(
            frame,
            components.Tone(tone),
            format_html('<span class="text-secondary">{} {}</span>', label, nothing),
        )
    bar = format_html(
        '<progress max="{}" value="{}" aria-label="{}"></progress>'
        '<span class="mz-progress-text">{}/{}<span class="text-secondary"> · {}%</span></span>',
        total,
        done,
        label or gettext("进度"),
        quantity(done),
        quantity(total),
        # Rounded down: 100% is said of what is wholly done only.
        int(done * 100 / total),
    )
    return format_html(frame, components.Tone(tone), bar)


@register.inclusion_tag("base/components/timeline.html")
def timeline(happenings: Iterable[components.Happening]) -> dict[str, Any]:
    """What happened, who did it and when."""
    return {"happenings": list(happenings)}


@register.inclusion_tag("base/components/definitions.html")
def definitions(items: Iterable[components.Definition]) -> dict[str, Any]:
    """Terms and values in two columns, one on a phone."""
    return {"items": list(items)}


@register.inclusion_tag("base/components/evidence.html")
def evidence(items: Iterable[components.Evidence]) -> dict[str, Any]:
    """A list of evidence, or a line saying that there is none."""
    return {"items": list(items)}


@register.filter
def file_size(size: int) -> str:
    """Write a number of bytes for people."""
    return formats.file_size(size)


@register.inclusion_tag("base/components/empty.html")
def empty_state(
    title: str, text: str = "", action: str = "", url: str = "", icon_name: str = "inbox"
) -> dict[str, Any]:
    """Nothing here: say what would be, and what to do."""
    return {"title": title, "text": text, "action": action, "url": url, "icon_name": icon_name}


@register.inclusion_tag("base/components/notice.html")
def notice(tone: str, text: str, title: str = "") -> dict[str, Any]:
    """A lasting remark on a page; passing ones go through ``django.contrib.messages``."""
    return {"tone": components.Tone(tone), "text": text, "title": title}


@register.inclusion_tag("base/components/confirm.html", takes_context=True)
def confirm(
    context: Mapping[str, Any], key: str, url: str, button: str, title: str, text: str = "", **options: Any
) -> dict[str, Any]:
    """A button that asks before it posts to ``url``.

    Options: ``tone`` of the button, ``icon_name``, ``yes`` (word on the confirming button), ``reason``
    (label of a text that must be given, sent as ``reason``), ``name`` and ``value`` of a hidden field, ``page``
    (address of a page that asks the same where no script runs).
    """
    return (
        {"key": key, "url": url, "button": button, "title": title, "text": text}
        | options
        | {"csrf_token": context.get("csrf_token")}
    )


@register.inclusion_tag("base/components/tabs.html")
def tabs(items: Iterable[components.Tab], label: str = "") -> dict[str, Any]:
    """Tabs that are links: each has an address and works without scripts."""
    return {"tabs": list(items), "label": label}


@register.inclusion_tag("base/components/pager.html", takes_context=True)
def pager(context: Mapping[str, Any], page: Page[Any], target: str = "", label: str = "") -> dict[str, Any]:
    """Links to the pages of a list, keeping everything else in the address; ``target`` is swapped by htmx."""
    request = context.get("request")
    return {
        "page": page,
        "links": _page_links(request, page),
        "before": _page_address(request, page.number - 1) if page.has_previous() else "",
        "after": _page_address(request, page.number + 1) if page.has_next() else "",
        "target": target,
        "label": label,
    }


@register.inclusion_tag("base/components/changes.html")
def changes(
    conflict: Conflict, labels: Mapping[str, str | Promise] | None = None, kept: bool = True
) -> dict[str, Any]:
    """Who changed what while a form lay open: their value beside yours; ``kept`` says that the form
    follows.
    """
    labels = labels or {}
    rows = [(labels.get(name, name), theirs, yours) for name, theirs, yours in conflict.changes]
    return {"text": conflict.text(gettext), "rows": rows, "kept": kept}


@register.inclusion_tag("base/components/tree_table.html")
def tree_table(
    key: str, caption: str, heads: Sequence[str], rows: Sequence[components.TreeRow]
) -> dict[str, Any]:
    """A table of nested rows; arrow keys open, close and move. ``heads`` begins with the head of the tree
    itself.
    """
    return {"key": key, "caption": caption, "heads": heads, "lines": components.tree_lines(rows)}


@register.inclusion_tag("base/forms/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A form field with label, help and error tied to it; works for any Django form, ours or not."""
    return {"field": bound}


@register.simple_tag
def widget(bound: BoundField) -> SafeString:
    """The input of a field alone, styled, with its help and error named in ``aria-describedby``."""
    return form_fields.drawn(bound)


@register.filter
def option_input(option: BoundWidget) -> SafeString:
    """One radio button or check box of a group."""
    return form_fields.drawn_option(option)


@register.filter
def is_group(bound: BoundField) -> bool:
    """Whether the field is a group of inputs, which needs a legend in place of a label."""
    return form_fields.is_group(bound)


@register.filter
def is_single_check(bound: BoundField) -> bool:
    """Whether the field is one check box, whose label stands behind it."""
    return form_fields.is_single_check(bound)


@register.filter
def lost_files(bound: BoundField) -> list[str]:
    """Names of files a failed submission carried; a browser cannot keep them, so the person is told which."""
    return form_fields.lost_files(bound)


def _address(url_name: str, args: Sequence[Any]) -> str:
    return url_name if url_name.startswith(("/", "?", "#")) or not url_name else reverse(url_name, args=args)


def _page_links(request: HttpRequest | None, page: Page[Any]) -> list[tuple[str, str | None]]:
    """Pairs of number and address; no address is the present page or a gap."""
    links: list[tuple[str, str | None]] = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        if number == page.number or not isinstance(number, int):
            links.append((str(number), None))
            continue
        links.append((str(number), _page_address(request, number)))
    return links


def _page_address(request: HttpRequest | None, number: int) -> str:
    """The address of a page of the list that is shown."""
    if request is None:
        return "?" + urlencode({"page": number})
    query = request.GET.copy()
    query["page"] = str(number)
    return "?" + query.urlencode()
