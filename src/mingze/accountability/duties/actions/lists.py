"""Drafting, revising and publishing duty lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mingze.accountability.duties import policies, queries
from mingze.accountability.duties.actions import obligations
from mingze.accountability.duties.choices import Measure
from mingze.accountability.duties.models import Discharge, DutyItem, DutyList, ListVersion
from mingze.accountability.duties.occasions import in_measure
from mingze.catalogue import records
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.base.language import titled
from mingze.core.facts.models import Fact, RecordKind
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.notices.actions import Message, tell
from mingze.core.organization.models import Unit
from mingze.core.rules.models import Clause


@door
def draft_from_template(*, agency: Unit, template: records.DutyList, by: Actor, at: datetime) -> ListVersion:
    """Draft the first version of an agency's list from a catalogue template.

    Raises ``Refused`` when the list exists already, or when a clause or record kind is not loaded.
    """
    duty_list, created = DutyList.objects.get_or_create(
        unit=agency,
        code=template.code,
        defaults={"tier": template.tier, "title": template.title, "title_en": template.title_en},
    )
    if not created:
        _refuse_second_draft(duty_list)
    version = _next_version(duty_list, by, at)
    clauses = _found(Clause, "reference", {item.basis for item in template.items})
    kinds = _found(RecordKind, "code", {one.kind for item in template.items for one in item.discharged_by})
    for position, item in enumerate(template.items):
        row = DutyItem.objects.create(
            version=version, position=position, basis=clauses[item.basis], **_columns(item)
        )
        Discharge.objects.bulk_create(
            Discharge(item=row, record_kind=kinds[one.kind], part=one.role or "")
            for one in item.discharged_by
        )
    _audit(version, by, "duties.draft", f"起草“{duty_list.title}”第{version.number}版")
    return version


@door
def draft_next(*, duty_list: DutyList, by: Actor, at: datetime) -> ListVersion:
    """Draft the next version as a copy of the latest one."""
    _refuse_second_draft(duty_list)
    latest = duty_list.versions.order_by("-number").first()
    version = _next_version(duty_list, by, at)
    for item in latest.items.prefetch_related("discharges") if latest else ():
        discharges = list(item.discharges.all())
        item.pk, item._state.adding, item.version = None, True, version
        item.save(force_insert=True)
        Discharge.objects.bulk_create(
            Discharge(item=item, record_kind_id=one.record_kind_id, part=one.part) for one in discharges
        )
    _audit(version, by, "duties.draft", f"起草“{duty_list.title}”第{version.number}版")
    return version


@dataclass(frozen=True)
class Revision:
    """What a drafter may change in an item: its wording, weight, minimum, evidence, and the one unit it is for."""

    text: str
    weight: Decimal
    minimum: Decimal | None
    evidence: str
    holder_unit: Unit | None = None


@door
def revise_item(*, item: DutyItem, revision: Revision, by: Actor) -> None:
    """Change an item of a draft."""
    policies.check_draft(_published_on(item.version))
    before = {"text": item.text, "weight": item.weight, "minimum": item.minimum}
    if revision.text != item.text:
        item.text_en = ""
    item.text, item.evidence, item.holder_unit = revision.text, revision.evidence, revision.holder_unit
    item.weight = int(revision.weight * 100)
    if revision.minimum is not None:
        item.minimum, item.minimum_parameter = in_measure(item.measure, revision.minimum), ""
    item.save()
    after = {"text": item.text, "weight": item.weight, "minimum": item.minimum}
    _audit(item.version, by, "duties.revise", f"修改条目{item.code}", {"before": before, "after": after})


@door
def remove_item(*, item: DutyItem, by: Actor) -> None:
    """Take an item off a draft."""
    policies.check_draft(_published_on(item.version))
    code = item.code
    item.discharges.all().delete()
    item.delete()
    _audit(item.version, by, "duties.remove", f"删除条目{code}")


def meeting_changed(*, old: Fact, new: Fact | None, by: Actor, at: datetime) -> None:
    """Listener on the floor: a list leads to the record that corrects its meeting's, or says that it was withdrawn.

    A withdrawn record ends no list: whether the meeting took place is for people to find out. Whoever published is
    told, and the page of the list says so.
    """
    for version in ListVersion.objects.filter(approved_by_meeting=old).select_related("duty_list"):
        title = f"“{version.duty_list.title}”第{version.number}版"
        if new is None:
            _audit(
                version,
                by,
                "duties.meeting_withdrawn",
                f"{title}的审议会议记录已撤回",
                {"fact": old.public_id},
            )
            tell(messages=[_withdrawn(version, old)], by=by, at=at)
            continue
        version.approved_by_meeting = new
        version.save(update_fields=["approved_by_meeting"])
        change = {"before": old.public_id, "fact": new.public_id}
        _audit(version, by, "duties.meeting_corrected", f"{title}随审议会议记录更正", change)


def _withdrawn(version: ListVersion, meeting: Fact) -> Message:
    if version.published_by_id is None:
        raise AssertionError("a version approved by a meeting was published by somebody")
    return Message(
        person_id=version.published_by_id,
        key=f"duties.meeting_withdrawn:{version.pk}:{meeting.pk}",
        kind="duties",
        title=_("“%(list)s”的审议会议记录已撤回") % {"list": version.duty_list.title},
        body=f"{meeting.title}\n{meeting.withdrawn_reason}",
        url=reverse("duties:version", args=[version.pk]),
    )


@door
def publish(*, version: ListVersion, meeting: Fact, on: date, by: Actor, at: datetime, until: date) -> int:
    """Publish a draft approved by ``meeting``, in force from ``on``; returns how many obligations it made.

    ``until`` is how far ahead obligations are made. Raises ``Refused`` when an item has no holder, when weights
    do not add up, or when the meeting cannot adopt a list.
    """
    version = ListVersion.objects.select_for_update().select_related("duty_list__unit").get(pk=version.pk)
    policies.check_draft(_published_on(version))
    items = list(version.items.all())
    orphans = queries.items_without_holder(version, on)
    policies.check_content([item.weight for item in items], [item.code for item in orphans])
    policies.check_meeting(**queries.meeting_standing(meeting, version.duty_list.unit))
    previous = version.duty_list.versions.exclude(valid_from=None).order_by("-number").first()
    policies.check_effective(on, meeting.occurred_on, previous.valid_from if previous else None)
    if previous:
        previous.valid_to = on - timedelta(days=1)
        previous.save(update_fields=["valid_to"])
    version.approved_by_meeting, version.valid_from = meeting, on
    version.published_at, version.published_by_id = at, by.person_id
    version.save()
    made = obligations.start_version(version, previous, until)
    detail = {"meeting": meeting.public_id, "from": on, "obligations": made}
    _audit(version, by, "duties.publish", f"发布“{version.duty_list.title}”第{version.number}版", detail)
    return made


def _columns(item: records.DutyItem) -> dict[str, Any]:
    cadence, detail = _cadence(item.cadence)
    by_parameter = isinstance(item.minimum, str)
    return {
        "code": item.code,
        "text": item.text,
        "text_en": item.text_en,
        "responsibility": item.responsibility,
        "holder_kind": item.holder.kind,
        "holder_category": item.holder.category,
        "cadence": cadence,
        "cadence_detail": detail,
        "measure": Measure(item.measure),
        "minimum": None if by_parameter else in_measure(item.measure, Decimal(item.minimum)),
        "minimum_parameter": item.minimum if by_parameter else "",
        "verifier": item.verifier,
        "weight": int(Decimal(item.weight) * 100),
        "evidence": item.evidence,
        "aspect": item.aspect or "",
        "business": item.business,
        "paired_with": item.paired_with or "",
    }


def _cadence(cadence: records.Cadence) -> tuple[str, dict[str, object]]:
    match cadence:
        case records.Every():
            return cadence.every, {}
        case records.Once():
            return "once", {"once": cadence.once}
        case records.After():
            limit = {"days": cadence.days} if cadence.months is None else {"months": cadence.months}
            return "after", {"after": cadence.after, **limit, "working": cadence.working}
    raise AssertionError(cadence)


def _next_version(duty_list: DutyList, by: Actor, at: datetime) -> ListVersion:
    latest = duty_list.versions.order_by("-number").values_list("number", flat=True).first() or 0
    return ListVersion.objects.create(
        duty_list=duty_list, number=latest + 1, drafted_at=at, drafted_by_id=by.person_id
    )


def _refuse_second_draft(duty_list: DutyList) -> None:
    draft = duty_list.versions.filter(published_at=None).first()
    if draft:
        params = {"list": titled(duty_list), "number": draft.number}
        raise Refused(policies.DRAFT_EXISTS, params=params)


def _found(model: Any, key: str, wanted: set[str]) -> dict[str, Any]:
    found = {getattr(row, key): row for row in model.objects.filter(**{f"{key}__in": wanted})}
    if missing := wanted - set(found):
        raise Refused(NOT_LOADED, params={"missing": "、".join(sorted(missing))})
    return found


NOT_LOADED = mark("制度或记录类别尚未载入：%(missing)s")


def _published_on(version: ListVersion) -> date | None:
    return version.published_at.date() if version.published_at else None


def _audit(
    version: ListVersion, by: Actor, action: str, summary: str, detail: Mapping[str, object] | None = None
) -> None:
    record(
        by=by,
        action=action,
        object_kind="duties.listversion",
        object_id=version.pk,
        unit_id=version.duty_list.unit_id,
        summary=summary,
        detail=detail,
    )
