"""Lists of an agency, and what is owed, pledged and reminded of in its units."""

from typing import Any

from mingze.accountability.duties.choices import HolderKind, Measure, SheetState
from mingze.accountability.duties.models import (
    DutyItem,
    DutyList,
    ListVersion,
    Obligation,
    Occasion,
    Pledge,
    Sheet,
)
from mingze.core.base import guard
from mingze.core.documents import storage
from mingze.core.organization.choices import Permission
from mingze.core.rules.models import Clause
from tests.house.permission_places import ELSEWHERE, TODAY, Ground, Place
from tests.house.permission_scopes import Example, HoldsFor, Within
from tests.house.route_examples.facts import make_fact
from tests.people import OPENED


def make_version(ground: Ground, place: Place, published: bool, text: str = "履行第一责任") -> ListVersion:
    """A version with one item: a draft, or published behind a meeting."""
    with guard.opened():
        listed = DutyList.objects.create(
            code=f"matrix-{place.name}-{DutyList.objects.count()}",
            unit=place.agency,
            tier="branch",
            title="责任清单",
            title_en="List",
        )
        version = ListVersion(duty_list=listed, number=1, drafted_at=ground.now)
        if published:
            version.approved_by_meeting = make_fact(ground, place, "meeting.party_group", "党组会议")
            version.published_at, version.published_by = ground.now, ground.recorder
            version.valid_from = OPENED
        version.save()
        DutyItem.objects.create(
            version=version,
            code="Z-1",
            text=text,
            responsibility="subject",
            holder_kind=HolderKind.MEMBER,
            holder_category="branch",
            basis=Clause.objects.order_by("pk")[0],
            cadence="year",
            measure=Measure.COUNT,
            minimum=1,
            weight=100_00,
        )
    return version


def make_obligation(ground: Ground, place: Place, text: str = "履行第一责任", **holder: Any) -> Obligation:
    """What a member of the place's branch owes this month."""
    item = make_version(ground, place, published=True, text=text).items.get()
    with guard.opened():
        occasion = Occasion.objects.create(
            item=item,
            key="2026-11",
            period_start=TODAY.replace(day=1),
            period_end=TODAY.replace(day=30),
            due_on=TODAY.replace(day=30),
            counts_until=TODAY.replace(day=30),
            measure=Measure.COUNT,
            required=1,
            weight=100_00,
        )
        return Obligation.objects.create(
            occasion=occasion,
            period_start=occasion.period_start,
            due_on=occasion.due_on,
            unit=place.branch,
            **holder or {"person": place.member},
        )


def make_sheet(ground: Ground, place: Place, state: str = SheetState.GENERATED, title: str = "") -> Sheet:
    """The sheet of the place's branch, as far on its way as asked."""
    sheet = Sheet(
        unit=place.branch,
        month="2026-11",
        number=title or f"2026-11-{place.branch.code}",
        content=[],
        sha256="0" * 64,
        state=state,
        generated_at=ground.now,
        generated_by=ground.recorder,
    )
    if state != SheetState.GENERATED:
        sheet.approved_at, sheet.approved_by = ground.now, place.member
    if state == SheetState.SENT:
        sheet.sent_at = ground.now
    with guard.opened():
        sheet.save()
    return sheet


def _version(ground: Ground, place: Place) -> Example:
    """A published list reaches everybody it binds."""
    version = make_version(ground, place, published=True)
    return Example({"key": version.pk}, HoldsFor(place.agency, Permission.DUTIES_VIEW))


def _draft(ground: Ground, place: Place) -> Example:
    return Example({"key": make_version(ground, place, published=False).pk}, Within((place.agency,)))


def _next(ground: Ground, place: Place) -> Example:
    return Example({"key": make_version(ground, place, published=True).pk}, Within((place.agency,)))


def _item(ground: Ground, place: Place) -> Example:
    version = make_version(ground, place, published=False)
    return Example({"key": version.items.get().pk}, Within((place.agency,)))


def _obligation(ground: Ground, place: Place) -> Example:
    key = make_obligation(ground, place).pk
    return Example({"key": key}, Within((place.branch,), besides=(place.member,)))


def _sheet(state: str = SheetState.GENERATED, **more: str) -> Any:
    def example(ground: Ground, place: Place) -> Example:
        key = make_sheet(ground, place, state).pk
        return Example({"key": key, **more}, Within((place.branch,)), {"results": "逐项落实"})

    return example


def make_pledge(ground: Ground, place: Place) -> Pledge:
    """The pledge of the branch's head to the Party-group secretary, not signed yet."""
    version = make_version(ground, place, published=True)
    secretary = ground.agency.posts["secretary"]
    with guard.opened():
        return Pledge.objects.create(
            duty_list=version.duty_list,
            version=version,
            unit=place.branch,
            year=2026,
            issuer_post=place.section_post if place.name == ELSEWHERE else secretary,
            holder_post=place.branch_post,
            content={},
            sha256=storage.put(b"%PDF-1.4 pledge"),
            drawn_up_at=ground.now,
        )


def _pledge(ground: Ground, place: Place) -> Example:
    scope = Within((place.branch,), (Permission.DUTIES_VIEW,))
    return Example({"key": make_pledge(ground, place).pk}, scope)


def _head(ground: Ground, place: Place) -> Example:
    return Example({"key": place.branch_post.pk}, Within((place.branch,)))


EXAMPLES = {
    "duties:version": _version,
    "duties:draft_next": _next,
    "duties:publish": _draft,
    "duties:revise": _item,
    "duties:remove": _item,
    "duties:obligation": _obligation,
    "duties:sheet": _sheet(),
    "duties:approve": _sheet(),
    "duties:send": _sheet(SheetState.APPROVED),
    "duties:receipt": _sheet(SheetState.SENT),
    "duties:sheet_file": _sheet(form="xlsx"),
    "duties:pledge": _pledge,
    "duties:sign": _pledge,
    "duties:pledge_file": _pledge,
    "duties:head": _head,
}
