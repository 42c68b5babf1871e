"""Checks of rule documents, their version chains, and parameters."""

from decimal import Decimal
from itertools import groupby

from mingze.catalogue.checking_shared import check_overlaps, check_period, check_unique
from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import Clause, Parameter, ParameterValue, Record, RuleDocument, Version

_TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "decimal": (int, Decimal),
    "text": (str,),
    "boolean": (bool,),
}
_TYPE_NAMES = {"integer": "整数", "decimal": "数字", "text": "文字", "boolean": "true 或 false"}


def check_rules(catalogue: Catalogue, findings: Findings) -> None:
    """Documents: unit rules name a unit; versions have clauses, form a chain and do not overlap."""
    for document in catalogue.rules.values():
        if (document.kind == "unit_rule") != (document.unit is not None):
            expected = (
                "单位代码，如 AGENCY" if document.kind == "unit_rule" else "null（单位自定的制度才写单位）"
            )
            findings.at(document.origin, "unit", "单位与制度类别不符", expected)
        if not document.versions:
            findings.at(document.origin, "versions", "没有版本", "至少一个版本")
        check_unique(document.versions, "version", findings)
        check_overlaps(document.versions, findings)
        for version in document.versions:
            _check_version(version, document, catalogue, findings)


def _check_version(
    version: Version, document: RuleDocument, catalogue: Catalogue, findings: Findings
) -> None:
    check_period(version, findings)
    if version.issued_on and version.valid_from < version.issued_on:
        message = f"生效日期早于印发日期 {version.issued_on}"
        findings.at(version.origin, "valid_from", message, "不早于印发日期")
    if not version.clauses:
        findings.at(version.origin, "clauses", "没有条款", "至少一条")
    check_unique(version.clauses, "code", findings)
    for clause in version.clauses:
        _check_verified(clause, findings)
    if version.replaces is not None:
        _check_replaces(version, version.replaces, document, catalogue, findings)


def _check_replaces(
    version: Version, target: str, document: RuleDocument, catalogue: Catalogue, findings: Findings
) -> None:
    """The replaced version exists and ends before this one begins."""
    code, _, number = target.partition("@") if "@" in target else (document.code, "@", target)
    if code in findings.broken.get("rules", ()):
        return
    other = catalogue.rules.get(code)
    versions = {one.version: one for one in other.versions} if other else {}
    if number not in versions or versions[number] is version:
        known = [f"{one.code}@{two.version}" for one in catalogue.rules.values() for two in one.versions]
        findings.unresolved(version.origin, "replaces", f"{code}@{number}", "被替代的版本", known)
        return
    end = versions[number].valid_to
    if end is None or end >= version.valid_from:
        expected = f"“{code}@{number}”的 valid_to 早于 {version.valid_from}"
        findings.at(version.origin, "replaces", f"被替代的版本有效期至 {end or '长期'}", expected)


def _check_verified(one: Clause | ParameterValue, findings: Findings) -> None:
    if one.verified and one.mark != "V":
        message = f"标记为 {one.mark}，却写作已核对"
        findings.at(one.origin, "verified", message, "false；只有标记为 V 的才可写 true")


def check_parameters(catalogue: Catalogue, findings: Findings) -> None:
    """Parameters: values of the declared type, one at a time per unit, verified only by their clause."""
    for parameter in catalogue.parameters.values():
        if not parameter.values:
            findings.at(parameter.origin, "values", "没有取值", "至少一个取值")
        for value in parameter.values:
            _check_value(value, parameter, catalogue, findings)
        ordered = sorted(parameter.values, key=lambda one: one.unit or "")
        for _, group in groupby(ordered, key=lambda one: one.unit or ""):
            check_overlaps(list(group), findings)


def _check_value(
    value: ParameterValue, parameter: Parameter, catalogue: Catalogue, findings: Findings
) -> None:
    check_period(value, findings)
    _check_verified(value, findings)
    fits = isinstance(value.value, _TYPES[parameter.type])
    if not fits or (isinstance(value.value, bool) and parameter.type != "boolean"):
        expected = _TYPE_NAMES[parameter.type]
        findings.at(value.origin, "value", f"取值“{value.value}”与类型 {parameter.type} 不符", expected)
    if value.basis is None:
        if value.verified:
            findings.at(
                value.origin, "verified", "没有依据条款，却写作已核对", "false，或写明依据条款（basis）"
            )
        return
    check_verified_basis(value, value.basis, value.verified, catalogue, findings)


def check_verified_basis(
    owner: Record, reference: str, verified: bool, catalogue: Catalogue, findings: Findings
) -> None:
    """A clause reference resolves, and nothing is called verified whose clause is not."""
    check_basis(owner, reference, catalogue, findings)
    basis = catalogue.clauses.get(reference)
    if verified and basis and not basis.clause.verified:
        findings.at(owner.origin, "verified", f"依据条款“{reference}”尚未核对", "false，待条款核对后再改")


def check_basis(owner: Record, reference: str, catalogue: Catalogue, findings: Findings) -> None:
    """A clause reference resolves, or its document is already known to be broken."""
    document = reference.partition("@")[0]
    if reference in catalogue.clauses or document in findings.broken.get("rules", ()):
        return
    known = [one for one in catalogue.clauses if one.startswith(f"{document}@")] or list(catalogue.clauses)
    findings.unresolved(owner.origin, "basis", reference, "条款", known)
