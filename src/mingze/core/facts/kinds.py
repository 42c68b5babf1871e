"""A typed view of a record kind's catalogue definition, with the checks its form demands."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from mingze.core.base.language import listed
from mingze.core.base.models import once_for_each_content
from mingze.core.base.schema_fields import field_title, properties_of
from mingze.core.facts.models import RecordKind
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
    order: tuple[str, ...] = ()

    @property
    def properties(self) -> Mapping[str, Mapping[str, Any]]:
        """The form's fields by name, in the order of the catalogue."""
        return properties_of(self.schema, self.order)

    def check_payload(self, payload: Mapping[str, Any]) -> None:
        """Raise :class:`Refused` naming the first field that does not fit the form."""
        checker = Draft202012Validator(self.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        fault = min(checker.iter_errors(payload), key=self._position, default=None)
        if fault is not None:
            raise self._refusal(fault, payload)

    def title_of(self, name: str) -> str:
        """The title of a field, in the language of the page."""
        return field_title(name, self.properties.get(name, {}))

    def _position(self, fault: ValidationError) -> tuple[int, str]:
        """Where on the form a fault stands, so that the first one is named first."""
        name = str(fault.path[0]) if fault.path else ""
        names = list(self.properties)
        return (names.index(name) if name in names else len(names), fault.message)

    def _refusal(self, fault: ValidationError, payload: Mapping[str, Any]) -> Refused:
        if fault.validator == "required":
            needed: list[str] = list(fault.validator_value)  # type: ignore[arg-type]
            missing = next(name for name in needed if name not in payload)
            return Refused(MISSING, place=content(missing), params={"field": self.title_of(missing)})
        if fault.validator == "additionalProperties":
            return Refused(UNKNOWN, params={"fields": listed(sorted(set(payload) - set(self.properties)))})
        if not fault.path:
            return Refused(UNFIT)
        name = str(fault.path[0])
        reason = FAULTS.get(str(fault.validator), WRONG)
        params = {"field": self.title_of(name), "limit": fault.validator_value}
        return Refused(reason, place=content(name), params=params)


MISSING = mark("“%(field)s”未填写")
UNKNOWN = mark("记录中有表单没有的栏目：%(fields)s")
UNFIT = mark("所填内容前后不一致，请对照各栏目核对")
WRONG = mark("“%(field)s”填写有误")
FAULTS = {
    "maxLength": mark("“%(field)s”超过%(limit)s字"),
    "minLength": MISSING,
    "minItems": mark("“%(field)s”至少选%(limit)s项"),
    "enum": mark("“%(field)s”不在可选范围内"),
    "minimum": mark("“%(field)s”不得小于%(limit)s"),
    "maximum": mark("“%(field)s”不得大于%(limit)s"),
    "format": mark("“%(field)s”不是有效的日期"),
    "pattern": mark("“%(field)s”的格式不符合要求"),
}


def content(name: str) -> str:
    """The place of a content field, as refusals and forms name it."""
    return f"content-{name}"


def part(code: str) -> str:
    """The place of a part."""
    return f"part-{code}"


def evidence(code: str) -> str:
    """The place of a kind of evidence."""
    return f"evidence-{code}"


@once_for_each_content
def definition_of(kind: RecordKind) -> Definition:
    """The typed definition of a kind."""
    plain: dict[str, Any] = deepcopy(kind.definition)
    link = plain.get("link") or {}
    parts = tuple(
        PartKind(one["code"], one["title"], one["title_en"], one.get("required", False))
        for one in plain.get("participant_roles", ())
    )
    return Definition(
        code=kind.code,
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
        part_codes=frozenset(one.code for one in parts),
        order=tuple(plain.get("order", ())),
    )
