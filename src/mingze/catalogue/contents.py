"""The loaded catalogue: lookups by code and a digest of its content."""

import difflib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from mingze.catalogue.faults import Findings
from mingze.catalogue.records import (
    Clause,
    DutyList,
    LedgerKind,
    Parameter,
    ParameterExtension,
    ParameterValue,
    Record,
    RecordKind,
    Role,
    RuleDocument,
    Version,
)
from mingze.core.kernel.refusals import Sentence, mark, sentence

T = TypeVar("T")
NOT_THERE = mark("目录中没有%(what)s“%(code)s”")
NOT_THERE_BUT = mark("目录中没有%(what)s“%(code)s”，是否为“%(near)s”？")


class UnknownCodeError(LookupError):
    """Nothing in the catalogue has this code."""

    def __init__(self, what: Sentence, code: str, known: Mapping[str, object]) -> None:
        close = difflib.get_close_matches(code, known, n=1)
        source = NOT_THERE_BUT if close else NOT_THERE
        self.sentence = sentence(source, what=what, code=code, near=close[0] if close else "")
        super().__init__(str(self.sentence))


@dataclass(frozen=True, slots=True)
class Basis:
    """A resolved clause reference."""

    document: RuleDocument
    version: Version
    clause: Clause


@dataclass(frozen=True)
class Catalogue:
    """Everything the YAML files say, by code. Built by ``loader.load`` only."""

    rules: Mapping[str, RuleDocument]
    parameters: Mapping[str, Parameter]
    roles: Mapping[str, Role]
    records: Mapping[str, RecordKind]
    ledgers: Mapping[str, LedgerKind]
    duties: Mapping[str, DutyList]

    @classmethod
    def assemble(cls, found: Mapping[str, list[Record]], findings: Findings) -> "Catalogue":
        """Index decoded records; a code used twice is a fault at its second place."""
        sections = {name: _index(name, records, findings) for name, records in found.items()}
        parameters = _extend(sections["parameters"], sections.pop("parameter_values"), findings)
        return cls(**{**sections, "parameters": parameters})

    @cached_property
    def clauses(self) -> Mapping[str, Basis]:
        """Every clause by its reference ``document@version#clause``."""
        return {
            f"{document.code}@{version.version}#{clause.code}": Basis(document, version, clause)
            for document in self.rules.values()
            for version in document.versions
            for clause in version.clauses
        }

    def rule(self, code: str) -> RuleDocument:
        """The rule document with this code; raises UnknownCodeError."""
        return _get(self.rules, code, sentence("制度"))

    def clause(self, reference: str) -> Basis:
        """The clause a basis points at; raises UnknownCodeError."""
        return _get(self.clauses, reference, sentence("条款"))

    def parameter(self, key: str) -> Parameter:
        """The parameter with this key; raises UnknownCodeError."""
        return _get(self.parameters, key, sentence("参数"))

    def role(self, code: str) -> Role:
        """The role with this code; raises UnknownCodeError."""
        return _get(self.roles, code, sentence("角色"))

    def record(self, code: str) -> RecordKind:
        """The record kind with this code; raises UnknownCodeError."""
        return _get(self.records, code, sentence("纪实种类"))

    def ledger(self, code: str) -> LedgerKind:
        """The ledger kind with this code; raises UnknownCodeError."""
        return _get(self.ledgers, code, sentence("台账种类"))

    def duty_list(self, code: str) -> DutyList:
        """The duty list with this code; raises UnknownCodeError."""
        return _get(self.duties, code, sentence("责任清单"))

    def value(self, key: str, *, on: date, unit: str | None = None) -> ParameterValue | None:
        """The value in force on a day for a unit code, or for everybody; None when none holds."""
        held = [one for one in self.parameter(key).values if in_force(one, on) and one.unit in (unit, None)]
        return max(held, key=lambda one: one.unit is not None, default=None)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the canonical content, wherever the files lie and however they are laid out."""
        sections = ("rules", "parameters", "roles", "records", "ledgers", "duties")
        content = {
            name: {code: _canonical(one) for code, one in getattr(self, name).items()} for name in sections
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()


def in_force(one: Version | ParameterValue, on: date) -> bool:
    """Whether a version or value holds on a day; both ends of its period are included."""
    return one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)


def _get(section: Mapping[str, T], code: str, what: Sentence) -> T:
    try:
        return section[code]
    except KeyError:
        raise UnknownCodeError(what, code, section) from None


def _index(section: str, records: list[Record], findings: Findings) -> Any:
    index: dict[str, Record] = {}
    attribute = "key" if section.startswith("parameter") else "code"
    for record in records:
        code = getattr(record, attribute)
        if code in index:
            first = index[code].origin
            findings.add(
                record.origin.file,
                f"{record.origin.path}.{attribute}".lstrip("."),
                sentence("“%(code)s”重复", code=code),
                sentence("未用过的代码（首次出现在 %(place)s）", place=f"{first.file}:{first.line}"),
            )
        else:
            index[code] = record
    return MappingProxyType(index)


def _extend(parameters: Any, extensions: Any, findings: Findings) -> Any:
    """Join the values of extensions to their parameters."""
    joined: dict[str, Parameter] = dict(parameters)
    for key, extension in cast(Mapping[str, ParameterExtension], extensions).items():
        if key in joined:
            joined[key] = msgspec.structs.replace(joined[key], values=joined[key].values + extension.values)
        elif key not in findings.broken.get("parameters", ()):
            place = f"{extension.origin.path}.key".lstrip(".")
            findings.add(
                extension.origin.file,
                place,
                sentence("没有参数“%(key)s”", key=key),
                sentence("已在 parameters 中定义的参数"),
            )
    return MappingProxyType(joined)


def _canonical(value: Any) -> Any:
    """Plain JSON data of a record without origins; decimals as text, dates as ISO."""
    if isinstance(value, Struct):
        return {
            name: _canonical(getattr(value, name)) for name in value.__struct_fields__ if name != "origin"
        }
    if isinstance(value, dict):
        return {name: _canonical(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
