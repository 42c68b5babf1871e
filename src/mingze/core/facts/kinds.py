"""A typed view of a record kind's catalogue definition, with the checks its form demands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator

from mingze.core.facts.models import RecordKind
from mingze.core.kernel.canonical import canonical_json
from mingze.core.kernel.refusals import Refused, mark


@dataclass(frozen=True, slots=True)
class PartKind:
    """A part somebody can play in a fact of this kind."""

    code: str
    title: str
    title_en: str
    required: bool


@dataclass(frozen=True)
class Definition:
    """What the catalogue says about a kind of fact."""

    code: str
    tree: str
    recordable_by: tuple[str, ...]
    parts: tuple[PartKind, ...]
    schema: Mapping[str, Any]
    counts_when: str
    evidence: tuple[str, ...]
    sealed: bool
    link_required: bool
    link_to: tuple[str, ...]
    hours: bool
    part_codes: frozenset[str] = field(default=frozenset())

    @property
    def properties(self) -> Mapping[str, Mapping[str, Any]]:
        """The form's fields by name."""
        properties: Mapping[str, Mapping[str, Any]] = self.schema.get("properties", {})
        return properties

    def check_payload(self, payload: Mapping[str, Any]) -> None:
        """Raise :class:`Refused` naming the first field that does not fit the form."""
        fault = next(iter(sorted(Draft202012Validator(self.schema).iter_errors(payload), key=str)), None)
        if fault is None:
            return
        if fault.validator == "required":
            missing = next(name for name in fault.validator_value if name not in payload)
            raise Refused(MISSING, place=missing, params={"field": self.title_of(missing)})
        if fault.validator == "additionalProperties":
            raise Refused(UNKNOWN, params={"fields": "、".join(sorted(set(payload) - set(self.properties)))})
        name = str(fault.path[0]) if fault.path else ""
        raise Refused(WRONG, place=name, params={"field": self.title_of(name), "fault": fault.message})

    def title_of(self, name: str) -> str:
        """The Chinese title of a field."""
        return str(self.properties.get(name, {}).get("title", name))


MISSING = mark("“%(field)s”未填写")
UNKNOWN = mark("记录中有表单没有的栏目：%(fields)s")
WRONG = mark("“%(field)s”填写有误：%(fault)s")


def definition_of(kind: RecordKind) -> Definition:
    """The typed definition of a kind."""
    return _definition(canonical_json(kind.definition), kind.code)


@lru_cache(maxsize=256)
def _definition(text: str, code: str) -> Definition:
    plain = _plain(text)
    link = plain.get("link") or {}
    parts = tuple(
        PartKind(one["code"], one["title"], one["title_en"], one.get("required", False))
        for one in plain.get("participant_roles", ())
    )
    return Definition(
        code=code,
        tree=plain["tree"],
        recordable_by=tuple(plain.get("recordable_by", ())),
        parts=parts,
        schema=plain["fields"],
        counts_when=plain["counts_when"],
        evidence=tuple(plain.get("evidence", ())),
        sealed=plain.get("sealed", "none") == "content",
        link_required=bool(link.get("required")),
        link_to=tuple(link.get("to", ())),
        hours=bool(plain.get("hours")),
        part_codes=frozenset(part.code for part in parts),
    )


def _plain(text: str) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(text)
    return plain
