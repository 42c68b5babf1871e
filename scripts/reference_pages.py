"""Print the reference pages that are made from the code's own tables: commands, query language, rows and their tests.

``python scripts/reference_pages.py`` writes them; with ``--check`` it only says whether they are current.
"""

import argparse
import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.utils import translation

from mingze.services.search.language import codes
from mingze.services.search.language.codes import absent
from mingze.services.search.language.dialect import TITLES, Dialect
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.operators import OPERATORS, WILDCARDS
from mingze.services.search.language.tree import Reach

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
TEST_NAME = re.compile(r"test_([A-Z]\d+)_")

# The rows of the mission that this release has to prove.
ROWS = {
    "A1": ("全面从严治党主体责任、监督责任（两个责任）", "Main and supervisory responsibility"),
    "A2": ("三张清单（班子、第一责任人、其他成员）", "Three lists by tier, versioned, adopted by a recorded meeting"),
    "A3": ("党建工作责任清单（按岗位）", "Lists by post: duties pass to the next holder, past reports stay"),
    "A4": ("三项清单：任务、问题、责任", "Every point has tasks, every problem a task, every task one lead holder"),
    "A5": ("第一责任人“三亲自”", "Deployed, inquired, coordinated in person: linked records only"),
    "A6": ("一岗双责", "Business tasks paired with integrity tasks of the same holder"),
    "A7": ("目标责任书", "Signed pledges: a fixed hash, both sides, who has not signed"),
    "A8": ("责任链条：分工—内容—履行—考核—监督", "From a figure to item and evidence in three clicks"),
    "A9": ("四级联动（党组—总支—支部—党小组）", "Four levels; a branch sees its own branch only"),
    "A10": ("党委主导、职能部门主抓、各单位落实", "Leading, assisting, executing units; reminders reach all"),
    "A11": ("真部署、真落实、真检查、真整改", "Nobody checks their own work"),
    "A12": ("每半年听取一次党建工作汇报", "A half-yearly hearing counts only with its minutes"),
    "A13": ("党组会议专题研究全面从严治党", "A dedicated party-group meeting each half-year"),
    "A14": ("书记突破项目", "One project a secretary a year, with dated milestones and evidence"),
    "C18": ("全系统规模", "1,000 units, 21,000 staff, 16,000 members"),
    "C19": ("单位人员结构", "Head-count on any day"),
    "D1": ("重点工作月提醒制度、《重点工作提醒单》", "One reminder sheet a branch a month, the same when made again"),
    "D2": ("年度党建工作要点", "Every numbered point of the plan has tasks"),
    "D8": ("信息化条件下的责任制", "The whole walk in a browser, with nothing fetched from outside"),
    "F1": ("巡察反馈问题录入", "As many items entered as the letter states, signed off"),
    "F2": ("整改台账、逐一销号", "No close without evidence and a second person; recurrence linked"),
    "F3": ("整改措施", "Measures with kind, owner, day and files; new rules linked"),
    "F6": ("立行立改、集中整改、长期坚持", "Long-term items are checked every so often"),
    "M1": ("建章立制、制度库", "Rules with versions, clauses, validity, predecessors"),
    "M2": ("局内制度", "Rules of the unit itself"),
    "M3": ("制度执行", "Share of clauses whose execution was checked"),
    "M4": ("党内法规依据", "A basis that does not resolve is an error"),
    "M5": ("制度废改立", "Rules past their review date are listed"),
}  # fmt: skip


def mission_page() -> str:
    """Each mission row with the tests that prove it."""
    tests = proofs_by_row()
    lines = [
        "# Mission rows and their tests",
        "",
        "Printed by `make docs` from the names of the tests; `make check` compares. A row is done when its test",
        "passes.",
        "",
        "| row | 机制 | what must hold | tests |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {row} | {title} | {holds} | {'<br>'.join(tests.get(row, ())) or 'none yet'} |"
        for row, (title, holds) in ROWS.items()
    ]
    return "\n".join(lines) + "\n"


def proofs_by_row() -> dict[str, list[str]]:
    """The tests named after each row, as a reader finds them."""
    tests: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests" / "mission").rglob("test_*.py")):
        for function in _test_functions(path):
            if row := TEST_NAME.match(function.name):
                tests[row.group(1)].append(f"`{path.relative_to(ROOT).as_posix()}::{function.name}`")
    return dict(tests)


def _test_functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def commands_page() -> str:
    """Each command of the product with its options, in the words of its own help."""
    lines = [
        "# Commands",
        "",
        "Printed by `make docs` from the commands' own help; `make check` compares. `mingze` lies in `.venv/bin`;",
        "dashes and underscores mean the same. Django's own commands (`migrate`, `shell` …) work too.",
        "Exit codes: 0 done, 1 refused or found wanting, 2 wrong usage.",
    ]
    own = sorted(name for name, app in get_commands().items() if str(app).startswith("mingze."))
    with translation.override("zh-hans"):
        for name in own:
            command: BaseCommand = load_command_class(get_commands()[name], name)
            lines += ["", f"## mingze {name.replace('_', '-')}", "", str(command.help).strip()]
            lines += _options(command, name)
    return "\n".join(lines) + "\n"


