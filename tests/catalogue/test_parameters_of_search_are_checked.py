"""Parameters of search: a mistyped key, a wrong type, a value no engine takes, each with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mingze.catalogue.faults import CatalogueError
from mingze.catalogue.loader import load

FILE = "parameters/search.yaml"
GOOD = """\
- key: search.weight.title
  title: 标题
  title_en: Title
  type: decimal
  measure: 倍
  measure_en: times
  values:
  - value: 5
    valid_from: 2020-01-01
    basis: null
    verified: false
    mark: U
"""
MISTAKES = [
    ("weight.title", "weight.titel", 1, "找不到检索参数“search.weight.titel”", "search.weight.title"),
    ("type: decimal", "type: integer", 4, "参数“search.weight.title”的类型为 integer", "decimal"),
    ("value: 5", "value: -1", 8, "取值 -1 超出范围", "0 至 1000 之间的数"),
    ("value: 5", "value: 1000.5", 8, "取值 1000.5 超出范围", "0 至 1000 之间的数"),
]


def test_a_weight_within_its_range_is_taken(small: dict[str, str], write: Callable[..., Path]) -> None:
    for value in ("0", "0.4", "1000"):
        root = write(small | {FILE: GOOD.replace("value: 5", f"value: {value}")})
        assert str(load(root).parameter("search.weight.title").values[0].value) == value


@pytest.mark.parametrize(("old", "new", "line", "message", "expected"), MISTAKES)
def test_a_mistake_names_its_line_and_what_was_expected(
    small: dict[str, str],
    write: Callable[..., Path],
    old: str,
    new: str,
    line: int,
    message: str,
    expected: str,
) -> None:
    root = write(small | {FILE: GOOD.replace(old, new)})
    with pytest.raises(CatalogueError) as caught:
        load(root)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, str(fault.message)) == (str(root / FILE), line, message)
    assert expected in str(fault.expected)
