"""The interface for people: its operations and what they take, read from the description that programs read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingze.portal.api.interface import api
from mingze.portal.asked import SORTS

SUMMARIES: dict[str, Promise] = {
    "search": gettext_lazy("检索文献，一次给出一页"),
    "documents/{number}": gettext_lazy("一篇文献的完整记录、法律事件和引用它的文献"),
    "aggregate": gettext_lazy("对检索结果作统计，写法与Elasticsearch相同"),
    "export": gettext_lazy("检索结果的全部文献，一个JSON数组"),
    "explain": gettext_lazy("检索式的含义，以及它在各种写法中的样子"),
}
"""Addresses below the interface, each with what it is for."""
MEANINGS: dict[str, Promise] = {
    "q": gettext_lazy("检索式，任何一种写法都可以"),
    "dialect": gettext_lazy("检索式的写法；不填则自动识别"),
    "sort": gettext_lazy("排序"),
    "start": gettext_lazy("从第几篇开始，第一篇为0"),
    "size": gettext_lazy("给出几篇"),
    "family": gettext_lazy("每个同族只给出一篇"),
    "number": gettext_lazy("申请号或公开号，任何一种写法都可以"),
    "aggregations": gettext_lazy("统计项"),
}
TYPES: dict[str, Promise] = {
    "string": gettext_lazy("文字"),
    "integer": gettext_lazy("整数"),
    "boolean": gettext_lazy("true或false"),
    "object": gettext_lazy("JSON对象"),
}
OFFERED = {
    "dialect": "incopat, cnipa, cnipr, cql, patsnap, patentscope, brs, plain",
    "sort": ", ".join(SORTS),
}
"""Values that a text may have, where not every text is one."""


@dataclass(frozen=True)
class Parameter:
    """What an operation takes: its name, what it means, what it may be."""

    name: str
    meaning: str
    form: str


@dataclass(frozen=True)
class Operation:
    """One operation: method, address, what it is for, what it takes."""

    method: str
    address: str
    summary: str
    parameters: list[Parameter]


def operations() -> list[Operation]:
    """All of them, in the order of the description."""
    root = reverse("api:api-root")
    schema = api.get_openapi_schema(path_prefix=root)
    return [
        Operation(
            method.upper(),
            address,
            str(SUMMARIES.get(address.removeprefix(root), said["summary"])),
            list(_parameters(said, schema)),
        )
        for address, methods in schema["paths"].items()
        for method, said in methods.items()
    ]


def _parameters(said: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Parameter]:
    for one in said.get("parameters", ()):
        yield _parameter(one["name"], one["schema"])
    for body in said.get("requestBody", {}).get("content", {}).values():
        name = body["schema"]["$ref"].rpartition("/")[2]
        for field, shape in schema["components"]["schemas"][name]["properties"].items():
            yield _parameter(field, shape)


def _parameter(name: str, shape: Mapping[str, Any]) -> Parameter:
    form = OFFERED.get(name) or str(TYPES.get(shape.get("type", ""), ""))
    least, most = shape.get("minimum"), shape.get("maximum", shape.get("exclusiveMaximum", 0) - 1)
    if least is not None and most > 0:
        form = _("%(form)s，%(least)s至%(most)s") % {"form": form, "least": least, "most": most}
    if usual := shape.get("default"):
        form = _("%(form)s；不填为%(usual)s") % {"form": form, "usual": usual}
    return Parameter(name, str(MEANINGS.get(name, "")), form)
