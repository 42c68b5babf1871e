"""The rectification ledger (整改台账) of a feedback letter as a file: one content tree for Word and PDF, a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mingze.core.base.formats import shown
from mingze.core.documents import docx, pdf, xlsx
from mingze.core.documents.content import (
    Align,
    Column,
    Document,
    Figure,
    Line,
    Paragraph,
    Signature,
    Source,
    Table,
    chinese_date,
)
from mingze.core.documents.queries import layout
from mingze.core.ledger.choices import Part, Stage
from mingze.core.ledger.coverage import names_by_post
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Item

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"docx": WORD, "pdf": "application/pdf", "xlsx": xlsx.MEDIA_TYPE}
COLUMNS = (
    Column("序号", 0.5, Align.CENTER),
    Column("问题具体表现", 2.6),
    Column("整改落实目标", 1.6),
    Column("整改措施", 2.5),
    Column("责任领导", 0.9, Align.CENTER),
    Column("责任单位", 1.1, Align.CENTER),
    Column("完成时限", 1.9, Align.CENTER),
    Column("办理状态", 0.9, Align.CENTER),
    Column("佐证", 0.6, Align.CENTER),
)


@dataclass(frozen=True)
class RegisterLine:
    """One problem of the letter as the register shows it."""

    number: str
    manifestation: str
    target: str
    measures: str
    leader: str
    unit: str
    due: str
    state: str
    evidence: int

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return (
            self.number,
            self.manifestation,
            self.target,
            self.measures,
            self.leader,
            self.unit,
            self.due,
            self.state,
            str(self.evidence),
        )


def lines_of(letter: Item, on: date) -> list[RegisterLine]:
    """The problems of a letter in the order of the letter, each with its measures."""
    problems = letter.children.select_related("kind", "unit", "holder_post").prefetch_related(
        "children__kind", "evidence", "co_owners__unit"
    )
    people = names_by_post([one.holder_post for one in problems if one.holder_post], on)
    ordered = sorted(problems, key=lambda one: (_order(one.origin_number), one.number))
    # The letter's own numbers, where it gave every problem one.
    numbers = [one.origin_number or "" for one in ordered]
    if not all(numbers):
        numbers = [str(place) for place in range(1, len(ordered) + 1)]
    return [
        _line(number, one, people.get(one.holder_post_id or 0, ()))
        for number, one in zip(numbers, ordered, strict=True)
    ]


def document(letter: Item, lines: Sequence[RegisterLine], on: date) -> Document:
    """The register as a document: what the letter stated, where it stands, and a row for each problem."""
    closed = letter.children.filter(stage=Stage.CLOSED).count()
    source = Source("ledger", f"{letter.number}项下台账，数据截至{chinese_date(on)}")
    opening: Line = (
        f"{letter.payload.get('inspector', '')}反馈意见共载明问题",
        Figure(str(letter.payload.get("declared_count", "")), "ledger"),
        "项，已建立台账",
        Figure(str(len(lines)), "ledger"),
        "项，已销号",
        Figure(str(closed), "ledger"),
        "项。",
    )
    return Document(
        title=f"{letter.title}整改台账" if not letter.title.endswith("台账") else letter.title,
        blocks=(Paragraph(opening), Table(COLUMNS, tuple(line.cells for line in lines))),
        signature=Signature(letter.unit.name, on),
        sources=(source,),
        landscape=True,
    )


def as_bytes(letter: Item, form: str, on: date) -> bytes:
    """The register in the form wanted. ``KeyError`` for a form that is not offered."""
    lines = lines_of(letter, on)
    return {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}[form](letter, lines, on)


def _docx(letter: Item, lines: Sequence[RegisterLine], on: date) -> bytes:
    return docx.render(document(letter, lines, on), layout(on, letter.unit))


def _pdf(letter: Item, lines: Sequence[RegisterLine], on: date) -> bytes:
    return pdf.render(document(letter, lines, on), layout(on, letter.unit)).content


def _xlsx(letter: Item, lines: Sequence[RegisterLine], on: date) -> bytes:
    sheet = xlsx.Sheet(
        name=_("整改台账"),
        title=f"{letter.title}整改台账",
        heads=[column.heading for column in COLUMNS],
        rows=[line.cells for line in lines],
        notes=[_("数据截至%(day)s") % {"day": on.isoformat()}],
        widths=[column.width * 12 for column in COLUMNS],
    )
    return xlsx.write_workbook([sheet])


def _line(number: str, item: Item, people: tuple[str, ...]) -> RegisterLine:
    measures = sorted(item.children.all(), key=lambda one: one.number)
    texts = [
        f"{place}. 【{one.payload.get('type', '')}】{one.payload.get('content', one.title)}"
        for place, one in enumerate(measures, start=1)
    ]
    partners = [row.unit.name for row in item.co_owners.all() if row.part == Part.ASSIST]
    unit = item.unit.name + (f"（配合：{'、'.join(partners)}）" if partners else "")
    state = definition_of(item.kind).workflow.state(item.state).title
    due = shown(item.due_on) if item.due_on else "长期坚持"
    return RegisterLine(
        number=number,
        manifestation=str(item.payload.get("manifestation", item.title)),
        target=str(item.payload.get("target", "")),
        measures="\n".join(texts) or "—",
        leader=str(item.payload.get("leader", "")) or "、".join(people),
        unit=unit,
        due=due,
        state=state,
        evidence=len(item.evidence.all()),
    )


def _order(number: str) -> tuple[int, str]:
    return (int(number), "") if number.isdigit() else (10**9, number)
