"""Questions to the rules repository."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from mingze.core.audit.unchanged import unchanged
from mingze.core.base.language import titled
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.models import Placement, Unit
from mingze.core.rules.models import Parameter, ParameterValue

Value = bool | int | Decimal | str
NO_VALUE = mark("参数“%(key)s”在%(day)s没有取值，请先在规则目录中补充")


class NoValueError(Refused):
    """A parameter has no value in force on the day asked about, or there is no such parameter."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(NO_VALUE, params={"key": key, "day": day.isoformat()})
        self.key, self.day = key, day


@dataclass(frozen=True, slots=True)
class ParameterFigure:
    """A parameter's value with where it comes from, for showing beside what was computed from it."""

    key: str
    title: str
    value: Value
    measure: str
    basis: str
    clause_id: int | None
    verified: bool
    valid_from: date
    unit_name: str


def value(key: str, *, on: date, unit: Unit | None = None) -> Value:
    """The value of a parameter on a day: the nearest unit's own upwards from ``unit``, otherwise everybody's.

    A unit's value also holds for the other tree of the same body: what the agency sets holds for the Party
    units under the agency's Party group. Raises :class:`NoValueError` naming the key and the day.
    """
    return _typed(row_in_force(key, on=on, unit=unit))


def values_below(prefix: str, *, on: date) -> dict[str, Value]:
    """Values on a day of all parameters whose key begins with ``prefix``, by key, in one statement.

    What a unit at the top of a tree, the agency, sets for itself goes before everybody's: for what is the same in all
    of an installation. Parameters without a value on that day are left out.
    """
    return unchanged("rules.values_below", prefix, on, answer=lambda: _values_below(prefix, on))


def _values_below(prefix: str, on: date) -> dict[str, Value]:
    top = Placement.objects.on(on).filter(parent=None).values("unit")
    rows = ParameterValue.objects.on(on).filter(
        Q(unit=None) | Q(unit__in=top), parameter__key__startswith=prefix
    )
    ordered = rows.select_related("parameter").order_by(F("unit").asc(nulls_first=True))
    return {row.parameter.key: _typed(row) for row in ordered}


def parameter_figure(key: str, *, on: date, unit: Unit | None = None) -> ParameterFigure:
    """The same with title, measure, basis and whether it was verified; raises :class:`NoValueError`."""
    row = row_in_force(key, on=on, unit=unit)
    return ParameterFigure(
        key=key,
        title=titled(row.parameter),
        value=_typed(row),
        measure=row.parameter.counted_in,
        basis=row.basis.citation if row.basis else "",
        clause_id=row.basis_id,
        verified=row.verified,
        valid_from=row.valid_from,
        unit_name=row.unit.name if row.unit else "",
    )


def row_in_force(key: str, *, on: date, unit: Unit | None = None) -> ParameterValue:
    """The row that answers :func:`value`."""
    rows = (
        ParameterValue.objects.on(on)
        .filter(parameter__key=key)
        .select_related("parameter", "unit", "basis__version__document")
    )
    held = {row.unit_id: row for row in (rows.filter(unit=None) if unit is None else rows)}
    # Most parameters are the same for everybody; only where some unit differs is the way up worth asking for.
    if unit is not None and any(held):
        for key_of_unit in _upwards(unit, on):
            if key_of_unit in held:
                return held[key_of_unit]
    if None not in held:
        raise NoValueError(key, on)
    return held[None]


def parameters_on(on: date) -> QuerySet[Parameter]:
    """Parameters with everybody's value on a day: ``now_value``, ``now_from``, ``now_verified``, ``now_basis_*``."""
    held = ParameterValue.objects.on(on).filter(parameter=OuterRef("pk"), unit=None).order_by("-valid_from")
    return Parameter.objects.annotate(
        now_value=Subquery(held.values("value")[:1]),
        now_from=Subquery(held.values("valid_from")[:1]),
        now_verified=Subquery(held.values("verified")[:1]),
        now_basis_title=Subquery(held.values("basis__version__document__title")[:1]),
        now_basis_title_en=Subquery(held.values("basis__version__document__title_en")[:1]),
        now_basis_label=Subquery(held.values("basis__label")[:1]),
        number=Count("values"),
    )


def values_of(parameter: Parameter) -> QuerySet[ParameterValue]:
    """All values of a parameter, everybody's first and the latest first."""
    rows = parameter.values.select_related("unit", "basis__version__document", "verified_by")
    return rows.order_by(F("unit").asc(nulls_first=True), "-valid_from")


def _typed(row: ParameterValue) -> Value:
    """The value as the type of its parameter."""
    return Decimal(str(row.value)) if row.parameter.type == "decimal" else row.value


def _upwards(unit: Unit, on: date) -> list[int]:
    """Keys of the unit, its other half, and those above it as they stood on ``on``, the nearest first."""
    parents = dict(Placement.objects.on(on).values_list("unit_id", "parent_id"))
    way: list[int] = []
    step: int | None = unit.pk
    while step is not None and step not in way:
        way.append(step)
        # A unit that stood nowhere on that day is taken where it stands in the row given.
        step = parents[step] if step in parents else _above(unit, step)
    return _with_counterparts(way)


def _above(unit: Unit, step: int) -> int | None:
    keys = [int(part) for part in unit.path.strip("/").split("/") if part]
    place = keys.index(step) if step in keys else 0
    return keys[place - 1] if place > 0 else None


def _with_counterparts(way: list[int]) -> list[int]:
    others: dict[int, list[int]] = {}
    paired = Unit.objects.filter(Q(pk__in=way) | Q(counterpart__in=way)).exclude(counterpart=None)
    for one, other in paired.order_by("pk").values_list("pk", "counterpart_id"):
        others.setdefault(one, []).append(other)
        others.setdefault(other, []).append(one)
    return list(dict.fromkeys(key for step in way for key in (step, *others.get(step, []))))
