"""Checks of the forms (JSON Schema, draft 2020-12) of record kinds and ledger kinds."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from mingze.catalogue.faults import Findings
from mingze.catalogue.records import Origin
from mingze.core.kernel.refusals import sentence

_META = Draft202012Validator(
    Draft202012Validator.META_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
)


def check_form(origin: Origin, form: dict[str, Any], findings: Findings) -> None:
    """A form is a closed JSON Schema object whose every property has a Chinese and an English title."""
    before = len(findings.faults)
    for error in _META.iter_errors(form):
        path = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in error.absolute_path)
        message = sentence("表单定义不符合 JSON Schema：%(problem)s", problem=error.message[:120])
        findings.at(origin, f"fields{path}", message, sentence("JSON Schema 2020-12 允许的写法"))
    if len(findings.faults) > before:
        return
    if form.get("type") != "object":
        findings.at(origin, "fields", sentence("表单不是对象"), "type: object")
    if form.get("additionalProperties") is not False:
        findings.at(origin, "fields", sentence("表单未封闭"), "additionalProperties: false")
    properties = form.get("properties", {})
    for name, property_ in properties.items():
        for key in ("title", "title_en"):
            if not isinstance(property_, dict) or not property_.get(key):
                findings.at(
                    origin,
                    f"fields.properties.{name}",
                    sentence("字段“%(name)s”缺少 %(key)s", name=name, key=key),
                    sentence("中英文名称"),
                )
    for index, name in enumerate(form.get("required", ())):
        if name not in properties:
            findings.at(
                origin,
                f"fields.required[{index}]",
                sentence("必填字段“%(name)s”未定义", name=name),
                sentence("properties 中的字段"),
            )
    for reference in _references(form):
        if not reference.startswith("#"):
            findings.at(
                origin,
                "fields",
                sentence("引用了外部定义“%(reference)s”", reference=reference),
                sentence("只引用本表单内的定义（以 # 开头）"),
            )


def _references(value: Any) -> Iterator[str]:
    """Every ``$ref`` below a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("$ref", "$dynamicRef") and isinstance(inner, str):
                yield inner
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
