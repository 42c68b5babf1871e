"""What the audit module itself does and therefore writes down: exports, verifications, and readings by
others.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mingze.core.audit import roots
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.audit.models import Head
from mingze.core.audit.verification import End, Report, Root
from mingze.core.kernel.refusals import Refused, mark

NO_END = mark("审计链尾缺失，请立即核验审计记录")
NO_SUCH_VERB = mark("查阅动作须写成“模块.read”")


@door
def record_read(
    *,
    by: Actor,
    action: str,
    object_kind: str,
    object_id: object,
    summary: str,
    unit_id: int | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Write down that somebody looked at something whose viewing is itself on record.

    ``action`` ends in ``.read`` (``duties.head_overview.read``), which is how readings are found again. Call
    it once for a page, after the check that allows the page and before it is drawn.
    """
    if not action.endswith(".read"):
        raise Refused(NO_SUCH_VERB)
    record(
        by=by,
        action=action,
        object_kind=object_kind,
        object_id=object_id,
        unit_id=unit_id,
        summary=summary,
        detail=detail,
    )


@door
def export_root(*, by: Actor, day: date, path: Path, key: str) -> Root:
    """Append the end of the chain to the file of roots, and record that it was done.

    Should the entry fail, the line stays in the file: it is true all the same.
    """
    head = Head.objects.select_for_update().filter(pk=Head.ONLY).first()
    if head is None:
        raise Refused(NO_END)
    root = roots.append(path, end=End(head.sequence, head.hash, head.seal), day=day, key=key)
    record(
        by=by,
        action="audit.export_root",
        object_kind="audit.root",
        object_id=root.day,
        summary=f"导出{root.day}审计每日根，至第{root.sequence}条",
        detail={"sequence": root.sequence, "hash": root.hash},
    )
    return root


@door
def record_verification(*, by: Actor, report: Report) -> None:
    """Write down a verification and what it found."""
    fault = report.fault
    if fault is None:
        summary = f"核验审计记录，第1至{report.checked}条完整"
    else:
        summary = f"核验审计记录，第{fault.sequence}条有异：{fault}"
    record(
        by=by,
        action="audit.verify",
        object_kind="audit.trail",
        object_id=report.checked,
        summary=summary,
        detail={
            "checked": report.checked,
            "roots": report.roots,
            "fault": None if fault is None else {"kind": fault.kind.value, "sequence": fault.sequence},
        },
    )


@door
def record_export(*, by: Actor, count: int, purpose: str) -> None:
    """Write down that the trail was copied out."""
    record(
        by=by,
        action="audit.export",
        object_kind="audit.trail",
        object_id=count,
        summary=f"导出审计记录{count}条：{purpose}",
        detail={"count": count},
    )
