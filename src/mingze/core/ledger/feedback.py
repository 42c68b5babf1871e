"""Inspection feedback read from a table: every fault by row and column, and nothing stored until there
is none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingze.core.documents.table_columns import match_columns
from mingze.core.documents.table_values import to_date, to_text
from mingze.core.documents.tables import Cell, Row, Table, TableFault, TableRefused
from mingze.core.kernel.refusals import Refused, Sentence, mark, sentence
from mingze.core.ledger import queries
from mingze.core.ledger.definitions import DECLARED_COUNT, Definition, definition_of
from mingze.core.ledger.feedback_columns import COLUMNS, HEADINGS, MeasureText, measures_in, yes_or_no
from mingze.core.ledger.models import Item
from mingze.core.organization.models import Post, Unit

PROBLEM, MEASURE = "rectification", "measure"
LONG_TERM, CONCENTRATED, FIXED = "long_term", "concentrated", "fixed"
FLAGS = ("key_attention", "long_term", "within_concentrated", "not_disclosed_party", "not_disclosed_public")
OPTIONAL_FLAGS = frozenset({"not_disclosed_party", "not_disclosed_public"})
TEXTS = ("category", "manifestation", "campaign", "attention_reason", "target", "leader", "disclosure_reason")
TITLE_LENGTH = 60

NO_UNIT = mark("没有名为“%(name)s”的单位")
TWO_UNITS = mark("名为“%(name)s”的单位不止一个，请改填单位代码")
NO_POST = mark("“%(name)s”没有负责人岗位，无法确定责任岗位")
NO_DUE = mark("不是长期坚持的事项须填写预计完成时间")
NO_MEASURE = mark("没有写整改措施")
TWICE = mark("序号“%(number)s”在第%(row)s行已经出现")
DIFFERS = mark("序号“%(number)s”已导入且内容不同（%(fields)s），请在台账中修改，不要重复导入")
COUNT = mark("反馈意见载明%(declared)s项，文件与台账合计%(entered)s项，数量不一致")
TOO_EARLY = mark("预计完成时间%(day)s早于反馈日期%(received)s")
ORPHAN = mark("本行没有序号，上一行也没有可归属的问题")


@dataclass
class Problem:
    """One problem as read, with the row it stands in."""

    row: int
    number: str
    payload: dict[str, Any]
    unit: Unit
    post: Post
    assist: list[Unit]
    due_on: date | None
    deadline_class: str
    measures: list[MeasureText] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The problem in one line."""
        text = " ".join(str(self.payload.get("manifestation", "")).split())
        return text if len(text) <= TITLE_LENGTH else f"{text[: TITLE_LENGTH - 1]}…"


@dataclass(frozen=True)
class Plan:
    """What importing a table would do. ``faults`` empty means that it can be done."""

    declared: int
    fresh: tuple[Problem, ...]
    present: tuple[str, ...]
    faults: tuple[TableFault, ...]
    notes: tuple[Sentence, ...] = ()

    @property
    def measures(self) -> int:
        """How many measures would be opened."""
        return sum(len(one.measures) for one in self.fresh)

    def as_plain(self) -> dict[str, Any]:
        """The plan as plain values, for a program to read."""
        return {
            "declared": self.declared,
            "problems": len(self.fresh),
            "measures": self.measures,
            "present": list(self.present),
            "notes": [str(note) for note in self.notes],
            "faults": [
                {"row": one.row, "column": one.column, "message": str(one.message)} for one in self.faults
            ],
        }


def plan(letter: Item, table: Table, on: date) -> Plan:
    """Work out what importing ``table`` under ``letter`` would do on a day. Nothing is written."""
    declared = int(letter.payload[DECLARED_COUNT])
    try:
        columns = match_columns(table.header, COLUMNS, header_row=table.header_row)
    except TableRefused as refusal:
        return Plan(declared, (), (), refusal.faults, table.notes)
    reader = _Reader(letter, columns, on)
    for row in table.rows:
        reader.read(row)
    return reader.plan(declared, table.notes)


