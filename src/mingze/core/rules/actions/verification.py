"""A person confirms that a clause or a value agrees with the original; never who wrote it."""

from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.rules import policies
from mingze.core.rules.models import Clause, ParameterValue


@door
def verify_clause(*, clause: Clause, at: datetime, by: Actor) -> None:
    """Confirm that a clause was compared with the original. Raises ``Refused`` for its own writer."""
    version = clause.version
    policies.check_verification(
        verifier=by.person_id,
        verified=clause.verified,
        written_by=clause.changed_by_id,
        entered_by=version.entered_by_id,
    )
    clause.verified, clause.verified_at, clause.verified_by_id = True, at, by.person_id
    clause.save(update_fields=["verified", "verified_at", "verified_by"])
    record(
        by=by,
        action="rules.verify_clause",
        object_kind="rules.clause",
        object_id=clause.reference,
        unit_id=version.document.unit_id,
        summary=f"核实《{version.document.title}》{clause.label}",
        detail={"text": clause.text},
    )


@door
def verify_value(*, value: ParameterValue, at: datetime, by: Actor) -> None:
    """Confirm that a parameter's value agrees with its clause. Raises ``Refused`` for its own writer."""
    policies.check_verification(
        verifier=by.person_id, verified=value.verified, written_by=value.changed_by_id, entered_by=None
    )
    value.verified, value.verified_at, value.verified_by_id = True, at, by.person_id
    value.save(update_fields=["verified", "verified_at", "verified_by"])
    record(
        by=by,
        action="rules.verify_value",
        object_kind="rules.parameter",
        object_id=value.parameter.key,
        unit_id=value.unit_id,
        summary=f"核实参数“{value.parameter.title}”自{value.valid_from}起的取值",
        detail={"value": value.value, "basis": value.basis.reference if value.basis else None},
    )
