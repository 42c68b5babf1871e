"""File names tell a reader where to look, and files stay small enough to read."""

import ast

from tests.house.sources import PACKAGE, ROOT, Module, length, listed, modules

# What a module may hold under these names; a folder of that name is the same part in several files.
PARTS = {
    "__init__", "urls", "views", "forms", "actions", "queries", "models", "policies", "choices", "jobs",
    "apps", "admin", "middleware", "listings",
}  # fmt: skip
FOLDERS = {"management", "migrations", "templates", "static", "templatetags", "locale"}
# Domain files, by module: names of their own. The first line of each says which question it answers.
DOMAIN = {
    "accountability/duties": (
        "counted counting discharging documents figures fulfilment matching materialising occasions reports "
        "sheet_files sheets spans states templates_of_lists uses"
    ),
    "core/accounts": "about adapters audit_listing passwords security",
    "core/audit": "actors append_only chain door export progress roots tables unchanged verification",
    "core/facts": (
        "candidates catalogue_section corrections discharge fact_page fact_uses kinds recording standings "
        "titles"
    ),
    "core/ledger": (
        "catalogue_section choosing coverage definitions feedback feedback_columns figures handing_in "
        "importing item_page overview register_file registrations telling time_limits"
    ),
    "core/organization": "access decisions",
    "core/roster": "cells columns planning plans reading rows state writing",
    "core/rules": (
        "catalogue_parameters catalogue_roles catalogue_rules catalogue_sections catalogue_units clause_text "
        "clause_uses differences history library presentation"
    ),
    "portal": (
        "about_kept api asked basket basket_page columns completing context coverage documents exporting facets files "
        "front_page guided history inid manual objections remarks results searches statuses"
    ),
    "services/patents": (
        "addresses applicants archives asking claims corpus demo event_document events groups importing "
        "indexing inpadoc intake library likeness numbers opening parsing preparing processes record results schemes "
        "sources standing status terms tuning updates volumes"
    ),
}
# Ground that every module stands on is made of named pieces, not of the parts above.
FREE = {"config", "catalogue", "core", "core/kernel", "core/base", "core/documents", "services/search"}
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
        if first not in PARTS | FOLDERS | set(DOMAIN.get(folder, "").split()):
            unknown.append(
                f"{module.place}: a part ({', '.join(sorted(PARTS))}), or listed here with its question"
            )
    assert not unknown, listed(unknown)


def test_every_domain_file_listed_is_there() -> None:
    gone = [
        f"{folder}/{name}"
        for folder, names in DOMAIN.items()
        for name in names.split()
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
