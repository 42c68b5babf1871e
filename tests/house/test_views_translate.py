"""A view loads, makes one call, answers. It says who may open it."""

import ast
from collections.abc import Callable, Iterator

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from mingze.core.organization.decisions import Decision
from tests.house.sources import length, listed, modules

MOST_LINES = 25
# The shared ground lies below the organisation, so its few pages state Django's own "no sign-in" instead.
BELOW_ORGANIZATION = "mingze.core.base.views"


def _routes(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, Callable[..., object]]]:
    """Every address with its view."""
    for pattern in patterns:
        address = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, address)
        else:
            yield address, pattern.callback


def test_every_address_states_who_may_open_it() -> None:
    silent = [
        f"/{address}: one of @public, @signed_in, @business, @needs(…)"
        for address, view in _routes(get_resolver().url_patterns)
        if not isinstance(getattr(view, "decision", None), Decision) and not _is_ground(view)
    ]
    assert not silent, listed(silent)


def _is_ground(view: Callable[..., object]) -> bool:
    below = view.__module__ == BELOW_ORGANIZATION or view.__module__.startswith("django.")
    return below and not getattr(view, "login_required", True)


def test_no_view_is_long() -> None:
    long = [
        f"{module.place}: {node.name} has {length(node)} lines of at most {MOST_LINES}"
        for module in modules()
        if module.is_part("views")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and length(node) > MOST_LINES
    ]
    assert not long, listed(long)


def test_views_are_functions() -> None:
    classes = [
        f"{module.place}: {node.name}"
        for module in modules()
        if module.is_part("views")
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and node.name.endswith("View")
    ]
    assert not classes, listed(classes)
