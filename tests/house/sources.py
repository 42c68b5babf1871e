"""What the tests about the repository look at: its files, its parsed modules, its own tables."""

import ast
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "mingze"
_NOT_OURS = {".git", ".venv", "node_modules", "var", "__pycache__", "vendor", "build"}
_CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis")


@dataclass(frozen=True)
class Module:
    """One of the product's Python files, migrations left out."""

    path: Path

    @property
    def place(self) -> str:
        """Where the file lies in the package, as messages name it: ``core/facts/actions.py``."""
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def name(self) -> str:
        """The dotted name."""
        return ".".join(("mingze", *self.path.relative_to(PACKAGE).with_suffix("").parts))

    def is_part(self, part: str) -> bool:
        """Whether this is the module's ``part``: the file of that name, or one in a folder of that name."""
        return self.path.stem == part or (self.path.parent.name == part and self.path.stem != "__init__")

    @property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return parsed(self.path)

    def functions(self) -> Iterator[ast.FunctionDef]:
        """The functions at the top of the file."""
        return (node for node in self.tree.body if isinstance(node, ast.FunctionDef))


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the product except migrations, which are printed by a program."""
    return tuple(
        Module(path)
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.relative_to(PACKAGE).parts
    )


@cache
def files() -> tuple[Path, ...]:
    """Every file that is ours, tests and documents included; packages, caches and vendored parts are not."""
    found = (
        path
        for top in sorted(ROOT.iterdir())
        if top.name not in _NOT_OURS | set(_CACHES)
        for path in ([top] if top.is_file() else sorted(top.rglob("*")))
    )
    return tuple(path for path in found if path.is_file() and _is_ours(path.relative_to(ROOT)))


def _is_ours(path: Path) -> bool:
    return not (_NOT_OURS & set(path.parts)) and not any(part.endswith(".egg-info") for part in path.parts)


@cache
def courses() -> dict[str, int]:
    """The height of each module of the common floor, from the import contract; higher may know lower."""
    contract = ConfigParser()
    contract.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contract["importlinter:contract:floor"]["layers"].split("\n")
    named = [layer.replace("|", " ").split() for layer in layers if layer.strip()]
    return {name: height for height, names in enumerate(reversed(named)) for name in names}


def decorators(function: ast.FunctionDef) -> set[str]:
    """The bare names of a function's decorators, whether called or not."""
    named = (node.func if isinstance(node, ast.Call) else node for node in function.decorator_list)
    return {ast.unparse(node).rpartition(".")[2] for node in named}


def length(function: ast.AST) -> int:
    """How many lines a function has, its decorators left out."""
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    return (function.end_lineno or function.lineno) - function.lineno + 1


def listed(findings: list[str]) -> str:
    """Findings one a line, for the message of a failing test."""
    return "\n" + "\n".join(findings)
