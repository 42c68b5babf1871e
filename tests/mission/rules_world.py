"""The agency with the packaged catalogue loaded, for the mission's rows about rules."""

from datetime import UTC, datetime

from mingze.core.audit.actors import job
from mingze.core.base import guard
from mingze.core.organization.models import Role, RoleGrant
from mingze.core.rules import actions
from tests.packaged import packaged
from tests.people import Agency, make_agency

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)

TEXT = """\
为规范茶话会，制定本办法。
第一章 总则
第一条 茶话会每月召开一次。
第二条 茶话会由办公室组织。
因故不能召开的，应当说明理由。
第三条 本办法由办公室解释。
"""


def make_world() -> Agency:
    """The agency and the rules, with two people who look after them: Carol by her post, Niaj by name."""
    agency = make_agency()
    actions.load_catalogue(catalogue=packaged(), at=AT, by=job("test"))
    with guard.opened():
        RoleGrant.objects.create(
            person=agency.people["niaj"],
            role=Role.objects.get(code="party_affairs_clerk"),
            unit=agency.units["agency"],
            valid_from=agency.on,
            reason="示例授权",
        )
    return agency


def version_form(**changes: str) -> dict[str, str]:
    """A filled form for a version."""
    return {
        "number": "2026",
        "issued_on": "2026-01-05",
        "valid_from": "2026-01-10",
        "valid_to": "",
        "review_on": "2026-06-30",
        "source": "局党组会议纪要",
        "text": TEXT,
    } | changes


def document_form(agency: Agency, **changes: str) -> dict[str, str]:
    """A filled form for a unit's own rule."""
    return (
        version_form()
        | {
            "title": "茶话会办法",
            "unit": str(agency.units["agency"].pk),
            "issuer": "云川市知识产权局",
            "owner": "办公室",
            "interpreter": "办公室",
        }
        | changes
    )
