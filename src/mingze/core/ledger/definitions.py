"""A typed view of a ledger kind's catalogue definition: form, deadline classes, numbering and workflow."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, cast

from jsonschema import Draft202012Validator, ValidationError

from mingze.core.base.language import listed, titled
from mingze.core.base.models import once_for_each_content
from mingze.core.base.schema_fields import field_title, properties_of
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.kernel.workflow import Clock, Stage, State, Transition, Workflow
from mingze.core.ledger.models import LedgerKind


@dataclass(frozen=True, slots=True)
class DeadlineClass:
    """A class of deadline; ``check_every`` names the parameter with the months between two periodic
    checks.
    """

    code: str
    title: str
    title_en: str
    check_every: str | None


@dataclass(frozen=True, slots=True)
class Yearly:
    """The holder of a post of one of these categories sets up one item a year; ``basis`` is the clause."""

    posts: tuple[str, ...]
    basis: str
    verified: bool


@dataclass(frozen=True)
class Definition:
    """What the catalogue says about a kind of item."""

    code: str
    title: str
    title_en: str
    number: str
    parent: str | None
    schema: Mapping[str, Any]
    deadline_required: bool
    deadline_classes: tuple[DeadlineClass, ...]
    workflow: Workflow
    yearly: Yearly | None

    @property
    def properties(self) -> Mapping[str, Mapping[str, Any]]:
        """The form's fields by name."""
        properties: Mapping[str, Mapping[str, Any]] = self.schema.get("properties", {})
        return properties

    @property
    def declares_count(self) -> bool:
        """Whether an item states how many items it has below it, as a feedback letter states its problems."""
        return DECLARED_COUNT in self.properties

    def deadline_class(self, code: str) -> DeadlineClass | None:
        """The deadline class with this code, if the kind still knows it."""
        return next((one for one in self.deadline_classes if one.code == code), None)

    def number_of(self, year: int, serial: int) -> str:
        """The number people call an item by."""
        return self.number.format(year=year, serial=serial)

    def title_of(self, name: str) -> str:
        """A field's title in the language of the page."""
        return field_title(name, self.properties.get(name, {}))

    def check_payload(self, payload: Mapping[str, Any]) -> None:
        """Raise :class:`Refused` naming the first field that does not fit the form."""
        checker = Draft202012Validator(self.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        fault = min(
            checker.iter_errors(payload),
            key=lambda one: (list(map(str, one.path)), one.message),
            default=None,
        )
        if fault is not None:
            raise self._refusal(fault, payload)

    def _refusal(self, fault: ValidationError, payload: Mapping[str, Any]) -> Refused:
        if fault.validator == "required":
            missing = next(name for name in cast(list[str], fault.validator_value) if name not in payload)
            return Refused(MISSING, place=missing, params={"field": self.title_of(missing)})
        if fault.validator == "additionalProperties":
            return Refused(UNKNOWN, params={"fields": listed(sorted(set(payload) - set(self.properties)))})
        name = str(fault.path[0]) if fault.path else ""
        reason, key = _FAULTS.get(str(fault.validator), (WRONG, "limit"))
        return Refused(reason, place=name, params={"field": self.title_of(name), key: fault.validator_value})


DECLARED_COUNT = "declared_count"
MISSING = mark("“%(field)s”未填写")
UNKNOWN = mark("表单中没有这些栏目：%(fields)s")
WRONG = mark("“%(field)s”填写有误")
_FAULTS = {
    "maxLength": (mark("“%(field)s”超过%(limit)s字"), "limit"),
    "minLength": (MISSING, "limit"),
    "enum": (mark("“%(field)s”不在可选范围内"), "limit"),
    "minimum": (mark("“%(field)s”不得小于%(limit)s"), "limit"),
    "maximum": (mark("“%(field)s”不得大于%(limit)s"), "limit"),
    "format": (mark("“%(field)s”不是有效的日期"), "limit"),
}


def deadline_title(definition: Definition, code: str) -> str:
    """The title of a deadline class, or what is stored when the catalogue has since dropped it."""
    found = definition.deadline_class(code)
    return titled(found) if found else code


@once_for_each_content
def definition_of(kind: LedgerKind) -> Definition:
    """The typed definition of a kind."""
    plain: dict[str, Any] = deepcopy(kind.definition)
    return Definition(
        code=plain["code"],
        title=plain["title"],
        title_en=plain["title_en"],
        number=plain["number"],
        parent=plain.get("parent"),
        schema=_ordered(plain["fields"], plain.get("field_order", ())),
        deadline_required=bool(plain["deadline"]["required"]),
        deadline_classes=tuple(
            DeadlineClass(one["code"], one["title"], one["title_en"], one.get("check_every"))
            for one in plain["deadline"].get("classes", ())
        ),
        workflow=_workflow(plain["workflow"]),
        yearly=_yearly(plain.get("yearly")),
    )


def _yearly(plain: Mapping[str, Any] | None) -> Yearly | None:
    return Yearly(tuple(plain["posts"]), plain["basis"], plain["verified"]) if plain else None


def _ordered(schema: Mapping[str, Any], order: Sequence[str]) -> Mapping[str, Any]:
    """The form with its fields in the order of the catalogue."""
    return {**schema, "properties": properties_of(schema, order)}


def _workflow(plain: Mapping[str, Any]) -> Workflow:
    return Workflow(
        initial=plain["initial"],
        states=tuple(
            State(one["code"], one["title"], one["title_en"], Stage(one["stage"]), Clock(one["clock"]))
            for one in plain["states"]
        ),
        transitions=tuple(
            Transition(
                code=one["code"],
                title=one["title"],
                title_en=one["title_en"],
                sources=frozenset(one["from"]),
                target=one["to"],
                by=frozenset(one["by"]),
                requires=frozenset(one.get("requires", ())),
                notify=frozenset(one.get("notify", ())),
            )
            for one in plain["transitions"]
        ),
        closes_without=frozenset(plain.get("closes_without", ())),
    )
