"""YAML files to nodes with line marks. Only plain data gets through, and every refusal has a position.

Aliases are allowed, but a file may not unfold to more than ``MAXIMUM_NODES`` values: they are how a small
file becomes a huge one. Merge keys are not known. Words such as ``yes``, ``on`` and ``12:30`` stay text, as
in YAML 1.2.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mingze.catalogue.faults import Fault, Findings, join
from mingze.core.kernel.refusals import Sentence, sentence

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 30
MAXIMUM_NODES = 100_000

# Where unfolding went wrong is said by the outermost value: the inner ones lie where the anchor was.
_TOP = re.compile(r"\[\d+\]|[^.\[]+")
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """Resolves plain scalars the YAML 1.2 way, so that 010, yes and 1:20 are not surprises."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", "~n"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])


def read(path: Path, findings: Findings) -> Node | None:
    """The root node of a file, or None after recording why it was refused."""
    file = str(path)

    def refuse(message: Sentence, expected: Sentence, mark: Any = None) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        findings.faults.append(Fault(file, line, column, "", message, expected))

    try:
        size = path.stat().st_size
        if size > MAXIMUM_BYTES:
            refuse(
                sentence("文件过大（%(size)s 字节）", size=size),
                sentence("不超过 %(most)s 字节，请拆成几个文件", most=MAXIMUM_BYTES),
            )
            return None
        text = path.read_bytes().decode("utf-8-sig")
        deep = _too_deep(text)
        if deep:
            refuse(
                sentence("嵌套超过 %(depth)s 层", depth=MAXIMUM_DEPTH),
                sentence("不超过 %(depth)s 层", depth=MAXIMUM_DEPTH),
                deep,
            )
            return None
        root = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        refuse(
            sentence("不是 UTF-8 编码（第 %(count)s 个字节）", count=error.start + 1),
            sentence("UTF-8 编码的文本文件"),
        )
        return None
    except OSError as error:
        refuse(sentence("文件无法读取：%(strerror)s", strerror=error.strerror), sentence("可读的文件"))
        return None
    except yaml.MarkedYAMLError as error:
        refuse(
            sentence("YAML 语法错误：%(problem)s", problem=error.problem),
            sentence("符合 YAML 语法的内容"),
            error.problem_mark,
        )
        return None
    except yaml.YAMLError as error:
        refuse(sentence("YAML 语法错误：%(error)s", error=error), sentence("符合 YAML 语法的内容"))
        return None
    if root is None:
        refuse(sentence("文件为空"), sentence("至少一条记录"))
        return None
    return _plain(root, file, findings)


def _too_deep(text: str) -> Any:
    """The mark of the first value nested too deeply, found before any node is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAXIMUM_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _plain(root: Node, file: str, findings: Findings) -> Node | None:
    """Mark every node, and refuse special tags, keys that are not text, and duplicate keys."""
    before = len(findings.faults)
    for count, (path, node) in enumerate(_walk(root, "")):
        if count > MAXIMUM_NODES or path.count(".") + path.count("[") > MAXIMUM_DEPTH:
            top = _TOP.match(path)
            findings.add(
                file,
                top.group() if top else path,
                sentence("别名展开后内容过多"),
                sentence("展开后不超过 %(most)s 个值、%(depth)s 层", most=MAXIMUM_NODES, depth=MAXIMUM_DEPTH),
            )
            break
        findings.marks[file, path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if node.tag not in _PLAIN_TAGS:
            findings.add(
                file,
                path,
                sentence("使用了特殊标签 %(tag)s", tag=node.tag),
                sentence("普通的文字、数字、日期、列表或键值"),
            )
        if isinstance(node, MappingNode):
            _check_keys(node, path, file, findings)
    return root if len(findings.faults) == before else None


def _walk(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    yield path, node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield from _walk(value, join(path, key.value))
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield from _walk(value, f"{path}[{index}]")


def _check_keys(node: MappingNode, path: str, file: str, findings: Findings) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        mark = key.start_mark
        if not isinstance(key, ScalarNode):
            findings.faults.append(
                Fault(
                    file,
                    mark.line + 1,
                    mark.column + 1,
                    path,
                    sentence("键不是文字"),
                    sentence("用一个词作键"),
                )
            )
        elif key.value in seen:
            findings.faults.append(
                Fault(
                    file,
                    mark.line + 1,
                    mark.column + 1,
                    join(path, key.value),
                    sentence("键“%(value)s”重复", value=key.value),
                    sentence("每个键只写一次"),
                )
            )
        else:
            seen.add(key.value)
