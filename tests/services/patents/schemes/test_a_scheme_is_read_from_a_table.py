"""A scheme kept as a table: separators, encodings, columns by heading, dots in every writing, rows named that fail."""

from pathlib import Path

import pytest

from mingze.services.patents.record import Rejected
from tests.services.patents.schemes.reading import read, tree

BELOW = ("A01B1/02", "A01B1/04")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", ["\t", ",", ";"])
def test_separators_and_encodings(tmp_path: Path, mark: str, encoding: str) -> None:
    rows = [
        ("分类号", "点数", "类名"),
        ("A01B", "", "整地"),
        ("A01B 1/00", "0", "手动工具"),
        ("A01B 1/02", "1", '"锹; 铲, 叉, 耙"'),
        ("A01B 1/04", "2", "有齿的"),
        ("A01B 1/06", "1", "锄"),
    ]
    found = read(tmp_path, "\r\n".join(mark.join(row) for row in rows).encode(encoding))
    scheme = tree(found)
    assert scheme.below("A01B1/02") == BELOW
    assert scheme.title("A01B1/02") == "锹; 铲, 叉, 耙"
    assert (scheme.title("A01B"), found.left_out) == ("整地", [])


@pytest.mark.parametrize(
    "symbols",
    [
        ("A01B0001000000", "A01B0001020000", "A01B0001040000", "A01B0001060000"),
        ("A01B 1/00", "A01B 1/02", "A01B 1/04", "A01B 1/06"),
        ("A01B1/00", "a01b1/02", "A01B   1/04", "A01B 1/06 (2006.01)"),
        ("A01B1", "A01B1/02", "A01B0001040000", "A01B1-06"),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        ("0", "1", "2", "1"),
        ("", "1", "2", "1"),
        ("7", "8", "9", "8"),
        ("", ".", "..", "."),
        ("", "•", "• •", "•"),
    ],
)
def test_every_writing_of_symbols_and_dots(
    tmp_path: Path, symbols: tuple[str, ...], told: tuple[str, ...]
) -> None:
    lines = [f"{symbol},{dots},x" for symbol, dots in zip(symbols, told, strict=True)]
    scheme = tree(read(tmp_path, "\n".join(lines)))
    assert scheme.below("A01B1/02") == BELOW
    assert scheme.above("A01B1/06")[:2] == ("A01B1/06", "A01B1/00")


def test_columns_are_found_by_their_headings(tmp_path: Path) -> None:
    text = "title_en;edition;Level;Symbol\nHand tools, e.g. spades, forks, hoes;2026;0;A01B1/00\n"
    scheme = tree(read(tmp_path, text + "Spades;2026;1;A01B1/02\nwith teeth;2026;2;A01B1/04\n"))
    assert scheme.below("A01B1/02") == BELOW
    assert scheme.title("A01B1/00") == "Hand tools, e.g. spades, forks, hoes"


def test_dots_may_stand_before_the_title(tmp_path: Path) -> None:
    text = "分类号,类名\nA01B1/00,手动工具\nA01B1/02,・锹\nA01B1/04,・・有齿的\nA01B1/06,・锄\n"
    scheme = tree(read(tmp_path, text))
    assert scheme.below("A01B1/02") == BELOW
    assert scheme.title("A01B1/04") == "有齿的"


def test_rows_that_cannot_be_placed_are_named(tmp_path: Path) -> None:
    text = "symbol,dots,title\nA01B1/00,0,a\nA01B1/02,,b\nA01B1/O4,1,c\nA01B1/06,0,d\nA01B1/08,one,e\nA01B1/10,1,f\n"
    found = read(tmp_path, text)
    assert [str(one) for one in found.left_out] == [
        "“A01B1/02”点数不明，未载入（第3行）",
        "“A01B1/O4”不是分类号（第4行）",
        "“A01B1/06”点数不明，未载入（第5行）",
        "“A01B1/08”点数不明，未载入（第6行）",
    ]
    assert list(found.rows) == ["A01B1/00", "A01B1/10"]


def test_a_text_without_symbols_and_a_picture_give_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "nothing here\nat all, really\n").rows == {}
    with pytest.raises(Rejected, match="不是分类表"):
        read(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00")


def test_other_schemes_are_tables_too(tmp_path: Path) -> None:
    found = read(tmp_path, "09-03,,包装容器\nLOC(13) 9-1,,瓶\n", "locarno")
    assert (found.scheme, list(found.rows)) == ("locarno", ["09-03", "09-01"])
