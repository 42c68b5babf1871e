"""Reminder sheets, pledges and fulfilment reports as content trees; core.documents renders them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mingze.accountability.duties.fulfilment import Branch, Tally
from mingze.accountability.duties.models import DutyItem, Sheet
from mingze.accountability.duties.sheets import cited
from mingze.core.documents.content import (
    Align,
    Block,
    Column,
    Document,
    Figure,
    Line,
    Paragraph,
    Signature,
    Signatures,
    Source,
    Table,
    chinese_date,
    document_number,
    numbered,
)
from mingze.core.kernel.periods import Period, parse


def sheet_document(sheet: Sheet, issuer: str) -> Document:
    """The reminder sheet as a document; every line names its clause."""
    month = parse(sheet.month)
    lines: Sequence[Mapping[str, object]] = sheet.content
    due = [line for line in lines if not line["overdue"]]
    overdue = [line for line in lines if line["overdue"]]
    on = sheet.generated_at.date()
    source = Source("lines", f"责任清单与台账，数据截至{chinese_date(on)}，内容散列{sheet.sha256[:12]}")
    opening = (
        f"根据责任清单及台账，{month.label}你单位应办重点工作共",
        Figure(str(len(lines)), "lines"),
        "项，其中逾期未办",
        Figure(str(len(overdue)), "lines"),
        "项。现予提醒，请抓好落实，并在收到后及时签收反馈。",
    )
    return Document(
        title="重点工作提醒单",
        number=document_number("提醒", month.year, month.index),
        addressee=sheet.unit.name,
        blocks=(
            Paragraph(opening),
            *_section(1, "逾期未办事项", overdue),
            *_section(2 if overdue else 1, "本月应办事项", due),
        ),
        signature=Signature(issuer, on),
        sources=(source,),
    )


def _section(position: int, title: str, lines: Sequence[Mapping[str, object]]) -> tuple[Block, ...]:
    if not lines:
        return ()
    columns = (
        Column("序号", 0.5, Align.CENTER),
        Column("事项", 3.2),
        Column("责任人", 1.6),
        Column("期限", 1.7, Align.CENTER),
        Column("依据", 2.0),
    )
    rows = tuple(
        (
            str(number),
            str(line["matter"]),
            str(line["who"]) or "本单位",
            str(line["due_on"]),
            str(line["basis"]),
        )
        for number, line in enumerate(lines, start=1)
    )
    return (numbered(1, position, title), Table(columns, rows))


def pledge_document(
    *,
    year: int,
    unit: str,
    issuer: str,
    holder: str,
    list_title: str,
    items: Iterable[DutyItem],
    adopted: str,
) -> Document:
    """The pledge (责任书) between the party group and a unit: what is owed, and both sides' places to sign."""
    lines = [
        Paragraph(f"{position}．{item.text}（依据{_basis(item)}；权重{item.weight / 100:g}分）")
        for position, item in enumerate(items, start=1)
    ]
    return Document(
        title=f"{unit}\n{year}年度全面从严治党目标责任书",
        blocks=(
            Paragraph(
                f"为压实全面从严治党责任，层层传导压力，依据{adopted}审议通过的《{list_title}》，签订本责任书。"
            ),
            numbered(1, 1, "责任内容"),
            *lines,
            numbered(1, 2, "责任考核"),
            Paragraph("责任落实情况由登记的工作记录自动汇总，可逐项查看佐证；对记录有异议的，可以提出更正。"),
            numbered(1, 3, "责任期限"),
            Paragraph(f"本责任书自签订之日起生效，至{year}年12月31日止。"),
            Signatures((f"签订人（{issuer}）", f"责任人（{holder}）")),
        ),
    )


def report_document(
    *,
    period: Period,
    on: date,
    agency: str,
    branches: Sequence[Branch],
    items: Sequence[tuple[str, ...]],
) -> Document:
    """The fulfilment report of a period, as known on its last day."""
    source = Source("tally", f"履责事项汇总，期次{period.key}，数据截至{chinese_date(on)}")
    columns = (
        Column("单位", 3.0),
        *(Column(name, 1.0, Align.RIGHT) for name in ("应完成", "按期", "补办", "逾期", "按期率")),
    )
    rows: tuple[tuple[Line, ...], ...] = tuple(
        (
            "　" * (branch.level - 1) + branch.unit.name,
            *map(str, _figures(branch)),
        )
        for branch in branches
    )
    total = sum((branch.tally for branch in branches if branch.level == 1), start=Tally())
    late = (
        Column("单位", 2.0),
        Column("事项", 3.4),
        Column("责任人", 1.4),
        Column("期限", 1.8, Align.CENTER),
        Column("状态", 1.1),
    )
    return Document(
        title=f"{agency}\n{period.label}履责情况报告",
        blocks=(
            numbered(1, 1, "总体情况"),
            _summary(total),
            Table(columns, rows),
            numbered(1, 2, "未按期完成事项"),
            Table(late, tuple(items)) if items else Paragraph("期内没有未按期完成的事项。"),
        ),
        signature=Signature(agency, on),
        sources=(source,),
    )


def _summary(total: Tally) -> Paragraph:
    """The whole in one sentence; the table below it breaks the same figures down."""
    counted = (total.due, total.met, total.met_late, total.overdue)
    words = ("应完成履责事项", "项，其中按期履行", "项，逾期补办", "项，逾期未履行")
    told = [
        piece
        for word, count in zip(words, counted, strict=True)
        for piece in (word, Figure(str(count), "tally"))
    ]
    return Paragraph((*told, "项。各单位情况如下。"))


def _basis(item: DutyItem) -> str:
    return cited(item.basis.version.document.title, item.basis.label)


def _figures(branch: Branch) -> tuple[object, ...]:
    tally = branch.tally
    share = "无应完成事项" if tally.share is None else f"{tally.share:g}%"
    return (tally.due, tally.met, tally.met_late, tally.overdue, share)
