"""One row of a table as a record."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

from mingze.services.patents.record import (
    Citation,
    Claims,
    Number,
    Patent,
    Related,
    Relation,
    Scheme,
    Source,
    Stage,
    Symbol,
    Type,
)
from mingze.services.patents.sources.sheet import cells as sheet_cells
from mingze.services.patents.sources.sheet import texts as sheet_texts
from mingze.services.patents.sources.sheet.cells import Applied, Wrong
from mingze.services.patents.sources.sheet.columns import Cell, Cells, Column, Mapping, Target
from mingze.services.patents.sources.sheet.parties import Values, parties, unplaced
from mingze.services.patents.sources.sheet.priorities import beside, priorities
from mingze.services.patents.sources.values import countries, kinds

TYPES = {
    "发明申请": (Type.INVENTION, Stage.APPLICATION),
    "发明公开": (Type.INVENTION, Stage.APPLICATION),
    "发明公布": (Type.INVENTION, Stage.APPLICATION),
    "发明授权": (Type.INVENTION, Stage.GRANT),
    "授权发明": (Type.INVENTION, Stage.GRANT),
    "实用新型": (Type.UTILITY_MODEL, None),
    "外观设计": (Type.DESIGN, None),
    "发明": (Type.INVENTION, None),
    "utility model": (Type.UTILITY_MODEL, None),
    "design": (Type.DESIGN, None),
    "plant": (Type.PLANT, None),
    "granted patent": (None, Stage.GRANT),
    "patent application": (None, Stage.APPLICATION),
}
SCHEMES = (
    (Target.IPC_MAIN, Scheme.IPC),
    (Target.IPC, Scheme.IPC),
    (Target.CPC, Scheme.CPC),
    (Target.LOC, Scheme.LOC),
    (Target.USPC, Scheme.USPC),
    (Target.FI, Scheme.FI),
    (Target.FTERM, Scheme.FTERM),
)
RELATIONS = (
    (Target.DIVISION_OF, Relation.DIVISION_OF, sheet_cells.application),
    (Target.INTERNATIONAL_APPLICATION, Relation.INTERNATIONAL_APPLICATION, sheet_cells.application),
    (Target.INTERNATIONAL_PUBLICATION, Relation.INTERNATIONAL_PUBLICATION, sheet_cells.publication),
)

SINGLE = (
    Target.APPLICATION,
    Target.OFFICE,
    Target.KIND,
    Target.TYPE,
    Target.FILED,
    Target.PUBLISHED,
    Target.GRANTED,
    Target.ENTERED,
    Target.CLAIM_COUNT,
    Target.FAMILY,
    Target.PRIORITIES,
)
"""Targets of which a record has one: a second column of a mapping is a note."""


class Faulty(Exception):  # noqa: N818 - becomes the refusal of a row
    """What is wrong with a row, and in which column."""

    def __init__(self, fault: str, heading: str) -> None:
        super().__init__(fault)
        self.fault, self.heading = fault, heading


def patent(values: list[tuple[Column, str]], mapping: Mapping, source: Source) -> Patent:
    """The record of a row. Raises ``Faulty``."""
    cells: Cells = defaultdict(list)
    for column, raw in values:
        if (text := sheet_cells.value(raw)) and column.target is not Target.IGNORED:
            cells[column.target].append(Cell(column, text))
    office, key, further = _number(cells, mapping)
    country, document, kind = sheet_cells.parted(key)
    published = _published(cells, 1 + len(further))
    right, stage = _stage(cells, *kinds.meaning(country, kind, published, document))
    claims = sheet_texts.claims(cells)
    return Patent(
        number=key,
        office=country,
        document=document,
        kind=kind,
        type=right,
        stage=stage,
        published=published,
        source=source,
        **_application(cells, country),
        granted=_day(cells, Target.GRANTED),
        entered=_day(cells, Target.ENTERED),
        family=_one(cells, Target.FAMILY),
        family_members=tuple(dict.fromkeys([*further, *_keys(cells, Target.FAMILY_MEMBERS)])),
        titles=sheet_texts.texts(cells, Target.TITLE),
        abstracts=sheet_texts.texts(cells, Target.ABSTRACT),
        claims=claims,
        claim_count=_count(cells, claims),
        descriptions=sheet_texts.descriptions(cells),
        parties=parties(_values(cells)),
        symbols=tuple(_symbols(cells, design=right is Type.DESIGN)),
        priorities=_tried(cells, Target.PRIORITIES, lambda cell: tuple(
            priorities(cell.text, _days(cells, Target.PRIORITY_DATES), office, cell.column.separators)
        )) or (),
        related=tuple(_related(cells, office)),
        citations=tuple(_citations(cells)),
        cited_by=tuple(_keys(cells, Target.CITED_BY)),
        keywords=tuple(word for cell in cells[Target.KEYWORDS] for word in sheet_cells.several(cell.text)),
        notes=tuple(_notes(cells)),
    )  # fmt: skip


def _number(cells: Cells, mapping: Mapping) -> tuple[str, str, list[str]]:
    """Office, key, and further numbers of the same cell (a family in one row, as Derwent gives it)."""
    office = countries.code_of(_one(cells, Target.OFFICE)) or mapping.office.upper()
    kind = _one(cells, Target.KIND).upper()
    applied: Faulty | None = None
    for target in (Target.PUBLICATION, Target.GRANT_NUMBER):
        for cell in cells[target]:
            written = sheet_cells.documents(cell.text, cell.column.separators)
            try:
                keys = [sheet_cells.publication(one, office, kind) for one in written]
            except Applied as fault:
                # Another column may hold the number of the publication.
                applied = applied or Faulty(f"{fault}，这一行没有公开号", cell.column.heading)
                continue
            except Wrong as wrong:
                raise Faulty(str(wrong), cell.column.heading) from None
            if keys:
                return office or keys[0][:2], keys[0], keys[1:]
    raise applied or Faulty("缺少公开号", "公开号")


def _application(cells: Cells, office: str) -> dict[str, Any]:
    """The application by its own column, else by the number of a patent, which in China is the same (ZL)."""
    filed = _day(cells, Target.FILED)
    said = beside(_one(cells, Target.APPLICATION))
    filed = filed or said.on
    key = _tried(cells, Target.APPLICATION, lambda _cell: sheet_cells.application(said.number, office, filed))
    if key:
        return {"application": key, "application_number": said.printed, "filed": filed}
    for cell in (*cells[Target.GRANT_NUMBER], *cells[Target.PUBLICATION]):
        if applied := sheet_cells.only_applied(cell.text):
            return {"application": applied, "application_number": cell.text, "filed": filed}
    return {"filed": filed}


def _read(cell: Cell, reader: Callable[..., Any]) -> Any:
    try:
        return reader(cell)
    except Wrong as wrong:
        raise Faulty(str(wrong), cell.column.heading) from None


def _tried(cells: Cells, target: Target, reader: Callable[[Cell], Any]) -> Any:
    return _read(cells[target][0], reader) if cells[target] else None


def _one(cells: Cells, target: Target) -> str:
    return cells[target][0].text if cells[target] else ""


def _day(cells: Cells, target: Target) -> date | None:
    found: date | None = _tried(cells, target, lambda cell: sheet_cells.day(cell.text))
    return found


def _published(cells: Cells, numbers: int) -> date | None:
    """The day of publication; where a cell has one for each number of a family, that of the first."""
    for cell in cells[Target.PUBLISHED][:1]:
        listed = sheet_cells.several(cell.text, cell.column.separators)
        if len(listed) == numbers:
            return cast("date", _read(cell, lambda _cell, text=listed[0]: sheet_cells.day(text)))
    return _day(cells, Target.PUBLISHED)


def _days(cells: Cells, target: Target) -> list[date]:
    return [
        _read(cell, lambda _cell, text=part: sheet_cells.day(text))
        for cell in cells[target]
        for part in sheet_cells.several(cell.text, cell.column.separators)
    ]


def _keys(cells: Cells, target: Target) -> list[str]:
    """Publications named in a cell; those that are none stay as they are written."""
    found = []
    for cell in cells[target]:
        for part in sheet_cells.documents(cell.text, cell.column.separators):
            try:
                found.append(sheet_cells.publication(part))
            except Wrong:
                found.append(part)
    return list(dict.fromkeys(found))


def _stage(cells: Cells, right: Type, stage: Stage) -> tuple[Type, Stage]:
    said = TYPES.get(_one(cells, Target.TYPE).casefold(), (None, None))
    return said[0] or right, said[1] or stage


def _count(cells: Cells, claims: tuple[Claims, ...]) -> int | None:
    given = _one(cells, Target.CLAIM_COUNT)
    if given and not given.isdecimal():
        raise Faulty(f"“{given[:40]}”不是项数", cells[Target.CLAIM_COUNT][0].column.heading)
    if given:
        return int(given[:6])
    return len(claims[0].claims) if claims and cells[Target.CLAIMS] else None


def _symbols(cells: Cells, *, design: bool) -> Iterator[Symbol]:
    seen = set[tuple[Scheme, str]]()
    for target, scheme in SCHEMES:
        for cell in cells[target]:
            parts = sheet_cells.codes(cell.text, cell.column.separators)
            for part in sheet_cells.in_full(parts) if scheme in {Scheme.IPC, Scheme.CPC} else parts:
                first = target is Target.IPC_MAIN
                found: Symbol = _read(
                    cell,
                    lambda _cell, text=part, kind=scheme, main=first: sheet_cells.symbol(
                        kind, text, first=main, design=design
                    ),
                )
                if (scheme, found.code) not in seen:
                    seen.add((scheme, found.code))
                    yield found


def _related(cells: Cells, office: str) -> Iterator[Related]:
    for target, relation, reader in RELATIONS:
        for cell in cells[target]:
            key = _read(
                cell, lambda one, read=reader: read(one.text, "" if "PCT" in one.text.upper() else office)
            )
            yield Related(
                relation=relation, number=Number(key=key, original=cell.text if cell.text != key else "")
            )


def _citations(cells: Cells) -> Iterator[Citation]:
    for cell in cells[Target.CITED]:
        for part in dict.fromkeys(sheet_cells.documents(cell.text, cell.column.separators)):
            try:
                yield Citation(number=Number(key=sheet_cells.publication(part)))
            except Wrong:
                yield Citation(text=part)
    for cell in cells[Target.CITED_OTHER]:
        for text in sheet_cells.several(cell.text, cell.column.separators or "\n|"):
            yield Citation(text=text)


def _notes(cells: Cells) -> Iterator[tuple[str, str]]:
    """Columns without a place of their own, and what stands a second time in a column of a single value."""
    for cell in cells[Target.NOTE]:
        yield cell.column.heading, cell.text
    for target in (Target.EXTENDED_FAMILY, Target.GRANT_NUMBER):
        for cell in cells[target]:
            yield cell.column.heading, cell.text
    claimed = [
        one for cell in cells[Target.PRIORITIES][:1]
        for one in sheet_cells.several(cell.text, cell.column.separators)
    ]  # fmt: skip
    if len(_days(cells, Target.PRIORITY_DATES)) != len(claimed):
        # A list of another length does not say whose its days are.
        for cell in cells[Target.PRIORITY_DATES]:
            yield cell.column.heading, cell.text
    for cell in cells[Target.PUBLISHED][:1]:
        if len(sheet_cells.several(cell.text, cell.column.separators)) > 1:
            yield cell.column.heading, cell.text
    for target in SINGLE:
        for cell in cells[target][1:]:
            yield cell.column.heading, cell.text
    for target in (Target.TITLE, Target.ABSTRACT):
        for cell in sheet_texts.spare(cells, target):
            yield cell.column.heading, cell.text
    for cell in cells[Target.TYPE][:1]:
        if cell.text.casefold() not in TYPES:
            yield cell.column.heading, cell.text
    for cell in cells[Target.OFFICE][:1]:
        if not countries.code_of(cell.text):
            yield cell.column.heading, cell.text
    yield from unplaced(_values(cells))


def _values(cells: Cells) -> Values:
    return {target: [(cell.column, cell.text) for cell in held] for target, held in cells.items()}
