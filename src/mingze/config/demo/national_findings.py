"""The national demo's ledger: one inspection letter with a problem for every division and branch."""

from collections.abc import Sequence
from datetime import date, timedelta

from mingze.config.demo.national_year import Body
from mingze.config.demo.work import FINDINGS
from mingze.config.demo.year import CLERK, Year, noon
from mingze.core.ledger import queries as ledger
from mingze.core.ledger.actions.opening import Draft, open_item
from mingze.core.ledger.models import Item
from mingze.core.organization.models import Post, Unit


def open_findings(year: Year, bodies: Sequence[Body]) -> int:
    """Open the letter and its problems through the action a clerk uses; returns how many problems."""
    places = [(unit, f"{unit.code}-S") for unit in (body.branch for body in bodies)]
    places += [
        (unit, f"{unit.code}-H") for unit in (body.section for body in bodies) if unit.kind == "section"
    ]
    inspector = "国家机关巡察组（演示）"
    letter = {"inspector": inspector, "received_on": _day(year).isoformat(), "declared_count": len(places)}
    top = _open(year, "feedback_letter", year.agency.units["JG"], "DZ-S", "巡察反馈意见", letter, None)
    for index, (unit, post) in enumerate(places):
        text = FINDINGS[index % len(FINDINGS)][0]
        payload = {
            "manifestation": text,
            "campaign": "全面从严治党",
            "key_attention": False,
            "target": "问题整改到位，建立长效机制",
            "leader": "顾明岚",
            "long_term": False,
            "within_concentrated": True,
        }
        _open(year, "rectification", unit, post, text, payload, top)
    return len(places)


def _day(year: Year) -> date:
    return year.today - timedelta(days=120)


def _open(
    year: Year, kind: str, unit: Unit, post: str, title: str, payload: dict[str, object], parent: Item | None
) -> Item:
    definition = ledger.kind(kind)
    fields = definition.definition["fields"]["properties"]
    holder: Post = year.agency.posts[post]
    draft = Draft(
        kind=definition,
        unit=unit,
        title=title,
        holder_post=holder,
        payload={name: value for name, value in payload.items() if name in fields},
        deadline_class="concentrated",
        due_on=_day(year) + timedelta(days=150),
        parent=parent,
    )
    return open_item(draft=draft, by=year.agency.actor(CLERK), at=noon(_day(year)))
