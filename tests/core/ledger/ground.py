"""An agency with the ledger kinds of the catalogue loaded, and short ways to open and move items in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.documents.models import Attachment
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.ledger import actions, catalogue_section, queries
from mingze.core.ledger.models import Item
from mingze.core.rules.catalogue_parameters import apply_parameters
from mingze.core.rules.catalogue_rules import apply_rules
from tests.packaged import packaged
from tests.people import Agency, make_agency

PAYLOADS: Mapping[str, Mapping[str, Any]] = {
    "task": {"requirement": "完成年度专利保护宣传", "nature": "业务工作"},
    "integrity_task": {"requirement": "宣传经费使用全程公开"},
    "keypoint": {"plan": "2026年党建工作要点", "point": "1"},
    "problem": {"description": "学习笔记不全", "source": "督查检查"},
    "remedy": {"requirement": "补齐学习笔记"},
    "feedback_letter": {"inspector": "市委第一巡察组", "received_on": "2026-03-02", "declared_count": 1},
    "rectification": {
        "manifestation": "部分党员学习笔记不全",
        "campaign": "理论学习",
        "key_attention": False,
        "target": "学习笔记齐全规范",
        "leader": "艾丽",
        "long_term": False,
        "within_concentrated": True,
    },
    "measure": {"type": "举一反三", "content": "开展学习笔记互查"},
    "breakthrough": {"topic": "知识产权保护进园区", "goal": "服务园区企业"},
    "milestone": {"expected": "完成需求调研"},
}


def moment(day: date | str, hour: int = 9) -> datetime:
    """A moment of a day in Beijing."""
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime(on.year, on.month, on.day, hour, tzinfo=SHANGHAI)


@dataclass
class Ground:
    """The agency and what tests do in it."""

    agency: Agency

    def open(
        self,
        kind: str,
        *,
        by: str = "carol",
        at: str = "2026-03-02",
        unit: str = "protection",
        post: str | None = "protection_chief",
        **values: Any,
    ) -> Item:
        """Open an item of a kind, as the party-affairs clerk unless said otherwise."""
        found = queries.kind(kind)
        classes = found.definition["deadline"]["classes"]
        draft = actions.Draft(
            kind=found,
            unit=self.agency.units[unit],
            holder_post=self.agency.posts[post] if post else None,
            title=values.pop("title", f"{found.title}一"),
            payload={**PAYLOADS[kind], **values.pop("payload", {})},
            deadline_class=values.pop("deadline_class", classes[0]["code"]),
            due_on=values.pop("due_on", date(2026, 6, 30)),
            **values,
        )
        return actions.open_item(draft=draft, by=self.agency.actor(by), at=moment(at))

    def move(self, item: Item, transition: str, by: str, at: str = "2026-03-10", **values: Any) -> Item:
        """Move the item as it stands now."""
        now = Item.objects.get(pk=item.pk)
        version = values.pop("version", now.version)
        return actions.move(
            item=now,
            transition=transition,
            version=version,
            by=self.agency.actor(by),
            at=moment(at),
            **values,
        )

    def attachment(self, by: str = "dave", name: str = "总结.pdf") -> Attachment:
        """A stored file."""
        with guard.opened():
            return Attachment.objects.create(
                name=name,
                media_type="application/pdf",
                size=10,
                sha256="0" * 64,
                unit=self.agency.units["protection"],
                uploaded_at=moment("2026-03-03"),
                uploaded_by=self.agency.people[by],
            )

    def evidence(self, item: Item, by: str = "dave", at: str = "2026-03-09") -> None:
        """Hand in a file."""
        actions.add_evidence(
            item=item, attachment=self.attachment(by), by=self.agency.actor(by), at=moment(at)
        )

    def finish(self, item: Item, by: str = "dave", checker: str = "eve") -> Item:
        """Take a task from where it was opened to done, the usual way."""
        self.move(item, "start", by)
        self.evidence(item, by)
        self.move(item, "submit", by)
        return self.move(item, "pass", checker)


def make_ground(*, parameters: bool = False) -> Ground:
    """The agency with ledger kinds, and with rules and parameters where a test needs them."""
    agency = make_agency()
    with guard.opened():
        if parameters:
            apply_rules(packaged(), at=moment("2026-01-01"), by=job("test"))
            apply_parameters(packaged(), at=moment("2026-01-01"), by=job("test"))
        catalogue_section.apply(packaged(), at=moment("2026-01-01"), by=job("test"))
    return Ground(agency)
