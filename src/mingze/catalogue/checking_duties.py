"""Checks of duty lists: every item has a holder, a basis, a reachable minimum and somebody who verifies."""

from datetime import date

from mingze.catalogue.checking_rules import check_basis
from mingze.catalogue.checking_shared import check_parameter_use, check_unique, known_codes
from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import After, DutyItem, DutyList, Once
from mingze.catalogue.vocabulary import POST_CATEGORIES, UNIT_KINDS
from mingze.core.kernel.refusals import sentence


def check_duties(catalogue: Catalogue, findings: Findings) -> None:
    """Record every fault of the duty lists."""
    for duties in catalogue.duties.values():
        if not duties.items:
            findings.at(duties.origin, "items", sentence("清单没有条目"), sentence("至少一项责任"))
        check_unique(duties.items, "code", findings)
        for item in duties.items:
            _check_holder(item, findings)
            check_basis(item, item.basis, catalogue, findings)
            _check_cadence(item, catalogue, findings)
            _check_minimum(item, catalogue, findings)
            _check_discharge(item, catalogue, findings)
            _check_pair(item, duties, findings)


def _check_holder(item: DutyItem, findings: Findings) -> None:
    posts = item.holder.kind == "post"
    known = POST_CATEGORIES if posts else UNIT_KINDS
    if item.holder.category not in known:
        what = sentence("岗位类别") if posts else sentence("单位类别")
        findings.unresolved(item.holder.origin, "category", item.holder.category, what, known)
    if item.verifier not in POST_CATEGORIES and item.verifier not in UNIT_KINDS:
        verifiers = {**POST_CATEGORIES, **UNIT_KINDS}
        findings.unresolved(item.origin, "verifier", item.verifier, sentence("岗位类别或单位类别"), verifiers)


def _check_cadence(item: DutyItem, catalogue: Catalogue, findings: Findings) -> None:
    cadence = item.cadence
    if isinstance(cadence, Once):
        try:
            # 2001 is not a leap year: 29 February would not come round every year.
            date.fromisoformat(f"2001-{cadence.once}")
        except ValueError:
            findings.at(
                cadence.origin,
                "once",
                sentence("“%(once)s”不是每年都有的日期", once=cadence.once),
                sentence("月-日，如 03-31"),
            )
    if isinstance(cadence, After):
        kinds = known_codes(catalogue.records, findings, "records")
        if cadence.after not in kinds:
            findings.unresolved(cadence.origin, "after", cadence.after, sentence("纪实种类"), kinds)
        _check_limit(cadence, catalogue, findings)


def _check_limit(cadence: After, catalogue: Catalogue, findings: Findings) -> None:
    """A time limit is given in days or in months; months have no working days."""
    limits = {"days": cadence.days, "months": cadence.months}
    given = [name for name, limit in limits.items() if limit is not None]
    if len(given) != 1:
        findings.at(
            cadence.origin, "after", sentence("期限须按日或按月写明一种"), sentence("days 或 months 之一")
        )
    if cadence.months is not None and cadence.working:
        findings.at(
            cadence.origin,
            "working",
            sentence("按月计算的期限不分工作日"),
            sentence("删去 working，或改用 days"),
        )
    for name, limit in limits.items():
        if isinstance(limit, str):
            check_parameter_use(limit, cadence, name, ("integer",), catalogue, findings)


def _check_minimum(item: DutyItem, catalogue: Catalogue, findings: Findings) -> None:
    if isinstance(item.minimum, str):
        types = ("integer",) if item.measure == "count" else ("integer", "decimal")
        check_parameter_use(item.minimum, item, "minimum", types, catalogue, findings)
    elif item.minimum <= 0:
        findings.at(
            item.origin,
            "minimum",
            sentence("最低要求为 %(minimum)s", minimum=item.minimum),
            sentence("大于 0 的数，或参数代码"),
        )
    elif item.measure == "share" and item.minimum > 100:
        findings.at(
            item.origin,
            "minimum",
            sentence("比例为 %(minimum)s", minimum=item.minimum),
            sentence("不超过 100 的百分比"),
        )
    elif item.measure == "count" and item.minimum != int(item.minimum):
        findings.at(
            item.origin, "minimum", sentence("次数为 %(minimum)s", minimum=item.minimum), sentence("整数")
        )
    if item.weight < 0:
        findings.at(
            item.origin,
            "weight",
            sentence("权重为 %(weight)s", weight=item.weight),
            sentence("不小于 0 的数"),
        )


def _check_discharge(item: DutyItem, catalogue: Catalogue, findings: Findings) -> None:
    if not item.discharged_by:
        findings.at(
            item.origin, "discharged_by", sentence("没有写明由何种纪实履行"), sentence("至少一种纪实")
        )
    for one in item.discharged_by:
        kind = catalogue.records.get(one.kind)
        if kind is None:
            if one.kind not in findings.broken.get("records", ()):
                findings.unresolved(one.origin, "kind", one.kind, sentence("纪实种类"), catalogue.records)
            continue
        roles = [role.code for role in kind.participant_roles]
        if one.role is not None and one.role not in roles:
            findings.unresolved(
                one.origin, "role", one.role, sentence("“%(title)s”的参加人身份", title=kind.title), roles
            )
        if item.measure == "hours" and not kind.hours:
            message = sentence("按学时计量，但“%(title)s”不记学时", title=kind.title)
            findings.at(one.origin, "kind", message, sentence("记学时（hours: true）的纪实种类"))


def _check_pair(item: DutyItem, duties: DutyList, findings: Findings) -> None:
    codes = [one.code for one in duties.items if one.code != item.code]
    if item.paired_with is not None and item.paired_with not in codes:
        findings.unresolved(
            item.origin, "paired_with", item.paired_with, sentence("同一清单的其他条目"), codes
        )
