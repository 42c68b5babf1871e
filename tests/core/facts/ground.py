"""What the tests of facts share: typed forms, files, and records made past the pages."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from mingze.core.facts.actions import Draft, record
from mingze.core.facts.models import Fact, RecordKind
from tests.people import Agency

TODAY = date(2026, 3, 12)
TEXT = "2026年3月党员大会会议记录。\n".encode()


def noon(day: date = TODAY) -> datetime:
    """Noon in Beijing."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def minutes_file(name: str = "会议记录.txt", data: bytes = TEXT) -> SimpleUploadedFile:
    """A file that is accepted."""
    return SimpleUploadedFile(name, data, "text/plain")


def record_page(code: str) -> str:
    """The address of a kind's form."""
    return f"/facts/record/{code}/"


def kind(code: str) -> RecordKind:
    """A kind of the packaged catalogue."""
    return RecordKind.objects.get(code=code)


def typed_meeting(agency: Agency, **changed: Any) -> dict[str, Any]:
    """A members' meeting of branch one as its secretary would type it."""
    keys = {name: str(person.pk) for name, person in agency.people.items()}
    return {
        "unit": str(agency.units["branch_one"].pk),
        "occurred_on": "2026-03-10",
        "content-subject": "学习贯彻全会精神",
        "content-resolution": "通过支部年度计划。",
        "part-chair": [keys["bob"]],
        "part-attendee": [keys["bob"], keys["dave"], keys["heidi"]],
        "part-absent": [keys["alice"]],
        "makes_up_for": "",
    } | changed


def recorded(
    agency: Agency,
    code: str = "meeting.cell",
    *,
    by: str = "bob",
    unit: str = "branch_one",
    day: date = TODAY,
    payload: Mapping[str, Any] | None = None,
    parts: Mapping[str, list[str]] | None = None,
    **changed: Any,
) -> Fact:
    """A record somebody made; by default a cell meeting, which counts at once."""
    people = parts or {"chair": ["bob"], "attendee": ["bob", "dave"]}
    draft = Draft(
        kind=kind(code),
        unit=agency.units[unit],
        title=changed.pop("title", "学习讨论"),
        occurred_on=day,
        payload={"subject": "学习讨论"} if payload is None else payload,
        parts={part: [agency.people[name] for name in names] for part, names in people.items()},
        **changed,
    )
    return record(draft=draft, by=agency.actor(by), at=noon(day))
