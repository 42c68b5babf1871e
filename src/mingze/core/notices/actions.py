"""Telling people things, once each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mingze.core.audit.actors import Actor
from mingze.core.audit.door import door, record
from mingze.core.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell one person. ``key`` names the occasion: the same person is told it once."""

    person_id: int
    key: str
    kind: str
    title: str
    body: str = ""
    url: str = ""


@door
def tell(*, messages: Iterable[Message], by: Actor, at: datetime) -> int:
    """Put messages in their readers' inboxes; returns how many were new."""
    messages = list(messages)
    keys = {message.key for message in messages}
    told = set(Notice.objects.filter(key__in=keys).values_list("person_id", "key"))
    fresh = {(m.person_id, m.key): m for m in messages if (m.person_id, m.key) not in told}
    rows = [
        Notice(
            person_id=m.person_id, key=m.key, kind=m.kind, title=m.title, body=m.body, url=m.url, sent_at=at
        )
        for m in fresh.values()
    ]
    Notice.objects.bulk_create(rows, batch_size=1000)
    record(
        by=by,
        action="notices.tell",
        object_kind="notices.notice",
        object_id=messages[0].key if messages else "",
        summary=f"发送通知{len(rows)}条",
        detail={"keys": sorted(keys)[:50], "people": len({row.person_id for row in rows})},
    )
    return len(rows)


@door
def open_notice(*, notice: Notice, by: Actor, at: datetime) -> None:
    """Note that its reader has opened a notice; a second opening changes nothing but is on the trail."""
    if notice.read_at is None:
        notice.read_at = at
        notice.save(update_fields=["read_at"])
    record(
        by=by,
        action="notices.open",
        object_kind="notices.notice",
        object_id=notice.pk,
        summary=f"阅读通知“{notice.title}”",
    )


@door
def open_all(*, person_id: int, by: Actor, at: datetime) -> int:
    """Note that a person has seen everything in their inbox; returns how many notices were unread."""
    opened = Notice.objects.filter(person_id=person_id, read_at=None).update(read_at=at)
    record(
        by=by,
        action="notices.open_all",
        object_kind="notices.inbox",
        object_id=person_id,
        summary=f"全部通知标为已读（{opened}条）",
    )
    return opened
