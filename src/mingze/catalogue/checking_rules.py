"""Checks of rule documents, their version chains, and parameters."""

from decimal import Decimal
from itertools import groupby

from mingze.catalogue.checking_shared import check_overlaps, check_period, check_unique
from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import Clause, Parameter, ParameterValue, Record, RuleDocument, Version
from mingze.core.kernel.refusals import sentence

_TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "decimal": (int, Decimal),
    "text": (str,),
    "boolean": (bool,),
}
_TYPE_NAMES = {
    "integer": sentence("整数"),
    "decimal": sentence("数字"),
    "text": sentence("文字"),
    "boolean": sentence("true 或 false"),
}


def check_rules(catalogue: Catalogue, findings: Findings) -> None:
    """Documents: unit rules name a unit; versions have clauses, form a chain and do not overlap."""
    for document in catalogue.rules.values():
        if (document.kind == "unit_rule") != (document.unit is not None):
            expected = (
                sentence("单位代码，如 AGENCY")
                if document.kind == "unit_rule"
                else sentence("null（单位自定的制度才写单位）")
            )
            findings.at(document.origin, "unit", sentence("单位与制度类别不符"), expected)
        if not document.versions:
            findings.at(document.origin, "versions", sentence("没有版本"), sentence("至少一个版本"))
        check_unique(document.versions, "version", findings)
        check_overlaps(document.versions, findings)
        for version in document.versions:
            _check_version(version, document, catalogue, findings)


def _check_version(
    version: Version, document: RuleDocument, catalogue: Catalogue, findings: Findings
) -> None:
    check_period(version, findings)
    if version.issued_on and version.valid_from < version.issued_on:
        message = sentence("生效日期早于印发日期 %(issued_on)s", issued_on=version.issued_on)
        findings.at(version.origin, "valid_from", message, sentence("不早于印发日期"))
    if not version.clauses:
        findings.at(version.origin, "clauses", sentence("没有条款"), sentence("至少一条"))
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
        findings.unresolved(version.origin, "replaces", f"{code}@{number}", sentence("被替代的版本"), known)
        return
    end = versions[number].valid_to
    if end is None or end >= version.valid_from:
        expected = sentence(
            "“%(code)s@%(number)s”的 valid_to 早于 %(valid_from)s",
            code=code,
            number=number,
            valid_from=version.valid_from,
        )
        findings.at(
            version.origin,
            "replaces",
            sentence("被替代的版本有效期至 %(end)s", end=end or sentence("长期")),
            expected,
        )


def _check_verified(one: Clause | ParameterValue, findings: Findings) -> None:
    if one.verified and one.mark != "V":
        message = sentence("标记为 %(mark)s，却写作已核对", mark=one.mark)
        findings.at(one.origin, "verified", message, sentence("false；只有标记为 V 的才可写 true"))


def check_parameters(catalogue: Catalogue, findings: Findings) -> None:
    """Parameters: values of the declared type, one at a time per unit, verified only by their clause."""
    for parameter in catalogue.parameters.values():
        if not parameter.values:
            findings.at(parameter.origin, "values", sentence("没有取值"), sentence("至少一个取值"))
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
        findings.at(
            value.origin,
            "value",
            sentence("取值“%(value)s”与类型 %(type)s 不符", value=value.value, type=parameter.type),
            expected,
        )
    if value.basis is None:
        if value.verified:
            findings.at(
                value.origin,
                "verified",
                sentence("没有依据条款，却写作已核对"),
                sentence("false，或写明依据条款（basis）"),
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
        findings.at(
            owner.origin,
            "verified",
            sentence("依据条款“%(reference)s”尚未核对", reference=reference),
            sentence("false，待条款核对后再改"),
        )


def check_basis(owner: Record, reference: str, catalogue: Catalogue, findings: Findings) -> None:
    """A clause reference resolves, or its document is already known to be broken."""
    document = reference.partition("@")[0]
    if reference in catalogue.clauses or document in findings.broken.get("rules", ()):
        return
    known = [one for one in catalogue.clauses if one.startswith(f"{document}@")] or list(catalogue.clauses)
    findings.unresolved(owner.origin, "basis", reference, sentence("条款"), known)
