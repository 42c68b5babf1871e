"""The month's reminder sheets: generated, approved, sent, receipted."""

from collections.abc import Sequence
from datetime import date, datetime

from mingze.accountability.duties import policies, sheets
from mingze.accountability.duties.choices import SheetState
from mingze.accountability.duties.models import Sheet
from mingze.catalogue.vocabulary import UNIT_HEADS
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.kernel.canonical import canonical_json, sha256_hex
from mingze.core.kernel.periods import Period
from mingze.core.notices.actions import Message, tell
from mingze.core.organization.models import Appointment, Person, Unit


@door
def generate(*, units: Sequence[Unit], month: Period, on: date, by: Actor, at: datetime) -> list[Sheet]:
    """Make the month's sheet of each unit that has none yet; a second run changes nothing.

    All sheets are made in one transaction: interrupted, there are none, and a new run makes them all.
    """
    present = set(Sheet.objects.filter(unit__in=units, month=month.key).values_list("unit_id", flat=True))
    wanted = [unit for unit in units if unit.pk not in present]
    content = sheets.content_of(wanted, month, on)
    made = Sheet.objects.bulk_create(
        [
            Sheet(
                unit=unit,
                month=month.key,
                number=f"{month.key}-{unit.code}",
                content=content[unit.pk],
                sha256=sha256_hex(canonical_json(content[unit.pk])),
                state=SheetState.GENERATED,
                generated_at=at,
                generated_by_id=by.person_id,
            )
            for unit in wanted
        ],
        batch_size=500,
    )
    record(
        by=by,
        action="sheets.generate",
        object_kind="duties.sheet",
        object_id=month.key,
        summary=f"生成{month.label}重点工作提醒单{len(made)}份",
        detail={"units": [unit.code for unit in wanted][:1000], "already": len(present)},
    )
    return made


@door
def approve(*, sheet: Sheet, by: Actor, approver: Person, at: datetime) -> None:
    """Approve a sheet somebody else generated."""
    sheet = _locked(sheet)
    _check_step(sheet, SheetState.APPROVED)
    policies.check_sheet_approver(sheet.generated_by_id, approver.pk)
    sheet.approved_at, sheet.approved_by = at, approver
    _move(sheet, SheetState.APPROVED, by, "审批")


@door
def send(*, sheet: Sheet, by: Actor, at: datetime) -> None:
    """Send an approved sheet to whoever heads its unit today."""
    sheet = _locked(sheet)
    _check_step(sheet, SheetState.SENT)
    sheet.sent_at = at
    _move(sheet, SheetState.SENT, by, "送达")
    tell(messages=[_message(sheet, person) for person in heads_of(sheet.unit, at.date())], by=by, at=at)


@door
def receipt(*, sheet: Sheet, by: Actor, reader: Person, results: str, at: datetime) -> None:
    """Receipt a sheet, saying how its matters will be dealt with."""
    sheet = _locked(sheet)
    _check_step(sheet, SheetState.RECEIPTED)
    sheet.receipted_at, sheet.receipted_by, sheet.results = at, reader, results
    _move(sheet, SheetState.RECEIPTED, by, "签收")


def heads_of(unit: Unit, on: date) -> list[int]:
    """The people who hold the post that answers for a unit."""
    category = UNIT_HEADS.get(unit.kind, "")
    held = Appointment.objects.on(on).filter(post__unit=unit, post__category=category)
    return list(held.values_list("person_id", flat=True))


def _message(sheet: Sheet, person_id: int) -> Message:
    lines = len(sheet.content)
    overdue = sheets.overdue_count(sheet.content)
    return Message(
        person_id=person_id,
        key=f"sheet:{sheet.pk}",
        kind="sheet",
        title=f"{sheet.month}重点工作提醒单（{sheet.unit.name}）",
        body=f"共{lines}项，其中逾期{overdue}项。请签收并填写落实情况。",
        url=f"/duties/sheets/{sheet.pk}/",
    )


def _locked(sheet: Sheet) -> Sheet:
    return Sheet.objects.select_for_update(of=("self",)).select_related("unit").get(pk=sheet.pk)


def _check_step(sheet: Sheet, target: SheetState) -> None:
    policies.check_sheet_step(sheet.state, target, str(SheetState(sheet.state).label))


def _move(sheet: Sheet, state: SheetState, by: Actor, verb: str) -> None:
    sheet.state = state
    sheet.save()
    record(
        by=by,
        action=f"sheets.{state}",
        object_kind="duties.sheet",
        object_id=sheet.pk,
        unit_id=sheet.unit_id,
        summary=f"{verb}提醒单{sheet.number}",
        detail={"sha256": sheet.sha256},
    )
