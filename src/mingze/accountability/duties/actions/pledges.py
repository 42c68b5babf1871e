"""Pledges: drawn up from a list in force, signed by both sides, fixed by the hash of the signed file."""

from datetime import datetime

from mingze.accountability.duties import documents, policies, queries
from mingze.accountability.duties.models import DutyItem, ListVersion, Pledge, Signature
from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.documents import pdf, storage
from mingze.core.documents.queries import layout
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.organization.models import Person, Post, Unit
from mingze.core.organization.queries import holder_of

NOT_IN_FORCE = mark("该版清单尚未发布，不能据以拟定责任书")
NOTHING_OWED = mark("该清单没有由“%(post)s”承担的条目")


@door
def draw_up(
    *, version: ListVersion, unit: Unit, year: int, issuer: Post, holder: Post, by: Actor, at: datetime
) -> Pledge:
    """Draw up the pledge of a unit's head to the issuer for a year, and fix its file.

    Raises ``Refused`` for a list not in force or one that asks nothing of the holder.
    """
    if version.valid_from is None or version.approved_by_meeting is None:
        raise Refused(NOT_IN_FORCE)
    items = list(_items_of(version, unit, holder))
    if not items:
        raise Refused(NOTHING_OWED, params={"post": holder.title})
    tree = documents.pledge_document(
        year=year,
        unit=unit.name,
        issuer=issuer.title,
        holder=holder.title,
        list_title=version.duty_list.title,
        items=items,
        adopted=f"“{version.approved_by_meeting.title}”",
    )
    file = storage.put(pdf.render(tree, layout(at.date())).content)
    pledge = Pledge.objects.create(
        duty_list=version.duty_list,
        version=version,
        unit=unit,
        year=year,
        issuer_post=issuer,
        holder_post=holder,
        content={"items": [item.code for item in items], "tree": tree.digest()},
        sha256=file,
        drawn_up_at=at,
    )
    _audit(pledge, by, "pledges.draw_up", f"拟定{unit.name}{year}年度责任书")
    return pledge


@door
def sign(*, pledge: Pledge, signer: Person, by: Actor, at: datetime) -> None:
    """Sign for the post one holds today. The second signature seals the pledge."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    signed = {one.post_id: one.person.name for one in pledge.signatures.select_related("person")}
    side = _side_of(pledge, signer, at, signed)
    policies.check_signature(
        holds_a_side=side is not None,
        signed_by=signed.get(side) if side else None,
        intact=queries.is_intact(pledge),
    )
    if side is None:
        raise Refused(policies.NOT_A_SIDE)
    Signature.objects.create(pledge=pledge, post_id=side, person=signer, signed_at=at, sha256=pledge.sha256)
    if len(signed) == 1:
        pledge.sealed_at = at
        pledge.save(update_fields=["sealed_at"])
    _audit(pledge, by, "pledges.sign", f"{signer.name}签订责任书")


def _side_of(pledge: Pledge, signer: Person, at: datetime, signed: dict[int, str]) -> int | None:
    """The side this person may sign for: one still open, if they hold its post today."""
    held = [
        post_id
        for post_id in (pledge.issuer_post_id, pledge.holder_post_id)
        if (holder := holder_of(post_id, at.date())) and holder.pk == signer.pk
    ]
    still_open = [post_id for post_id in held if post_id not in signed]
    return next(iter(still_open or held), None)


def _items_of(version: ListVersion, unit: Unit, holder: Post) -> list[DutyItem]:
    """What the unit owes as a body and what its head owes in person."""
    return [
        item
        for item in version.items.select_related("basis__version__document").order_by("position")
        if item.holder_unit_id in {None, unit.pk}
        and (item.holder_kind, item.holder_category) in {("post", holder.category), ("unit", unit.kind)}
    ]


def _audit(pledge: Pledge, by: Actor, action: str, summary: str) -> None:
    record(
        by=by,
        action=action,
        object_kind="duties.pledge",
        object_id=pledge.pk,
        unit_id=pledge.unit_id,
        summary=summary,
        detail={"sha256": pledge.sha256},
    )