class _Reader:
    """Reads row after row and keeps every fault with its place."""

    def __init__(self, letter: Item, columns: Mapping[str, int], on: date) -> None:
        self.columns, self.on = columns, on
        self.problem_form = definition_of(queries.kind(PROBLEM))
        measure_form = definition_of(queries.kind(MEASURE))
        self.types = tuple(measure_form.properties["type"]["enum"])
        self.received = str(letter.payload.get("received_on", ""))
        self.stored = {one.origin_number: one for one in letter.children.exclude(origin_number="")}
        self.problems: dict[str, Problem] = {}
        self.seen: dict[str, int] = {}
        self.present: list[str] = []
        self.faults: list[TableFault] = []
        self.last: Problem | None = None

    def read(self, row: Row) -> None:
        """Read one row: a problem, or one more measure of the problem above it."""
        cells = {key: row.cells[index] for key, index in self.columns.items()}
        before = len(self.faults)
        number = str(self._try(row, "number", lambda: to_text(cells["number"]).strip()) or "")
        if not number:
            self._continue(row, cells)
            return
        if number in self.seen:
            self._fault(row, "number", Refused(TWICE, params={"number": number, "row": self.seen[number]}))
            return
        self.seen[number] = row.number
        problem = self._problem(row, number, cells)
        if problem is not None and len(self.faults) == before:
            self.last = problem
            self._file(row, problem)

    def plan(self, declared: int, notes: tuple[Sentence, ...]) -> Plan:
        """What was found, with the count set against the letter's."""
        entered = len(self.seen) + len(set(self.stored) - set(self.seen))
        if entered != declared:
            message = sentence(COUNT, declared=declared, entered=entered)
            self.faults.append(TableFault(None, None, message))
        fresh = tuple(self.problems.values())
        return Plan(declared, fresh, tuple(self.present), tuple(self.faults), notes)

    def _continue(self, row: Row, cells: Mapping[str, Cell]) -> None:
        if self.last is None:
            self._fault(row, "number", Refused(ORPHAN))
            return
        self.last.measures += self._measures(row, cells)

    def _problem(self, row: Row, number: str, cells: Mapping[str, Cell]) -> Problem | None:
        payload = dict(self._payload(row, cells))
        unit = self._try(row, "unit", lambda: self._unit(to_text(cells["unit"])))
        due_on = self._try(row, "due_on", lambda: to_date(cells.get("due_on")))
        measures = self._measures(row, cells)
        assist = [
            self._try(row, "assist", lambda name=name: self._unit(name))
            for name in _names(to_text(cells.get("assist")))
        ]
        post = self._try(row, "unit", lambda: self._post(unit)) if unit else None
        if not payload.get("long_term") and due_on is None and not self._has(row, "due_on"):
            self._fault(row, "due_on", Refused(NO_DUE))
        if due_on is not None and due_on.isoformat() < self.received:
            params = {"day": due_on.isoformat(), "received": self.received}
            self._fault(row, "due_on", Refused(TOO_EARLY, params=params))
        self._check_form(row, payload)
        if unit is None or post is None or None in assist:
            return None
        deadline_class = _deadline_class(payload)
        return Problem(row.number, number, payload, unit, post, assist, due_on, deadline_class, measures)

    def _payload(self, row: Row, cells: Mapping[str, Cell]) -> Iterator[tuple[str, Any]]:
        for key in TEXTS:
            value = self._try(row, key, lambda key=key: to_text(cells.get(key)).strip())
            if value:
                yield key, value
        for key in FLAGS:
            cell = cells.get(key)
            if key in OPTIONAL_FLAGS and cell is None:
                continue
            value = self._try(row, key, lambda cell=cell: yes_or_no(cell))
            if value is not None:
                yield key, value

    def _measures(self, row: Row, cells: Mapping[str, Cell]) -> list[MeasureText]:
        def found() -> list[MeasureText]:
            text = to_text(cells["measures"])
            if not text.strip():
                raise Refused(NO_MEASURE)
            beside, rule = to_text(cells.get("measure_type")), to_text(cells.get("rule"))
            return measures_in(text, types=self.types, type_column=beside, rule_column=rule)

        measures = self._try(row, "measures", found) or []
        form = definition_of(queries.kind(MEASURE))
        for one in measures:
            self._try(row, "measures", lambda one=one: form.check_payload(measure_payload(one)))
        return measures

    def _file(self, row: Row, problem: Problem) -> None:
        stored = self.stored.get(problem.number)
        if stored is None:
            self.problems[problem.number] = problem
            return
        differing = _differing(self.problem_form, stored, problem)
        if differing:
            params = {"number": problem.number, "fields": "、".join(differing)}
            self._fault(row, "number", Refused(DIFFERS, params=params))
        else:
            self.present.append(problem.number)

    def _check_form(self, row: Row, payload: Mapping[str, Any]) -> None:
        if any(fault.row == row.number for fault in self.faults):
            return
        try:
            self.problem_form.check_payload(payload)
        except Refused as refusal:
            self._fault(row, str(refusal.place or "number"), refusal)

    def _unit(self, name: str) -> Unit:
        found = list(queries.units_named(name.strip(), self.on))
        if len(found) != 1:
            raise Refused(TWO_UNITS if found else NO_UNIT, params={"name": name.strip()})
        return found[0]

    def _post(self, unit: Unit) -> Post:
        post = queries.leading_post(unit, self.on)
        if post is None:
            raise Refused(NO_POST, params={"name": unit.name})
        return post

    def _try(self, row: Row, key: str, read: Any) -> Any:
        try:
            return read()
        except Refused as refusal:
            self._fault(row, key, refusal)
            return None

    def _has(self, row: Row, key: str) -> bool:
        return any(fault.row == row.number and fault.column == HEADINGS[key] for fault in self.faults)

    def _fault(self, row: Row, key: str, refusal: Refused) -> None:
        self.faults.append(TableFault(row.number, HEADINGS.get(key, key), refusal.sentence))


def measure_payload(measure: MeasureText) -> dict[str, Any]:
    """A measure as its form wants it."""
    plain = {"type": measure.type, "content": measure.content, "rule": measure.rule}
    return {name: value for name, value in plain.items() if value}


def _deadline_class(payload: Mapping[str, Any]) -> str:
    if payload.get("long_term"):
        return LONG_TERM
    return CONCENTRATED if payload.get("within_concentrated") else FIXED


def _differing(form: Definition, stored: Item, problem: Problem) -> list[str]:
    names = dict.fromkeys([*stored.payload, *problem.payload])
    differing = [form.title_of(one) for one in names if stored.payload.get(one) != problem.payload.get(one)]
    return differing + ([HEADINGS["unit"]] if stored.unit_id != problem.unit.pk else [])


def _names(text: str) -> list[str]:
    for separator in "，,;；/\n":
        text = text.replace(separator, "、")
    return [name.strip() for name in text.split("、") if name.strip()]
