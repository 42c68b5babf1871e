"""Evidence of an item: a file or a recorded fact. What was handed in stays; better evidence is another
piece.
"""

from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door
from mingze.core.documents.models import Attachment
from mingze.core.facts.models import Fact
from mingze.core.kernel.refusals import Refused, mark
from mingze.core.ledger import policies, queries
from mingze.core.ledger.actions import journal
from mingze.core.ledger.choices import Standing, Step
from mingze.core.ledger.definitions import definition_of
from mingze.core.ledger.models import Evidence, Item

NOTHING_GIVEN = mark("请上传佐证材料，或选择一条工作记录作为佐证")
NOT_CURRENT = mark("所选工作记录已被更正或撤回，不能作为佐证")
WHO = (Standing.HOLDER, Standing.COOWNER, Standing.UNIT_MANAGER, Standing.MANAGER)


@door
def add_evidence(
    *,
    item: Item,
    attachment: Attachment | None = None,
    fact: Fact | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Evidence:
    """Hand in a stored file, a recorded fact, or both. Raises ``Refused`` for a closed item or an
    outsider.
    """
    item = journal.held(item.pk)
    situation = queries.situation(item, by.person_id, journal.day_of(at))
    policies.check_open(definition_of(item.kind).workflow, str(Step.EVIDENCED.label), situation)
    policies.check_may(str(Step.EVIDENCED.label), WHO, situation)
    if attachment is None and fact is None:
        raise Refused(NOTHING_GIVEN, place="file")
    if fact is not None and fact.countable_until is not None:
        raise Refused(NOT_CURRENT, place="fact")
    evidence = Evidence.objects.create(
        item=item,
        attachment=attachment,
        fact=fact,
        note=note.strip(),
        added_at=at,
        added_by_id=journal.person_of(by),
    )
    title = "、".join(
        one for one in (attachment.name if attachment else "", fact.title if fact else "") if one
    )
    journal.write(
        item,
        action=Step.EVIDENCED,
        by=by,
        at=at,
        note=title,
        verb="evidence",
        summary=f"{item.number}提交佐证材料：{title}",
        detail={
            "sha256": attachment.sha256 if attachment else None,
            "fact": fact.public_id if fact else None,
        },
    )
    return evidence
