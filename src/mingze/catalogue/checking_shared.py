"""What the checks of several sections have in common."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import Parameter, ParameterValue, Record, Version


def known_codes(section: Mapping[str, object], findings: Findings, name: str) -> set[str]:
    """Codes that may be referred to: good records, and broken ones whose own fault is already listed."""
    return set(section) | findings.broken.get(name, set())


def check_unique(records: Iterable[Record], attribute: str, findings: Findings) -> None:
    """No two records of one list share a code."""
    seen: dict[str, int] = {}
    for record in records:
        code = getattr(record, attribute)
        if code in seen:
            first = f"未用过的编号（首次出现在第 {seen[code]} 行）"
            findings.at(record.origin, attribute, f"“{code}”重复", first)
        else:
            seen[code] = record.origin.line


def check_period(one: Version | ParameterValue, findings: Findings) -> None:
    """A period does not end before it begins."""
    if one.valid_to is not None and one.valid_to < one.valid_from:
        expected = f"不早于 {one.valid_from} 的日期，或 null"
        findings.at(one.origin, "valid_to", f"失效日期 {one.valid_to} 早于生效日期", expected)


def check_overlaps(periods: Sequence[Version | ParameterValue], findings: Findings) -> None:
    """No two periods share a day."""
    ordered = sorted(periods, key=lambda one: one.valid_from)
    for earlier, later in pairwise(ordered):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            end = earlier.valid_to or "长期有效"
            findings.at(
                later.origin,
                "valid_from",
                f"有效期与第 {earlier.origin.line} 行的（{earlier.valid_from} 至 {end}）重叠",
                "前一段有效期先写明结束日期（valid_to），且早于本段生效日期",
            )


def check_parameter_use(
    key: str, owner: Record, name: str, types: tuple[str, ...], catalogue: Catalogue, findings: Findings
) -> None:
    """A parameter used as a number exists, has a fitting type, and is positive in all its values."""
    parameter: Parameter | None = catalogue.parameters.get(key)
    if parameter is None:
        if key not in findings.broken.get("parameters", ()):
            findings.unresolved(owner.origin, name, key, "参数", catalogue.parameters)
        return
    if parameter.type not in types:
        findings.at(
            owner.origin, name, f"参数“{key}”的类型为 {parameter.type}", f"类型为 {'、'.join(types)} 的参数"
        )
        return
    for value in parameter.values:
        if not isinstance(value.value, str) and value.value <= 0:
            message = f"参数“{key}”自 {value.valid_from} 起的值为 {value.value}"
            findings.at(owner.origin, name, message, "大于 0 的值")
