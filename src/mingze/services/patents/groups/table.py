"""A table of groups as somebody keeps it, CSV or XLSX: one line for each name in a group."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from mingze.core.documents.limits import Limits
from mingze.core.documents.spreadsheet import read_table
from mingze.core.documents.table_columns import Column, match_columns
from mingze.core.documents.table_values import to_date, to_text
from mingze.core.documents.tables import Cell, FaultList, Row, column_letter
from mingze.core.kernel.refusals import Refused, mark, sentence
from mingze.services.patents.groups.members import Membership

COLUMNS = (
    Column("group", "集团", ("集团名称", "企业集团", "group", "company group")),
    Column("member", "成员", ("成员名称", "成员企业", "企业名称", "公司名称", "member", "company", "name")),
    Column("since", "生效日期", ("加入日期", "起始日期", "since", "valid from"), required=False),
    Column("until", "失效日期", ("退出日期", "终止日期", "until", "valid to"), required=False),
)
EMPTY = mark("“%(heading)s”为空")
BACKWARDS = mark("失效日期 %(until)s 早于生效日期 %(since)s")
TWICE = mark("“%(member)s”在“%(group)s”中重复，与第%(row)s行的有效期重叠")
_HEADINGS = {column.key: column.heading for column in COLUMNS}
T = TypeVar("T")


class _Line(NamedTuple):
    row: int
    membership: Membership


def read_groups(data: bytes, filename: str, *, limits: Limits) -> list[Membership]:
    """The memberships a table tells. Raises ``TableRefused`` with every fault and its row; ``Refused`` for no table."""
    table = read_table(data, filename, limits=limits)
    places = match_columns(table.header, COLUMNS, header_row=table.header_row)
    faults = FaultList(limits.max_faults)
    lines = [line for row in table.rows if (line := _line(row, places, faults)) is not None]
    for line, earlier in _doubled(lines):
        one = line.membership
        faults.add(line.row, None, sentence(TWICE, member=one.member, group=one.group, row=earlier.row))
    faults.check()
    return [line.membership for line in lines]


def _line(row: Row, places: dict[str, int], faults: FaultList) -> _Line | None:
    def cell(key: str, read: Callable[[Cell], T], missing: T) -> T:
        if key not in places:
            return missing
        try:
            return read(row.cells[places[key]]) or missing
        except Refused as refusal:
            faults.add(
                row.number,
                column_letter(places[key]),
                refusal.sentence,
            )
            return missing

    names = {key: " ".join(cell(key, to_text, "").split()) for key in ("group", "member")}
    for key, name in names.items():
        if not name:
            faults.add(row.number, column_letter(places[key]), sentence(EMPTY, heading=_HEADINGS[key]))
    since, until = cell("since", to_date, None) or date.min, cell("until", to_date, None) or date.max
    if until < since:
        faults.add(row.number, None, sentence(BACKWARDS, until=until, since=since))
    return (
        _Line(row.number, Membership(names["group"], names["member"], since, until))
        if all(names.values())
        else None
    )


def _doubled(lines: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Lines whose period shares a day with an earlier one of the same name in the same group."""

    def pair(line: _Line) -> tuple[str, str]:
        return (line.membership.group, line.membership.member)

    for _, several in groupby(sorted(lines, key=lambda line: (pair(line), line.membership.since)), key=pair):
        before: _Line | None = None
        for line in several:
            if before is not None and line.membership.since <= before.membership.until:
                yield line, before
            before = line
