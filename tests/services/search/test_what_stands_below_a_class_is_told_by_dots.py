"""Classification schemes: canonical symbols from any writing, levels, and places in the tree by dots."""

from pathlib import Path

import pytest

from mingze.services.search.schemes import Row, Scheme, canonical, level_of, load

TABLE = """code\tlevel\ttitle_zh
A\tsection\t人类生活必需
A01\tclass\t农业
A01B\tsubclass\t整地
A01B1/00\t\t手动工具
A01B1/02\t1\t锹
A01B1/04\t2\t有齿的
A01B1/06\t1\t锄
A01B1/08\t\t不知其点数
A01B3/00\t0\t犁
\t\tno symbol here
"""
REFERENCE = Path(__file__).parents[4] / "shared" / "data" / "reference" / "ipc_tree_zh.tsv"


@pytest.fixture
def scheme(tmp_path: Path) -> Scheme:
    path = tmp_path / "ipc.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    "typed",
    ["A61N5/00", "A61N 5/00", "A61N    5/00 (2006.01)", "A61N0005000000", "a61n5-00", "A61N 5 / 00"],
)
def test_every_writing_of_a_symbol_is_one_symbol(typed: str) -> None:
    assert canonical(typed, "ipc") == "A61N5/00"


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ("A61N5", "ipc", "A61N5"),
        ("A61N5/", "ipc", "A61N5"),
        ("A61N0005067000", "cpc", "A61N5/067"),
        ("A61N0005012300", "ipc", "A61N5/0123"),
        ("y02e60/10", "cpc", "Y02E60/10"),
        ("H", "ipc", "H"),
        ("h01", "main_ipc", "H01"),
        ("9-3", "locarno", "09-03"),
        ("LOC(13) 9-3", "locarno", "09-03"),
        ("09", "locarno", "09"),
        ("148/33.2", "uspc", "148/33.2"),
        ("D14/ 138", "uspc", "D14/138"),
        ("5H029AJ05", "fterm", "5H029AJ05"),
        ("5H029 / AJ05", "fterm", "5H029AJ05"),
        ("H01M10/052", "fi", "H01M10/052"),
        ("H01M 10/052@Z", "fi", "H01M10/052@Z"),
        ("G06F3/041 410", "fi", "G06F3/041,410"),
        ("G06F 3/041 410 A", "fi", "G06F3/041,410@A"),
        ("g06f3/041,410a", "fi", "G06F3/041,410@A"),
        ("1234", "locarno", "12-34"),
        ("2014", "class", None),
        ("I01M", "ipc", None),
        ("A61N5/0", "ipc", None),
        ("电池", "ipc", None),
        ("", "ipc", None),
        ("电池", "class", None),
        ("09-03", "class", "09-03"),
    ],
)
def test_symbols_of_each_scheme(typed: str, field: str, code: str | None) -> None:
    assert canonical(typed, field) == code


def test_levels_of_a_symbol() -> None:
    assert [level_of("A61N5/06", level) for level in ("section", "class", "subclass", "group")] == [
        "A",
        "A61",
        "A61N",
        "A61N5",
    ]
    assert [level_of("A61", level) for level in ("section", "class", "subclass", "group")] == [
        "A",
        "A61",
        "",
        "",
    ]


def test_below_goes_by_dots_and_not_by_number(scheme: Scheme) -> None:
    assert scheme.below("A01B1/02") == ("A01B1/02", "A01B1/04")
    assert scheme.below("A01B1/00") == ("A01B1/00", "A01B1/02", "A01B1/04", "A01B1/06")
    assert scheme.below("A01B") == ("A01B", "A01B1/00", "A01B1/02", "A01B1/04", "A01B1/06", "A01B3/00")


def test_above_ends_at_the_section(scheme: Scheme) -> None:
    assert scheme.above("A01B1/04") == ("A01B1/04", "A01B1/02", "A01B1/00", "A01B", "A01", "A")


def test_titles_and_children(scheme: Scheme) -> None:
    assert scheme.title("A01B1/02") == "锹"
    assert scheme.title("A01B1") == "手动工具"
    assert scheme.title("Z99") == ""
    assert scheme.children("A01B") == ("A01B1/00", "A01B3/00")


def test_a_subgroup_of_unknown_place_is_left_out(scheme: Scheme) -> None:
    assert "A01B1/08" not in scheme
    with pytest.raises(KeyError):
        scheme.below("A01B1/08")


def test_a_symbol_told_twice_stands_where_it_stood_first() -> None:
    scheme = Scheme([Row("A01B1/00", 0, "一"), Row("A01B1/02", 1), Row("A01B1/00", 0, "二")])
    assert scheme.title("A01B1/00") == "一"


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the shared table of IPC titles is absent")
def test_the_shared_table_of_titles_loads() -> None:
    scheme = load(REFERENCE)
    assert scheme.title("A01B1/00").startswith("手动工具")
    assert scheme.above("A61N5/00") == ("A61N5/00", "A61N", "A61", "A")
    assert len(scheme.below("A")) > 500
