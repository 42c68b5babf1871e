"""Every write is an action: behind the door, by keyword, with a named actor."""

import ast

from tests.house.sources import Module, decorators, listed, modules

# Verbs of querysets that write. Reading files never contain them.
WRITING = {
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "save",
    "get_or_create",
    "update_or_create",
}
READING = ("queries", "policies", "views", "forms", "choices", "listings", "decisions", "access")


# Called from above while the door of another action stands open: the caller's entry covers what they do.
INSIDE_ANOTHERS_DOOR = {
    "accountability/duties/actions/obligations.py: facts_changed": "facts announces what it recorded",
    "accountability/duties/actions/lists.py: meeting_changed": "facts announces what it corrected or withdrew",
}


def _public() -> list[tuple[Module, ast.FunctionDef]]:
    """Every public function of every ``actions`` file."""
    return [
        (module, function)
        for module in modules()
        if module.is_part("actions")
        for function in module.functions()
        if not function.name.startswith("_")
    ]


def _actions() -> list[tuple[Module, ast.FunctionDef]]:
    return [(module, function) for module, function in _public() if "door" in decorators(function)]


def test_there_are_actions_to_look_at() -> None:
    assert len(_actions()) > 10


def test_what_others_call_stands_behind_the_door() -> None:
    """A function of an actions file without a door is a step that only its neighbours in the folder take."""
    outside = [
        f"{module.place}: {function.name}, called in {caller}"
        for module, function in _public()
        if "door" not in decorators(function)
        and f"{module.place}: {function.name}" not in INSIDE_ANOTHERS_DOOR
        for caller in _callers(module, function.name)
    ]
    assert not outside, listed(outside)


def _callers(module: Module, function: str) -> list[str]:
    """The files outside the module's own folder of actions that use one of its functions."""
    neighbours = module.path.parent if module.path.parent.name == "actions" else module.path
    strangers = (other for other in modules() if neighbours not in {other.path, other.path.parent})
    return [other.place for other in strangers if _uses(other.tree, module.name, function)]


def _uses(tree: ast.Module, name: str, function: str) -> bool:
    package, _, last = name.rpartition(".")
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == name
            and function in {a.name for a in node.names}
        ):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == package:
            called = {alias.asname or alias.name for alias in node.names if alias.name == last}
            if called & _owners(tree, function):
                return True
    return False


def _owners(tree: ast.Module, function: str) -> set[str]:
    """The names before the dot wherever ``….function`` is written."""
    used = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == function)
    return {ast.unparse(node.value) for node in used}


def test_every_action_takes_keywords_only_and_names_its_actor() -> None:
    wrong = []
    for module, function in _actions():
        if function.args.args or function.args.posonlyargs or function.args.vararg:
            wrong.append(f"{module.place}: {function.name} takes positional arguments")
        by = {argument.arg: argument.annotation for argument in function.args.kwonlyargs}.get("by")
        if by is None or ast.unparse(by) != "Actor":
            wrong.append(f"{module.place}: {function.name} has no 'by: Actor'")
    assert not wrong, listed(wrong)


def test_only_actions_stand_behind_the_door() -> None:
    elsewhere = [
        f"{module.place}: {function.name}"
        for module in modules()
        if not module.is_part("actions")
        for function in module.functions()
        if "door" in decorators(function)
    ]
    assert not elsewhere, listed(elsewhere)


def test_what_reads_never_writes() -> None:
    found = []
    for module in modules():
        if not any(module.is_part(part) for part in READING):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _writes(node):
                found.append(f"{module.place}:{node.lineno}: {ast.unparse(node.func)}")
    assert not found, listed(found)


def _writes(call: ast.Call) -> bool:
    """Whether a call is a writing verb of a manager or queryset: ``Fact.objects.create``."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITING:
        return False
    owner = ast.unparse(call.func.value)
    return ".objects" in owner or ".filter(" in owner or ".all()" in owner


def test_no_other_file_opens_the_guard() -> None:
    opening = [
        f"{module.place}:{node.lineno}"
        for module in modules()
        if module.place not in {"core/audit/door.py", "core/base/guard.py"}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"guard.opened", "opened"}
    ]
    assert not opening, listed(opening)
