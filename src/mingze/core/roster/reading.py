"""A file to roster rows: a workbook of up to four sheets, or one flat list of people, XLSX or CSV."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from mingze.core.documents.archives import Package
from mingze.core.documents.limits import Limits
from mingze.core.documents.spreadsheet import OTHER_SHEETS, read_table
from mingze.core.documents.table_columns import match_columns
from mingze.core.documents.table_shape import HEADER_ONLY, NOTHING_AT_ALL
from mingze.core.documents.tables import Table, TableRefused
from mingze.core.documents.workbook_structure import worksheets
from mingze.core.kernel.refusals import Refused
from mingze.core.roster import columns
from mingze.core.roster.cells import CATEGORIES, KINDS, NOT_A_MEMBER, STANDINGS, TREES, YES_NO, Cells
from mingze.core.roster.rows import (
    AppointmentRow,
    Line,
    PersonRow,
    Place,
    PostRow,
    RosterFile,
    Severity,
    UnitRow,
)

_ZIP = b"PK"
# What the table reader says of a sheet with nothing below its heading: in a workbook of several sheets that
# is how one leaves a sheet out.
_NOTHING = frozenset({HEADER_ONLY, NOTHING_AT_ALL})


def read(data: bytes, filename: str, *, limits: Limits) -> RosterFile:
    """Read everything the file says. What is wrong with it is in ``lines``; nothing is raised."""
    roster = RosterFile()
    try:
        for sheet, title in _sheets(data, limits):
            table = _table(data, filename, limits, title, roster)
            if table is not None:
                _rows(sheet, table, roster)
    except Refused as refusal:
        roster.lines.append(Line(None, "", Severity.ERROR, refusal.text(_)))
    if not roster.rows and not roster.lines:
        roster.lines.append(Line(None, "", Severity.ERROR, _("文件里没有任何数据行")))
    return roster


def _sheets(data: bytes, limits: Limits) -> Iterator[tuple[str, str | None]]:
    """The sheets to read: (what it holds, its title or None for the first one)."""
    if not data.startswith(_ZIP):
        yield columns.FLAT, None
        return
    titles = [sheet.title for sheet in worksheets(Package(data, limits))]
    known: list[tuple[str, str | None]] = [
        (title.strip(), title) for title in titles if title.strip() in columns.SHEETS
    ]
    yield from known or [(columns.FLAT, None)]


def _table(data: bytes, filename: str, limits: Limits, title: str | None, roster: RosterFile) -> Table | None:
    try:
        return read_table(data, filename, limits=limits, sheet=title)
    except TableRefused as refusal:
        sheet = title or columns.FLAT
        if title is not None and all(fault.message in _NOTHING for fault in refusal.faults):
            return None
        roster.lines += [
            Line(Place(sheet, fault.row or 0), fault.column or "", Severity.ERROR, fault.message.text(_))
            for fault in refusal.faults
        ]
        return None


def _rows(sheet: str, table: Table, roster: RosterFile) -> None:
    try:
        at = match_columns(table.header, columns.SHEETS[sheet], header_row=table.header_row)
    except TableRefused as refusal:
        roster.lines += [
            Line(Place(sheet, fault.row or 0), fault.column or "", Severity.ERROR, fault.message.text(_))
            for fault in refusal.faults
        ]
        return
    notes = [note.text(_) for note in table.notes if note.source != OTHER_SHEETS]
    roster.lines += [Line(Place(sheet, table.header_row), "", Severity.WARNING, note) for note in notes]
    take = _TAKERS[sheet]
    for row in table.rows:
        take(Cells(sheet, row, at, roster.lines), roster)


def _unit(cells: Cells, roster: RosterFile) -> None:
    roster.units.append(
        UnitRow(
            place=cells.place,
            code=cells.text("code", most="code", required=True),
            name=cells.text("name", most="name", required=True),
            kind=cells.one_of("kind", KINDS, required=True) or "",
            tree=cells.one_of("tree", TREES) or "",
            parent=cells.text("parent"),
            counterpart=cells.text("counterpart"),
            position=cells.whole("position"),
            valid_from=cells.day("valid_from"),
            valid_to=cells.day("valid_to"),
        )
    )


def _person(cells: Cells, roster: RosterFile) -> None:
    branch = cells.text("branch")
    standing = ""
    if branch or cells.text("standing") not in NOT_A_MEMBER:
        standing = cells.one_of("standing", STANDINGS) or ""
    if standing and not branch:
        cells.fault("branch", _("填写了党员身份，须同时填写党支部"))
    roster.people.append(
        PersonRow(
            place=cells.place,
            number=cells.text("number", most="number", required=True),
            name=cells.text("name", most="person", required=True),
            email=cells.email("email"),
            unit=cells.text("unit"),
            unit_from=cells.day("unit_from"),
            branch=branch,
            standing=standing,
            branch_from=cells.day("branch_from"),
            left_on=cells.day("left_on"),
        )
    )


def _post(cells: Cells, roster: RosterFile) -> None:
    roster.posts.append(
        PostRow(
            place=cells.place,
            code=cells.text("code", most="code", required=True),
            title=cells.text("title", most="title", required=True),
            unit=cells.text("unit", required=True),
            category=cells.one_of("category", CATEGORIES, required=True) or "",
            shared=cells.one_of("shared", YES_NO),
            valid_from=cells.day("valid_from"),
            valid_to=cells.day("valid_to"),
        )
    )


def _appointment(cells: Cells, roster: RosterFile) -> None:
    roster.appointments.append(
        AppointmentRow(
            place=cells.place,
            number=cells.text("number", most="number", required=True),
            code=cells.text("post", required=True),
            unit="",
            title="",
            category="",
            valid_from=cells.day("valid_from"),
            valid_to=cells.day("valid_to"),
        )
    )


def _flat(cells: Cells, roster: RosterFile) -> None:
    _person(cells, roster)
    person = roster.people[-1]
    for prefix, unit in (("", person.unit), ("party_", person.branch)):
        title = cells.text(f"{prefix}post", most="title")
        category = cells.one_of(f"{prefix}category", CATEGORIES) or ""
        first = cells.day(f"{prefix}post_from")
        if title and not unit:
            cells.fault(f"{prefix}post", _("填写了职务，须同时填写所在单位或党支部"))
        elif title:
            keys = (f"{prefix}post", f"{prefix}post_from", f"{prefix}category")
            headings = tuple(columns.HEADINGS[columns.FLAT][key] for key in keys)
            roster.appointments.append(
                AppointmentRow(
                    person.place,
                    person.number,
                    "",
                    unit,
                    title,
                    category,
                    first,
                    None,
                    headings,  # type: ignore[arg-type]
                )
            )


_TAKERS: dict[str, Callable[[Cells, RosterFile], None]] = {
    columns.UNITS: _unit,
    columns.PEOPLE: _person,
    columns.POSTS: _post,
    columns.APPOINTMENTS: _appointment,
    columns.FLAT: _flat,
}
