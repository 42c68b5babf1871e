"""Bring the parameters of the catalogue into the database; a value once loaded stays what it was."""

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from django.utils import timezone

from mingze.catalogue import records
from mingze.catalogue.contents import Catalogue
from mingze.core.audit.actors import Actor
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.rules.catalogue_rules import assign
from mingze.core.rules.catalogue_units import UnitsByCode
from mingze.core.rules.history import Rewritings
from mingze.core.rules.models import Clause, Parameter, ParameterValue

Key = tuple[int, int | None, date]


def apply_parameters(catalogue: Catalogue, *, at: datetime, by: Actor) -> int:
    """Add parameters and values, close values; return the number of rows changed.

    A value for a unit that does not exist yet is left out, never loaded for everybody, and comes in with the
    first loading after the unit was made. Raises :class:`Refused` naming file and line when a loaded value
    would change, reopen, or share a day with another.
    """
    loading = _Loading(at, by)
    changed = loading.enter(catalogue)
    changed += sum(loading.parameter(record) for record in catalogue.parameters.values())
    ParameterValue.objects.bulk_create(loading.fresh)
    changed += loading.retire(catalogue)
    loading.rewritings.refuse()
    return changed


def stored(value: bool | int | Decimal | str) -> bool | int | str:
    """A value as JSON keeps it: decimals as text without needless zeros."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def _said_by(record: records.Parameter) -> dict[str, str]:
    """What the file says of a parameter besides its values, by field."""
    names = ("title", "title_en", "type", "measure", "measure_en")
    return {name: getattr(record, name) for name in names}


class _Loading:
    def __init__(self, at: datetime, by: Actor) -> None:
        self.at, self.by = at, by
        self.units = UnitsByCode(timezone.localtime(at, SHANGHAI).date())
        self.rewritings = Rewritings()
        self.parameters = {one.key: one for one in Parameter.objects.all()}
        self.values: dict[Key, ParameterValue] = {
            (one.parameter_id, one.unit_id, one.valid_from): one
            for one in ParameterValue.objects.select_related("basis", "verified_by")
        }
        self.clauses = dict(Clause.objects.values_list("reference", "pk"))
        self.fresh: list[ParameterValue] = []

    def enter(self, catalogue: Catalogue) -> int:
        """Enter the parameters there are no rows of yet; return how many."""
        missing = [one for key, one in catalogue.parameters.items() if key not in self.parameters]
        rows = Parameter.objects.bulk_create(Parameter(key=one.key, **_said_by(one)) for one in missing)
        self.parameters |= {row.key: row for row in rows}
        return len(rows)

    def parameter(self, record: records.Parameter) -> int:
        """One parameter with its values."""
        row = self.parameters[record.key]
        if row.type != record.type:
            self.rewritings.add(record, f"参数“{record.key}”的类型已为 {row.type}，不得改为 {record.type}")
            return 0
        changed = int(bool(assign(row, _said_by(record) | {"retired_at": None})))
        if changed:
            row.save()
        changed += sum(self._value(row, one) for one in record.values)
        self._check_overlaps(row, record)
        return changed

    def retire(self, catalogue: Catalogue) -> int:
        """Mark parameters the files no longer hold; their values go on answering for the past."""
        present = [row for row in self.parameters.values() if row.retired_at is None]
        gone = [row for row in present if row.key not in catalogue.parameters]
        for row in gone:
            row.retired_at = self.at
            row.save(update_fields=["retired_at"])
        return len(gone)

    def _value(self, parameter: Parameter, record: records.ParameterValue) -> int:
        unit = self.units.find(record.unit)
        if record.unit and unit is None:
            return 0
        key = (parameter.pk, unit.pk if unit else None, record.valid_from)
        row = self.values.get(key)
        if row is None:
            self.values[key] = row = ParameterValue(
                parameter=parameter, unit=unit, value=stored(record.value), valid_from=record.valid_from
            )
        elif not self._may_stay(row, record, parameter.key):
            return 0
        values = {
            "valid_to": record.valid_to,
            "basis_id": self.clauses[record.basis] if record.basis else None,
            "verified": record.verified or row.verified_by_id is not None,
        }
        if row.pk is None:
            values["changed_by_id"] = self.by.person_id
        differing = assign(row, values)
        if row.pk is None:
            self.fresh.append(row)
            return 1
        if differing:
            row.save()
            return 1
        return 0

    def _may_stay(self, row: ParameterValue, record: records.ParameterValue, key: str) -> bool:
        """Whether the value may be what the file now says; otherwise the attempt is noted."""
        what = f"参数“{key}”自 {row.valid_from} 起的"
        basis = row.basis.reference if row.basis else None
        if (type(row.value), row.value) != (type(stored(record.value)), stored(record.value)):
            problem = f"{what}取值已载入为 {row.value}，不得改为 {record.value}；请另立一段取值"
            self.rewritings.add(record, problem)
        elif row.valid_to not in (None, record.valid_to):
            end = record.valid_to or "长期有效"
            self.rewritings.add(record, f"{what}取值已载入的截止日期为 {row.valid_to}，不得改为 {end}")
        elif row.verified_by_id and basis != record.basis:
            self.rewritings.add(record, f"{what}取值已由{row.verified_by}核实，依据条款不得改动")
        else:
            return True
        return False

    def _check_overlaps(self, parameter: Parameter, record: records.Parameter) -> None:
        """A value the files dropped goes on holding, so a new one must not share a day with it."""
        by_unit: dict[int | None, list[ParameterValue]] = {}
        for (owner, unit, _), row in self.values.items():
            if owner == parameter.pk:
                by_unit.setdefault(unit, []).append(row)
        for rows in by_unit.values():
            rows.sort(key=lambda one: one.valid_from)
            for earlier, later in pairwise(rows):
                if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                    days = f"{earlier.valid_from} 与 {later.valid_from}"
                    self.rewritings.add(record, f"参数“{parameter.key}”自 {days} 起的两段取值有效期重叠")
