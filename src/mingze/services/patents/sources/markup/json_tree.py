"""JSON written from XML (``@name`` attributes, ``$`` text, one or a list of the same element) back as a tree."""

import re
from typing import Any

import msgspec
from lxml import etree

from mingze.services.patents.record import Rejected
from mingze.services.patents.sources.markup.elements import Element

DEEPEST = 100
"""Levels of elements."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters of JSON that XML 1.0 (production 2) has no place for: they say nothing and part words at most."""


def tree(data: bytes) -> Element:
    """The root element, without namespaces. Raises ``Rejected``."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Rejected("不是有效的JSON文档", where=str(error)[:200]) from None
    except RecursionError:
        raise Rejected("JSON文档嵌套过深") from None
    if not isinstance(value, dict) or not value:
        raise Rejected("JSON文档不是由XML转换的响应")
    name = next(iter(value))
    try:
        root = etree.Element(_local(name))
        _fill(root, value[name], 0)
    except ValueError as error:
        raise Rejected("JSON文档中有XML不允许的名称", where=str(error)[:200]) from None
    return root


def _fill(element: Element, value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise Rejected("JSON文档嵌套过深")
    if not isinstance(value, dict):
        element.text = _text(value)
        return
    for name, inner in value.items():
        if name == "$":
            element.text = _text(inner)
        elif name.startswith("@"):
            if not name.startswith("@xmlns") and not isinstance(inner, dict | list):
                element.set(_local(name[1:]), _text(inner))
        else:
            for one in inner if isinstance(inner, list) else [inner]:
                _fill(etree.SubElement(element, _local(name)), one, depth + 1)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(_text(part) for part in value)
    return "" if value is None or isinstance(value, dict) else _NOT_IN_XML.sub(" ", str(value))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
