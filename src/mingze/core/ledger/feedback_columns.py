"""The columns of an inspection-feedback table, and how the words in its cells are read.

The headings are those of the form in public use for 巡察整改 (rules.md §2.13); people's own headings for
the same
things are taken too.
"""

import re
from dataclasses import dataclass

from mingze.core.documents.table_columns import Column
from mingze.core.documents.table_values import to_text
from mingze.core.documents.tables import Cell
from mingze.core.kernel.refusals import Refused, mark

COLUMNS = (
    Column("number", "序号", ("问题序号", "编号", "问题编号")),
    Column("category", "问题类别", ("类别", "问题类型"), required=False),
    Column("manifestation", "具体表现", ("问题具体表现", "具体问题", "问题表现", "反馈问题", "存在问题")),
    Column("campaign", "整改专项", ("所属专项", "专项")),
    Column("key_attention", "是否重点关注", ("重点关注",)),
    Column("attention_reason", "重点关注情形", ("重点关注的情形", "情形"), required=False),
    Column("target", "整改落实目标", ("整改目标", "落实目标")),
    Column("leader", "责任领导", ("责任领导（类型）", "牵头领导", "分管领导")),
    Column("unit", "责任单位", ("牵头单位", "责任科室", "责任部门")),
    Column("assist", "配合单位", ("协办单位", "配合科室", "配合部门"), required=False),
    Column("long_term", "是否常态化坚持", ("常态化坚持", "是否长期坚持")),
    Column("within_concentrated", "是否集中整改期完成", ("是否集中整改期内完成", "集中整改期完成")),
    Column("due_on", "预计完成时间", ("完成时限", "整改时限", "预计完成日期", "完成时间"), required=False),
    Column("measures", "整改措施", ("措施", "整改落实措施")),
    Column("measure_type", "措施类型", ("整改措施类型",), required=False),
    Column("rule", "所立制度", ("制度名称", "建立制度"), required=False),
    Column("not_disclosed_party", "拟不在党内公开", ("是否拟不在党内公开",), required=False),
    Column("not_disclosed_public", "拟不向社会公开", ("是否拟不向社会公开",), required=False),
    Column("disclosure_reason", "不公开理由", ("拟不公开理由", "理由"), required=False),
)
HEADINGS = {column.key: column.heading for column in COLUMNS}

YES_OR_NO = mark("“%(value)s”看不出是或否，请填“是”或“否”")
NO_TYPE = mark("措施“%(text)s”没有写明类型，请在措施前用【】标明，或填写“措施类型”列，可选：%(types)s")
_YES = frozenset({"是", "√", "✓", "✔", "y", "yes", "true", "1"})
_NO = frozenset({"否", "×", "✗", "x", "n", "no", "false", "0"})
_NUMBERING = re.compile(r"^\s*(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])\s*")
_TYPE = re.compile(r"^\s*(?:[【\[]\s*([^】\]]{2,10})\s*[】\]]|([^：:]{2,6})[：:])\s*")
_TITLE = re.compile(r"《([^《》]{2,100})》")


@dataclass(frozen=True, slots=True)
class MeasureText:
    """One measure as written: its type, what is to be done, and the rule it makes."""

    type: str
    content: str
    rule: str = ""


def yes_or_no(cell: Cell) -> bool:
    """Read 是 or 否 in the forms people use. Raises ``Refused`` for anything else, a blank cell included."""
    word = to_text(cell).strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused(YES_OR_NO, params={"value": word})


def measures_in(
    text: str, *, types: tuple[str, ...], type_column: str, rule_column: str
) -> list[MeasureText]:
    """The measures of a cell, one a line, each with its type before it or in the column beside.

    Raises ``Refused`` for a measure whose type is not known. A rule is named in 《》 or in its own column.
    """
    lines = [_NUMBERING.sub("", line).strip() for line in text.splitlines()]
    beside = [line.strip() for line in type_column.splitlines() if line.strip()]
    found = []
    for place, line in enumerate(line for line in lines if line):
        kind, content = _typed(line, types)
        kind = kind or (beside[min(place, len(beside) - 1)] if beside else "")
        if kind not in types:
            raise Refused(NO_TYPE, params={"text": content[:20], "types": "、".join(types)})
        title = _TITLE.search(content)
        found.append(MeasureText(kind, content, rule_column.strip() or (title[1] if title else "")))
    return found


def _typed(line: str, types: tuple[str, ...]) -> tuple[str, str]:
    """The type written before a measure, if it is one, and the rest of the line."""
    match = _TYPE.match(line)
    kind = (match[1] or match[2]).strip() if match else ""
    # "一是：" or "《办法》：" before the text is no type; the line is then taken whole.
    return (kind, line[match.end() :].strip()) if match and kind in types else ("", line)
