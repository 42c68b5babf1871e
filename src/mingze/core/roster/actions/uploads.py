"""Check an uploaded roster, apply it, or drop it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.audit.models import Head
from mingze.core.kernel.canonical import sha256_hex
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.roster import state
from mingze.core.roster.actions.applying import BATCH, apply_plan
from mingze.core.roster.models import RosterImport, RosterLine
from mingze.core.roster.planning import plan
from mingze.core.roster.plans import Kind, Plan
from mingze.core.roster.rows import RosterFile, Severity

Scope = tuple[str, ...] | None

HAS_ERRORS = mark("花名册有%(count)s处错误，未导入任何数据：%(first)s")
CHANGED_MEANWHILE = mark("核对之后组织机构已发生变化，请重新上传并核对后再导入")
ALREADY_DONE = mark("该花名册已经导入或已放弃，不能重复操作")


@door
def keep_upload(
    *,
    data: bytes,
    name: str,
    checked: Plan,
    scope: tuple[str, ...],
    uploaded_by: int,
    at: datetime,
    by: Actor,
) -> RosterImport:
    """Keep an uploaded file with the report on it, until somebody confirms or drops it."""
    upload = RosterImport.objects.create(
        name=name,
        sha256=sha256_hex(data),
        data=data,
        effective=checked.effective,
        uploaded_at=at,
        uploaded_by_id=uploaded_by,
        scope=list(scope),
        rows=checked.rows,
        errors=checked.errors,
        changes=len(checked.changes),
        counts=checked.counts,
        digest=checked.digest,
    )
    RosterLine.objects.bulk_create(
        [
            RosterLine(
                roster=upload,
                position=position,
                severity=line.severity,
                sheet=line.sheet,
                row=line.row or None,
                column=line.column[:40],
                text=line.text,
            )
            for position, line in enumerate(checked.lines)
        ],
        batch_size=BATCH,
    )
    _record(by, "check", upload.pk, _("核对花名册%(name)s") % {"name": name}, upload.sha256, checked)
    return upload


@door
def apply_upload(*, upload: RosterImport, roster: RosterFile, scope: Scope, at: datetime, by: Actor) -> Plan:
    """Apply a checked upload. Refused when anything it rests on has changed since it was checked."""
    upload = RosterImport.objects.select_for_update().get(pk=upload.pk)
    if upload.data is None:
        raise Refused(ALREADY_DONE)
    done = apply_roster(
        roster=roster,
        name=upload.name,
        sha256=upload.sha256,
        effective=upload.effective,
        scope=scope,
        expected=upload.digest,
        by=by,
    )
    upload.data, upload.applied_at = None, at
    upload.save(update_fields=["data", "applied_at"])
    return done


@door
def apply_roster(
    *,
    roster: RosterFile,
    name: str,
    sha256: str,
    effective: date,
    scope: Scope,
    by: Actor,
    expected: str | None = None,
) -> Plan:
    """Plan once more against the organisation as it is now, and store all of it or nothing.

    ``expected`` is the digest of the plan somebody saw. Refused: any error, and another plan than that one.
    """
    # The head of the trail is the one row every write comes to in the end. Taken first, it makes imports queue
    # up, so that each plans against what the one before it stored.
    Head.objects.select_for_update().get(pk=Head.ONLY)
    final = plan(roster, state.load(), effective=effective, scope=scope)
    if expected is not None and final.digest != expected:
        raise Refused(CHANGED_MEANWHILE)
    if final.errors:
        first = next(line for line in final.lines if line.severity == Severity.ERROR)
        raise Refused(HAS_ERRORS, params={"count": final.errors, "first": first.text})
    apply_plan(final)
    summary = _("导入花名册%(name)s，变更%(count)s项") % {"name": name, "count": len(final.changes)}
    _record(by, "apply", sha256[:26], summary, sha256, final)
    return final


@door
def drop_upload(*, upload: RosterImport, by: Actor) -> None:
    """Forget the bytes of an upload that will not be applied; the report stays."""
    upload = RosterImport.objects.select_for_update().get(pk=upload.pk)
    if upload.data is None:
        raise Refused(ALREADY_DONE)
    upload.data = None
    upload.save(update_fields=["data"])
    record(
        by=by,
        action="roster.drop",
        object_kind="roster.import",
        object_id=upload.pk,
        summary=_("放弃导入花名册%(name)s") % {"name": upload.name},
    )


def _record(by: Actor, verb: str, key: str, summary: str, sha256: str, outcome: Plan) -> None:
    # Rolls and posts keep their own history; what is overwritten, names and addresses, is kept here.
    corrected = [
        {"number": change.key[0]} | change.values
        for change in outcome.changes
        if change.kind == Kind.PERSON_CORRECT
    ]
    record(
        by=by,
        action=f"roster.{verb}",
        object_kind="roster.import",
        object_id=key,
        summary=summary,
        detail={
            "sha256": sha256,
            "effective": outcome.effective,
            "digest": outcome.digest,
            "counts": outcome.counts,
            "errors": outcome.errors,
            "corrected": corrected,
        },
    )
