"""Somebody for each role of the catalogue, and nobody: the columns of the permission matrix."""

from mingze.core.base import guard
from mingze.core.organization.access import NOBODY, Access
from mingze.core.organization.models import Role, RoleGrant
from tests.people import OPENED, Agency

ANONYMOUS = "anonymous"
# role of the catalogue: who holds it in ``tests.people``
PERSONAS = {
    "first_secretary": "alice",
    "group_member": "victor",
    "party_affairs_clerk": "carol",
    "branch_secretary": "bob",
    "general_branch_secretary": "trent",
    "member": "heidi",
    "section_chief": "dave",
    "staff": "grace",
    "supervisor": "eve",
    "agency_discipline": "ivan",
    "personnel": "niaj",
    "system_officer": "mallory",
    "security_officer": "oscar",
    "audit_officer": "peggy",
}


def appoint(agency: Agency) -> None:
    """Give by name the one role that no post or roll brings."""
    with guard.opened():
        RoleGrant.objects.create(
            person=agency.people["ivan"],
            role=Role.objects.get(code="agency_discipline"),
            unit=agency.units["agency"],
            valid_from=OPENED,
            reason="示例授权",
        )


def access_of(agency: Agency, role: str) -> Access:
    """What the person for a role may do."""
    return NOBODY if role == ANONYMOUS else agency.access(PERSONAS[role])
