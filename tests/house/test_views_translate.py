"""A view loads, makes one call, answers. It says who may open it."""

import ast

from tests.house.sources import Module, decorators, length, listed, modules

DECISIONS = {"public", "signed_in", "business", "needs"}
MOST_LINES = 25
# The shared ground lies below the organisation, so its few pages state Django's own "no sign-in" instead.
BELOW_ORGANIZATION = "core/base/views.py"
NO_PAGES = {"core/accounts/views.py: locked_out": "the lock-out library answers with it; it has no address"}


def _views() -> list[tuple[Module, ast.FunctionDef]]:
    """Functions of ``views`` files that take a request first and are not private."""
    return [
        (module, function)
        for module in modules()
        if module.is_part("views")
        for function in module.functions()
        if not function.name.startswith("_") and function.args.args and function.args.args[0].arg == "request"
    ]


def test_every_view_states_who_may_open_it() -> None:
    silent = []
    for module, view in _views():
        stated = {"login_not_required"} if module.place == BELOW_ORGANIZATION else DECISIONS
        if not stated & decorators(view) and f"{module.place}: {view.name}" not in NO_PAGES:
            silent.append(f"{module.place}: {view.name} needs one of @{', @'.join(sorted(stated))}")
    assert not silent, listed(silent)


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
