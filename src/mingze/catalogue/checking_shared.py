"""What the checks of several sections have in common."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from mingze.catalogue.contents import Catalogue
from mingze.catalogue.faults import Findings
from mingze.catalogue.records import Parameter, ParameterValue, Record, Version
from mingze.core.kernel.refusals import sentence, series


def known_codes(section: Mapping[str, object], findings: Findings, name: str) -> set[str]:
    """Codes that may be referred to: good records, and broken ones whose own fault is already listed."""
    return set(section) | findings.broken.get(name, set())


def check_unique(records: Iterable[Record], attribute: str, findings: Findings) -> None:
    """No two records of one list share a code."""
    seen: dict[str, int] = {}
    for record in records:
        code = getattr(record, attribute)
        if code in seen:
            first = sentence("未用过的编号（首次出现在第 %(line)s 行）", line=seen[code])
            findings.at(record.origin, attribute, sentence("“%(code)s”重复", code=code), first)
        else:
            seen[code] = record.origin.line


def check_period(one: Version | ParameterValue, findings: Findings) -> None:
    """A period does not end before it begins."""
    if one.valid_to is not None and one.valid_to < one.valid_from:
        expected = sentence("不早于 %(valid_from)s 的日期，或 null", valid_from=one.valid_from)
        findings.at(
            one.origin,
            "valid_to",
            sentence("失效日期 %(valid_to)s 早于生效日期", valid_to=one.valid_to),
            expected,
        )


def check_overlaps(periods: Sequence[Version | ParameterValue], findings: Findings) -> None:
    """No two periods share a day."""
    ordered = sorted(periods, key=lambda one: one.valid_from)
    for earlier, later in pairwise(ordered):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            end = earlier.valid_to or sentence("长期有效")
            findings.at(
                later.origin,
                "valid_from",
                sentence(
                    "有效期与第 %(line)s 行的（%(valid_from)s 至 %(end)s）重叠",
                    line=earlier.origin.line,
                    valid_from=earlier.valid_from,
                    end=end,
                ),
                sentence("前一段有效期先写明结束日期（valid_to），且早于本段生效日期"),
            )


def check_parameter_use(
    key: str, owner: Record, name: str, types: tuple[str, ...], catalogue: Catalogue, findings: Findings
) -> None:
    """A parameter used as a number exists, has a fitting type, and is positive in all its values."""
    parameter: Parameter | None = catalogue.parameters.get(key)
    if parameter is None:
        if key not in findings.broken.get("parameters", ()):
            findings.unresolved(owner.origin, name, key, sentence("参数"), catalogue.parameters)
        return
    if parameter.type not in types:
        findings.at(
            owner.origin,
            name,
            sentence("参数“%(key)s”的类型为 %(type)s", key=key, type=parameter.type),
            sentence("类型为 %(known)s 的参数", known=series(types)),
        )
        return
    for value in parameter.values:
        if not isinstance(value.value, str) and value.value <= 0:
            message = sentence(
                "参数“%(key)s”自 %(valid_from)s 起的值为 %(value)s",
                key=key,
                valid_from=value.valid_from,
                value=value.value,
            )
            findings.at(owner.origin, name, message, sentence("大于 0 的值"))
