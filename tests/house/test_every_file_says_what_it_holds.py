"""File names tell a reader where to look, and files stay small enough to read."""

import ast

from tests.house.sources import PACKAGE, ROOT, Module, length, listed, modules

# What a module may hold under these names; a folder of that name is the same part in several files.
PARTS = {
    "__init__", "urls", "views", "forms", "actions", "queries", "models", "policies", "choices", "jobs",
    "apps", "admin", "middleware", "listings",
}  # fmt: skip
FOLDERS = {"management", "migrations", "templates", "static", "templatetags", "locale"}
# Domain files: names of their own, each with the question it answers.
DOMAIN = {
    "accountability/duties": {
        "documents": "pledges and sheets as content trees",
        "discharging": "which obligations the facts suffice for, in sets",
        "fulfilment": "how much of what was owed was done, by unit",
        "matching": "which facts serve which obligations, written once",
        "materialising": "making obligations from occasions and holders, in sets",
        "occasions": "the periods and events a list's items are owed for",
        "sheets": "what stands on a month's reminder sheet",
        "states": "the one state an obligation has on a day",
    },
    "core/accounts": {
        "about": "what is recorded about one person",
        "adapters": "what the sign-in library is told to do differently",
        "passwords": "passwords given for the first sign-in",
        "security": "which second factor and lock-out are in force",
    },
    "core/audit": {
        "actors": "who acts, as a plain value",
        "append_only": "triggers: the one place with SQL for each database",
        "chain": "the arithmetic of the trail",
        "door": "the one door every write goes through",
        "export": "the trail as a file",
        "roots": "the daily ends kept outside the database",
        "verification": "whether a trail is whole",
    },
    "core/facts": {
        "candidates": "whom a form offers as people who took part",
        "catalogue_section": "record kinds brought over from the catalogue",
        "discharge": "who is told when facts were recorded or corrected",
        "fact_page": "what the page of one record shows",
        "fact_uses": "who tells what a fact was used for",
        "kinds": "what a kind of fact demands",
        "recording": "the record form of a request: units, people, what was typed so far",
        "schema_fields": "form fields from a catalogue form, and the values back",
        "standings": "whether a record counts, in words",
        "titles": "catalogue words in the language of the page",
    },
    "core/ledger": {
        "catalogue_section": "ledger kinds brought over from the catalogue",
        "definitions": "what a kind of item demands, with its workflow table",
        "registrations": "figures, navigation and sections told to the floor at start",
        "telling": "who is told of a movement",
        "time_limits": "when an item is due, with pauses and extensions",
    },
    "core/notices": {},
    "core/organization": {
        "access": "what one person may do where",
        "decisions": "who may open a view",
    },
    "core/roster": {
        "cells": "one cell read as a name, a date or a code",
        "columns": "the headings a roster may have",
        "plans": "what an import would change, row by row",
        "reading": "a file to rows",
        "rows": "one row of each sheet",
        "state": "the organisation as it stands before an import",
    },
    "core/rules": {
        "catalogue_parameters": "parameters brought over from the catalogue",
        "catalogue_roles": "roles brought over from the catalogue",
        "catalogue_rules": "documents and clauses brought over from the catalogue",
        "catalogue_sections": "who brings over which section",
        "catalogue_units": "unit codes of the catalogue found in the organisation",
        "history": "closing one row and opening the next",
    },
    "desk": {},
    "portal": {},
}
# Ground that every module stands on is made of named pieces, not of the parts above.
FREE = {"config", "catalogue", "core", "core/kernel", "core/base", "core/documents"}
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "misc", "stuff", "manager2"}
MOST_LINES, MOST_LINES_OF_FUNCTION, MOST_LINES_OF_TEST_FILE = 400, 60, 400


def _folder(module: Module) -> str:
    """The module a file belongs to: ``core/facts`` for every file below it."""
    parts = module.path.relative_to(PACKAGE).parts
    depth = 2 if parts[0] in {"core", "accountability", "services"} else 1
    return "/".join(parts[: min(depth, len(parts) - 1)])


def test_a_module_holds_only_files_with_known_names() -> None:
    unknown = []
    for module in modules():
        folder = _folder(module)
        if folder in FREE or folder in {"", "accountability", "services"}:
            continue
        first = module.path.relative_to(PACKAGE / folder).parts[0].removesuffix(".py")
        if first not in PARTS | FOLDERS | set(DOMAIN.get(folder, {})):
            unknown.append(
                f"{module.place}: a part ({', '.join(sorted(PARTS))}), or listed here with its question"
            )
    assert not unknown, listed(unknown)


def test_every_domain_file_listed_is_there() -> None:
    gone = [
        f"{folder}/{name}"
        for folder, names in DOMAIN.items()
        for name in names
        if not (PACKAGE / folder / f"{name}.py").exists() and not (PACKAGE / folder / name).is_dir()
    ]
    assert not gone, listed(gone)


def test_nothing_is_named_for_nothing() -> None:
    found = []
    for module in modules():
        found += [
            f"{module.place}: {part}" for part in module.path.relative_to(PACKAGE).parts if _is_empty(part)
        ]
        named = (n for n in ast.walk(module.tree) if isinstance(n, ast.FunctionDef | ast.ClassDef))
        found += [f"{module.place}: {node.name}" for node in named if _is_empty(node.name)]
    assert not found, listed(found)


def _is_empty(name: str) -> bool:
    return bool(EMPTY_WORDS & set(name.removesuffix(".py").strip("_").lower().split("_")))


def test_no_file_of_the_product_is_long() -> None:
    sizes = (
        (module.place, len(module.path.read_text(encoding="utf-8").splitlines())) for module in modules()
    )
    long = [f"{place}: {size} lines of at most {MOST_LINES}" for place, size in sizes if size > MOST_LINES]
    assert not long, listed(long)


def test_no_test_file_is_long() -> None:
    sizes = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py")
    }
    long = [
        f"{path.relative_to(ROOT)}: {size}" for path, size in sizes.items() if size > MOST_LINES_OF_TEST_FILE
    ]
    assert not long, listed(long)


def test_no_function_is_long() -> None:
    long = [
        f"{module.place}: {node.name} has {length(node)} lines of at most {MOST_LINES_OF_FUNCTION}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and length(node) > MOST_LINES_OF_FUNCTION
    ]
    assert not long, listed(long)


def test_every_file_and_public_name_is_explained() -> None:
    silent = []
    for module in modules():
        if module.tree.body and not ast.get_docstring(module.tree):
            silent.append(f"{module.place}: the file itself")
        public = (
            n for n in module.tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and n.name[0] != "_"
        )
        silent += [f"{module.place}: {node.name}" for node in public if not ast.get_docstring(node)]
    assert not silent, listed(silent)
