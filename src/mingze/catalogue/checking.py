"""Checks across records: references resolve, codes are unique, periods do not overlap, forms are sound."""

from mingze.catalogue.checking_duties import check_duties
from mingze.catalogue.checking_forms import check_form
from mingze.catalogue.checking_ledgers import check_ledgers
from mingze.catalogue.checking_rules import check_parameters, check_rules
from mingze.catalogue.checking_search import check_search
from mingze.catalogue.checking_shared import check_unique, known_codes
from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.vocabulary import PERMISSIONS, POST_CATEGORIES
from mingze.core.kernel.refusals import sentence


def check(catalogue: Catalogue, findings: Findings) -> None:
    """Record every fault between the records of a catalogue."""
    check_rules(catalogue, findings)
    check_parameters(catalogue, findings)
    check_search(catalogue, findings)
    check_roles(catalogue, findings)
    check_records(catalogue, findings)
    check_ledgers(catalogue, findings)
    check_duties(catalogue, findings)


def check_roles(catalogue: Catalogue, findings: Findings) -> None:
    """Roles name known permissions and posts; an exclusive role is always granted by a person."""
    for role in catalogue.roles.values():
        for index, permission in enumerate(role.permissions):
            if permission not in PERMISSIONS:
                findings.unresolved(
                    role.origin, f"permissions[{index}]", permission, sentence("权限"), PERMISSIONS
                )
        for index, category in enumerate(role.held_by):
            if category not in POST_CATEGORIES:
                findings.unresolved(
                    role.origin, f"held_by[{index}]", category, sentence("岗位类别"), POST_CATEGORIES
                )
        if role.exclusive and (role.held_by or role.held_by_roll):
            findings.at(
                role.origin,
                "exclusive",
                sentence("互斥角色不得随岗位或名册自动取得"),
                sentence("删去 held_by 和 held_by_roll"),
            )


def check_records(catalogue: Catalogue, findings: Findings) -> None:
    """Record kinds: permissions, participant roles, links, evidence and the form."""
    ledgers = known_codes(catalogue.ledgers, findings, "ledgers")
    for kind in catalogue.records.values():
        for index, permission in enumerate(kind.recordable_by):
            if permission not in PERMISSIONS:
                findings.unresolved(
                    kind.origin, f"recordable_by[{index}]", permission, sentence("权限"), PERMISSIONS
                )
        if not kind.recordable_by:
            findings.at(
                kind.origin,
                "recordable_by",
                sentence("无人可以登记"),
                sentence("至少一项权限，一般为 facts.record"),
            )
        check_unique(kind.participant_roles, "code", findings)
        for index, code in enumerate(kind.link.to if kind.link else ()):
            if kind.link and code not in ledgers:
                findings.unresolved(kind.link.origin, f"to[{index}]", code, sentence("台账种类"), ledgers)
        if kind.counts_when == "evidenced" and not kind.evidence:
            findings.at(
                kind.origin,
                "counts_when",
                sentence("须附材料方可计入，但未写明材料"),
                sentence("在 evidence 中写明材料种类"),
            )
        check_form(kind.origin, kind.fields, findings)
        if kind.sealed == "content" and "content" in kind.fields.get("properties", {}):
            place = "fields.properties.content"
            findings.at(
                kind.origin,
                place,
                sentence("只记事实、不记内容的种类却有内容栏"),
                sentence("删去 content 字段"),
            )
