"""Records and files: seen in their unit and by whoever took part, changed by whoever may record there.

Dave and Grace took part everywhere: they see these records, and that gives them nothing else.
"""

from mingze.core.base import guard
from mingze.core.documents import storage
from mingze.core.documents.models import Attachment
from mingze.core.facts.models import Fact, Participation, RecordKind
from mingze.core.organization.choices import Permission
from tests.house.permission_places import TODAY, Ground, Place
from tests.house.permission_scopes import Both, Example, Scope, Within

KIND = "meeting.members"


def make_fact(ground: Ground, place: Place, kind: str = KIND, title: str = "党员大会") -> Fact:
    """A record of the place's branch that Dave and Grace took part in."""
    with guard.opened():
        fact = Fact.objects.create(
            kind=RecordKind.objects.get(code=kind),
            unit=place.branch,
            title=title,
            occurred_on=TODAY,
            counts_on=TODAY,
            payload={"subject": "学习讨论"},
            recorded_at=ground.now,
            recorded_by=ground.recorder,
            countable_from=TODAY,
        )
        for name in ("dave", "grace"):
            person = ground.agency.people[name]
            Participation.objects.create(fact=fact, person=person, part="attendee")
    return fact


def _sees(ground: Ground, place: Place) -> Scope:
    took_part = (ground.agency.people["dave"], ground.agency.people["grace"])
    return Within((place.branch,), (Permission.FACTS_VIEW,), besides=took_part)


def _kind(ground: Ground, place: Place) -> Example:
    return Example({"code": KIND})


def _fact(ground: Ground, place: Place) -> Example:
    return Example({"public_id": make_fact(ground, place).public_id}, _sees(ground, place))


def _review(ground: Ground, place: Place) -> Example:
    scope = Both(_sees(ground, place), Within((place.branch,), (Permission.FACTS_REVIEW,)))
    return Example({"public_id": make_fact(ground, place).public_id}, scope)


def _change(ground: Ground, place: Place) -> Example:
    scope = Both(_sees(ground, place), Within((place.branch,), (Permission.FACTS_RECORD,)))
    return Example({"public_id": make_fact(ground, place).public_id}, scope, {"reason": "登记有误"})


def _download(ground: Ground, place: Place) -> Example:
    """A file is opened by whoever sees the records or the ledger of its unit."""
    with guard.opened():
        file = Attachment.objects.create(
            name="纪要.txt",
            media_type="text/plain",
            size=6,
            sha256=storage.put("纪要".encode()),
            unit=place.section,
            uploaded_at=ground.now,
            uploaded_by=ground.recorder,
        )
    scope = Within((place.section,), (Permission.FACTS_VIEW, Permission.LEDGER_VIEW))
    return Example({"key": file.pk}, scope)


EXAMPLES = {
    "facts:record": _kind,
    "facts:fact": _fact,
    "facts:review": _review,
    "facts:correct": _change,
    "facts:withdraw": _change,
    "facts:attach": _change,
    "documents:download": _download,
}
