"""Reading lets plain data through and nothing else, always with a position."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mingze.catalogue.faults import CatalogueError, Fault
from mingze.catalogue.loader import load

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def fault_of(root: Path) -> Fault:
    """The only fault of a folder."""
    with pytest.raises(CatalogueError) as caught:
        load(root)
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- code: a\n  code: b\n", 2, "键“code”重复"),
        ("- {code: a, fields: {x: 1, x: 2}}\n", 1, "键“x”重复"),
        ("- code: a\n title: b\n", 2, "YAML 语法错误"),
        ("- code: !!python/object/apply:os.getcwd []\n", 1, "特殊标签"),
        ("- code: !secret a\n", 1, "特殊标签"),
        ("- ? [a]\n  : b\n", 1, "键不是文字"),
        ("---\na: 1\n---\nb: 2\n", 3, "YAML 语法错误"),
        ("", 1, "文件为空"),
        ("# only a comment\n", 1, "文件为空"),
        ("[" * 50_000, 1, "嵌套超过"),
        ("&a [*a]\n", 1, "别名展开后内容过多"),
        (BOMB, 6, "别名展开后内容过多"),
        ("- code: a\x07b\n", 1, "YAML 语法错误"),
        ("x: " + "长" * 400_000, 1, "文件过大"),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_a_trick_is_one_fault_with_a_line(
    write: Callable[..., Path], text: str, line: int, message: str
) -> None:
    fault = fault_of(write({"roles/all.yaml": text}))
    assert message in str(fault.message)
    assert fault.line == line
    assert fault.expected


def test_bytes_that_are_not_utf8_are_refused(write: Callable[..., Path]) -> None:
    root = write({"roles/all.yaml": ""})
    (root / "roles/all.yaml").write_bytes("党办".encode("gbk"))
    assert "UTF-8" in str(fault_of(root).message)


def test_a_byte_order_mark_is_harmless(small: dict[str, str], write: Callable[..., Path]) -> None:
    small["roles/all.yaml"] = "\ufeff" + small["roles/all.yaml"]
    assert "clerk" in load(write(small)).roles


@pytest.mark.parametrize("word", ["yes", "No", "on", "12:30", "010", "1_000", "0x1F", ".inf", "1e5"])
def test_words_that_yaml_once_took_for_something_else_stay_text(
    small: dict[str, str], write: Callable[..., Path], word: str
) -> None:
    small["roles/all.yaml"] = small["roles/all.yaml"].replace("title_en: Clerk", f"title_en: {word}")
    assert load(write(small)).role("clerk").title_en == word


def test_an_alias_is_the_same_as_writing_it_out(small: dict[str, str], write: Callable[..., Path]) -> None:
    text = small["roles/all.yaml"]
    small["roles/all.yaml"] = text.replace("title_en: Clerk", "title_en: 党办")
    written_out = load(write(small)).digest
    small["roles/all.yaml"] = text.replace("党办", "&name 党办").replace("title_en: Clerk", "title_en: *name")
    assert load(write(small)).digest == written_out


@pytest.mark.parametrize(
    ("name", "message"),
    [("roles/more.yml", "扩展名"), ("role/more.yaml", "规定的文件夹"), ("more.yaml", "规定的文件夹")],
)
def test_a_file_in_the_wrong_place_is_not_silently_ignored(
    small: dict[str, str], write: Callable[..., Path], name: str, message: str
) -> None:
    assert message in str(fault_of(write({**small, name: "- a\n"})).message)


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert str(fault_of(tmp_path / "nowhere").message) == "文件夹不存在"
