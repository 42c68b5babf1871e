"""Roster files made for the tests, and reading and planning them in one step."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from mingze.core.audit.actors import Actor, job
from mingze.core.documents.limits import Limits
from mingze.core.kernel.canonical import sha256_hex
from mingze.core.roster import actions, planning, reading, state
from mingze.core.roster.plans import Plan

EFFECTIVE = date(2026, 7, 1)
LIMITS = Limits(
    max_bytes=20_000_000,
    max_unpacked_bytes=120_000_000,
    max_ratio=200,
    ratio_floor_bytes=1_000_000,
    max_entries=500,
    max_rows=50_000,
    max_columns=100,
    max_cell_characters=5000,
    max_faults=100,
    max_pdf_pages=50,
    max_name_characters=80,
)
FLAT_HEADINGS = ("工号", "姓名", "单位", "党支部", "党员身份", "岗位", "岗位类别", "任职日期")

Rows = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Rows], *, merge: str = "", formula: str = "") -> bytes:
    """An XLSX file; each sheet begins with its headings."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif value is not None:
                        sheet.write(number, column, value)
            if merge:
                sheet.merge_range(merge, "合并")
            if formula:
                sheet.write_formula(formula, "=1+1")
    return buffer.getvalue()


def flat(*rows: Sequence[Any], headings: Sequence[str] = FLAT_HEADINGS) -> bytes:
    """A flat list as people keep it."""
    return workbook({"花名册": [headings, *rows]})


def plan_of(data: bytes, *, effective: date = EFFECTIVE, **options: Any) -> Plan:
    """Read and plan a file."""
    limits = options.pop("limits", LIMITS)
    roster = reading.read(data, options.pop("filename", "花名册.xlsx"), limits=limits)
    return planning.plan(roster, state.load(), effective=effective, **options)


def texts(plan: Plan, severity: str) -> list[str]:
    """The lines of one severity as ``sheet row column: text``."""
    return [
        f"{line.sheet} {line.row} {line.column}: {line.text}"
        for line in plan.lines
        if line.severity == severity
    ]


def apply(
    data: bytes, *, effective: date = EFFECTIVE, by: Actor | None = None, expected: str | None = None
) -> Plan:
    """Read and apply a file."""
    return actions.apply_roster(
        roster=reading.read(data, "花名册.xlsx", limits=LIMITS),
        name="花名册.xlsx",
        sha256=sha256_hex(data),
        effective=effective,
        scope=None,
        by=by or job("test"),
        expected=expected,
    )