def _options(command: BaseCommand, name: str) -> list[str]:
    parser = command.create_parser("mingze", name)
    plain = {action.dest for action in BaseCommand().create_parser("mingze", name)._actions}
    own = [action for action in parser._actions if action.dest not in plain]
    rows = [
        f"| `{' '.join(_written(action))}` | {str(action.help or '').replace('|', '/')} |" for action in own
    ]
    return ["", "| option | meaning |", "|---|---|", *rows] if rows else []


def _written(action: argparse.Action) -> list[str]:
    words = [action.option_strings[-1]] if action.option_strings else [action.dest.upper()]
    if action.option_strings and action.nargs != 0:
        words.append(
            "|".join(map(str, action.choices)).replace("|", " or ") if action.choices else action.dest.upper()
        )
    return words


def language_page() -> str:
    """Operators, wildcards and fields of the query language, as every dialect writes them."""
    dialects: list[Dialect] = [dialect for dialect in Dialect if dialect is not Dialect.PLAIN]
    heads = [TITLES[dialect][1] for dialect in dialects]
    lines = [
        "# Query language",
        "",
        "Printed by `make docs` from the tables the language is read by; `make check` compares. The box recognises the",
        "dialect. `n` is the number as each dialect counts: in CQL and BRS 1 means side by side, elsewhere 0 does.",
        "Where it may be left out, the usual one is in parentheses. [How to search](../how-to/search-patents.md).",
        "",
        "## Operators",
        "",
        *_table(["meaning", *heads], _operator_rows(dialects)),
        "",
        "## Truncation",
        "",
        *_table(["stands for", *heads], _wildcard_rows(dialects)),
        "",
        "## Fields",
        "",
        "The usual code comes first; ↓ takes in the classes below as well, ↑ those above. Names in Chinese work"
        " wherever codes of incoPat do.",
        "",
        *_table(["field", "名称", *heads], _field_rows(dialects)),
        "",
        "## Known codes without data",
        "",
        "A query that asks for one of these is told so.",
        "",
        *(f"- {title}: {' '.join(f'`{code}`' for code in names.split())}" for title, names in absent.INCOPAT.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _table(heads: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _operator_rows(dialects: list[Dialect]) -> Iterator[list[str]]:
    for operator in OPERATORS:
        cells = [operator.signs.get(dialect, ()) for dialect in dialects]
        yield [
            operator.meaning_en,
            *(
                " ".join(
                    f"`{sign.form.replace('{n}', 'n')}`"
                    + ("" if sign.default is None else f" ({sign.default})")
                    for sign in signs
                )
                for signs in cells
            ),
        ]


def _wildcard_rows(dialects: list[Dialect]) -> Iterator[list[str]]:
    meanings = {
        "any": "any number of characters",
        "one": "one character",
        "optional": "one character or none",
    }
    for name, meaning in meanings.items():
        signs = [
            [
                sign
                for sign, wildcard in WILDCARDS[dialect].items()
                if wildcard.name.lower() == name and sign != "¿"
            ]
            for dialect in dialects
        ]
        yield [meaning, *(" ".join(f"`{sign}`" for sign in several) for several in signs)]


def _field_rows(dialects: list[Dialect]) -> Iterator[list[str]]:
    names: dict[tuple[str, Dialect], list[tuple[bool, str]]] = defaultdict(list)
    for dialect in dialects:
        for code in codes.codes(dialect).values():
            if code.field and code.code != code.field and not code.event and code.code.isascii():
                # Those that reach further come behind those that do not.
                mark = _REACHES[code.reach]
                names[code.field, dialect].append((bool(mark), f"`{code.code}`{mark}"))
    for field in FIELDS.values():
        cells = [_first_of(names[field.name, dialect]) for dialect in dialects]
        if any(cells):
            yield [field.title_en, field.title, *cells]


_REACHES = {None: "", Reach.SAME: "", Reach.LOW: "↓", Reach.HIGH: "↑"}


def _first_of(names: list[tuple[bool, str]]) -> str:
    """The first four codes of a field, and the first that takes in what is below, and what is above."""
    plain = [code for further, code in names if not further][:4]
    further = {code[-1]: code for reaching, code in reversed(names) if reaching}
    return " ".join([*plain, *(further[mark] for mark in "↓↑" if mark in further)])


PAGES = {
    "mission-tests.md": mission_page,
    "commands.md": commands_page,
    "search-language.md": language_page,
}


def main() -> int:
    """Write the pages, or with ``--check`` name those that are not current."""
    django.setup()
    stale = [name for name, page in PAGES.items() if not _is_current(REFERENCE / name, page())]
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/reference/{name} is not current: run `make docs` and commit it")
        return 1 if stale else 0
    for name in stale:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"printed docs/reference/{name}")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
