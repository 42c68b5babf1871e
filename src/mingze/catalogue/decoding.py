"""Nodes to typed records: every mistake of shape is recorded with its position, none stops the reading."""

import difflib
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mingze.catalogue.faults import Findings, Words, join, one_of
from mingze.catalogue.records import Origin, Record
from mingze.core.kernel.refusals import Sentence, sentence, series

PAIRS = sentence("键值（每行“键: 值”）")
REQUIRED_BECAUSE: dict[str, Words] = {
    "holder": sentence("每一项责任都必须写明责任主体（holder）：无责任主体的条目不得印发"),
    "basis": sentence("条款引用；确无依据的参数写 null"),
    "verified": sentence("true 或 false（是否已与公开文本核对）"),
    "mark": sentence("V、V-、M、U 之一"),
}
_NAMES: dict[Any, Words] = {
    str: sentence("文字"),
    int: sentence("整数"),
    Decimal: sentence("小数"),
    bool: sentence("true 或 false"),
    date: sentence("日期，如 2024-01-31"),
    NoneType: "null",
}


class Invalid:
    """Stands for a value that was refused; the reason is already among the findings."""


INVALID = Invalid()


class Decoder:
    """Decodes the nodes of one file."""

    def __init__(self, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings

    def record(self, node: Node, kind: type[Record], path: str) -> Record | None:
        """One record of the given class, or None when anything in it was refused."""
        value = self._struct(node, kind, path)
        return None if value is INVALID else cast(Record, value)

    def _refuse(self, path: str, message: Sentence, expected: Words) -> Invalid:
        self._findings.add(self._file, path, message, expected)
        return INVALID

    def _value(self, node: Node, kind: Any, path: str) -> Any:
        origin = get_origin(kind)
        if origin is Annotated:
            base, meta = get_args(kind)
            return self._constrained(self._value(node, base, path), meta, path)
        if origin in (Union, UnionType):
            return self._union(node, get_args(kind), path)
        if origin is Literal:
            return self._literal(node, get_args(kind), path)
        if origin is tuple:
            return self._list(node, get_args(kind)[0], path)
        if origin is dict:
            return (
                self._json(node, path)
                if isinstance(node, MappingNode)
                else self._wrong(node, sentence("键值"), path)
            )
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self._struct(node, kind, path)
        return self._scalar(node, kind, path)

    def _struct(self, node: Node, kind: type[Struct], path: str) -> Any:
        if not isinstance(node, MappingNode):
            return self._wrong(node, PAIRS, path)
        hints = get_type_hints(kind, include_extras=True)
        known = {one.encode_name: one for one in msgspec.structs.fields(kind) if one.name != "origin"}
        line = node.start_mark.line + 1
        values: dict[str, Any] = {"origin": Origin(self._file, line, path)}
        for key, child in node.value:
            name = key.value
            if name not in known:
                close = difflib.get_close_matches(name, known, n=1)
                hint = sentence("%(word)s（是否笔误？）", word=close[0]) if close else series(list(known))
                self._refuse(join(path, name), sentence("不认识的键“%(name)s”", name=name), hint)
                values[name] = INVALID
                continue
            values[known[name].name] = self._value(child, hints[known[name].name], join(path, name))
        for name, one in known.items():
            if one.name not in values and one.required:
                expected = REQUIRED_BECAUSE.get(name, describe(hints[one.name]))
                values[one.name] = self._refuse(path, sentence("缺少“%(name)s”", name=name), expected)
        return INVALID if any(one is INVALID for one in values.values()) else kind(**values)

    def _list(self, node: Node, kind: Any, path: str) -> Any:
        if not isinstance(node, SequenceNode):
            return self._wrong(node, sentence("列表，每项为%(kind)s", kind=describe(kind)), path)
        items = [self._value(child, kind, f"{path}[{index}]") for index, child in enumerate(node.value)]
        return INVALID if any(one is INVALID for one in items) else tuple(items)

    def _union(self, node: Node, kinds: tuple[Any, ...], path: str) -> Any:
        structs = [one for one in kinds if isinstance(one, type) and issubclass(one, Struct)]
        if len(structs) > 1 and isinstance(node, MappingNode):
            return self._choose(node, structs, path)
        if isinstance(node, ScalarNode):
            natural = _NATURAL[node.tag.rsplit(":", 1)[-1]]
            for one in kinds:
                if (get_args(one) or (one,))[0] is natural:
                    return self._value(node, one, path)
            if natural is int and Decimal in kinds:
                return self._scalar(node, Decimal, path)
        inner = [one for one in kinds if one is not NoneType]
        if len(inner) == 1:
            return self._value(node, inner[0], path)
        return self._wrong(node, _either(kinds), path)

    def _choose(self, node: MappingNode, structs: list[Any], path: str) -> Any:
        """The struct whose first own field is among the keys: ``every``, ``once`` or ``after``."""
        keys = {key.value for key, _ in node.value}
        firsts = {next(name for name in one.__struct_fields__ if name != "origin"): one for one in structs}
        found = [one for name, one in firsts.items() if name in keys]
        if len(found) != 1:
            return self._refuse(
                path,
                sentence("写法不能确定"),
                sentence("%(words)s 之一，且只写一种", words=_or(list(firsts))),
            )
        return self._struct(node, found[0], path)

    def _literal(self, node: Node, words: tuple[str, ...], path: str) -> Any:
        if isinstance(node, ScalarNode) and node.value in words:
            return node.value
        return self._wrong(node, one_of(words), path)

    def _constrained(self, value: Any, meta: msgspec.Meta, path: str) -> Any:
        if value is INVALID:
            return value
        if meta.pattern and not re.search(meta.pattern, value):
            return self._refuse(path, sentence("“%(value)s”写法不对", value=value), Sentence(str(meta.title)))
        if meta.min_length and not value.strip():
            return self._refuse(path, sentence("内容为空"), sentence("非空文字"))
        if meta.gt is not None and not value > meta.gt:
            return self._refuse(path, sentence("数值为 %(value)s", value=value), Sentence(str(meta.title)))
        return value

    def _scalar(self, node: Node, kind: Any, path: str) -> Any:
        if not isinstance(node, ScalarNode):
            return self._wrong(node, describe(kind), path)
        tag, word = node.tag.rsplit(":", 1)[-1], node.value
        if kind is str and tag == "str":
            return word
        if kind is Decimal and tag in ("int", "float") and re.fullmatch(_NUMBER, word):
            return Decimal(word)
        if kind is int and tag == "int" and re.fullmatch(r"-?\d{1,18}", word):
            return int(word)
        if kind is bool and tag == "bool" and word in ("true", "false"):
            return word == "true"
        if kind is NoneType and tag == "null":
            return None
        if kind is date and tag in ("timestamp", "str"):
            try:
                return date.fromisoformat(word)
            except ValueError:
                return self._refuse(path, sentence("“%(word)s”不是有效日期", word=word), _NAMES[date])
        return self._wrong(node, describe(kind), path)

    def _json(self, node: Node, path: str) -> Any:
        """Plain JSON data, for forms."""
        if isinstance(node, MappingNode):
            pairs = {key.value: self._json(child, join(path, key.value)) for key, child in node.value}
            return INVALID if any(one is INVALID for one in pairs.values()) else pairs
        if isinstance(node, SequenceNode):
            items = [self._json(child, f"{path}[{index}]") for index, child in enumerate(node.value)]
            return INVALID if any(one is INVALID for one in items) else items
        natural = _NATURAL.get(node.tag.rsplit(":", 1)[-1], str)
        if natural is date:
            return node.value
        value = self._scalar(node, natural, path)
        return float(value) if isinstance(value, Decimal) else value

    def _wrong(self, node: Node, expected: Words, path: str) -> Invalid:
        if not isinstance(node, ScalarNode):
            found = sentence("列表") if isinstance(node, SequenceNode) else sentence("键值")
        else:
            found = sentence("“%(value)s”", value=node.value) if node.value else sentence("空值")
        if expected == _NAMES[str] and isinstance(node, ScalarNode) and node.value:
            expected = sentence('文字，数字或日期请加引号，如 "%(value)s"', value=node.value)
        return self._refuse(path, sentence("此处是%(found)s", found=found), expected)


_NUMBER = r"-?\d{1,18}(\.\d{1,9})?"
_NATURAL: dict[str, Any] = {
    "str": str,
    "int": int,
    "float": Decimal,
    "bool": bool,
    "null": NoneType,
    "timestamp": date,
}


def describe(kind: Any) -> Words:
    """What a value of this type looks like."""
    if get_origin(kind) is Annotated:
        base, meta = get_args(kind)
        return Sentence(meta.title) if meta.title else describe(base)
    if get_origin(kind) in (Union, UnionType):
        return _either(get_args(kind))
    if get_origin(kind) is Literal:
        return one_of(get_args(kind))
    if get_origin(kind) is tuple:
        return sentence("列表，每项为%(kind)s", kind=describe(get_args(kind)[0]))
    return _NAMES.get(kind, PAIRS)


def _either(kinds: tuple[Any, ...]) -> Words:
    return _or(list(dict.fromkeys(describe(one) for one in kinds)))


def _or(words: Sequence[Words]) -> Words:
    told, *others = words
    for word in others:
        told = sentence("%(before)s 或 %(word)s", before=told, word=word)
    return told
