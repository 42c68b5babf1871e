"""Dates, numbers, yes and no, sizes and trees, as pages show them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template

from mingze.core.base import components, formats
from mingze.core.base.columns import Column
from mingze.core.base.components import FigureCard, TreeRow, tree_lines
from mingze.core.base.templatetags.base import icon, progress
from mingze.core.kernel.indicators import Figure

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "—"),
        ("", "—"),
        (0, "0"),
        (False, "否"),
        (DAY, "2026-03-01"),
        (datetime(2026, 3, 1, 1, 5, tzinfo=UTC), "2026-03-01 09:05"),
        (datetime(2026, 3, 1, 1, 5), "2026-03-01 01:05"),
        (2026, "2026"),
        (Decimal("1234.500"), "1,234.5"),
        (12.0, "12"),
    ],
)
def test_values(value: object, text: str) -> None:
    assert formats.shown(value) == text


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 字节"), (1023, "1023 字节"), (2048, "2 KB"), (5 * 1024 * 1024, "5.0 MB")]
)
def test_sizes(size: int, text: str) -> None:
    assert formats.file_size(size) == text


def test_quantities_have_thousands_marked_and_years_have_not() -> None:
    template = Template("{% load base %}{{ n|quantity }} {{ y|shown }} {{ b|quantity }} {{ none|quantity }}")
    assert template.render(Context({"n": 12345, "y": 2026, "b": True, "none": None})) == "12,345 2026 是 —"


def test_a_column_follows_its_path_and_stops_at_nothing() -> None:
    row = SimpleNamespace(unit=SimpleNamespace(name="综合处", size=lambda: 4567), none=None)
    assert Column("unit", "", value="unit.name").text(row) == "综合处"
    assert Column("size", "", value="unit.size", numeric=True).text(row) == "4,567"
    assert Column("none", "", value="none.name").text(row) == "—"
    assert Column("own", "", value=lambda one: one.unit.name, export=lambda one: 1).exported(row) == 1


def test_a_share_is_whole_only_when_everything_is_done() -> None:
    assert " · 99%" in progress(999, 1000)
    assert 'max="1000" value="999"' in progress(999, 1000)
    assert "没有应计入的对象" in progress(0, 0)
    assert "<progress" not in progress(0, 0)
    assert "&lt;b&gt;" in progress(1, 2, "<b>")


def test_an_indicator_becomes_a_card_with_its_rows_or_its_reason() -> None:
    known = Figure("n", DAY, "1", value=Decimal(75), numerator=3, denominator=4, rows_url="/rows/")
    card = FigureCard.of(known, "完成率", "%")
    assert (card.value, card.url, card.note) == (Decimal(75), "/rows/", "3 / 4")
    unknown = Figure("n", DAY, "1", unavailable_reason="没有%(what)s", unavailable_params={"what": "测评"})
    assert FigureCard.of(unknown, "满意率").unavailable == "没有测评"


def test_an_icon_that_is_not_in_the_sprite_is_a_mistake_in_the_program() -> None:
    with pytest.raises(LookupError, match="npm run vendor"):
        icon("dragon")


def test_tree_rows_know_their_parents_siblings_and_whether_they_show() -> None:
    rows = [
        TreeRow("a", "局", 1),
        TreeRow("b", "一处", 2, open=False),
        TreeRow("c", "一科", 3),
        TreeRow("d", "二处", 2),
    ]
    lines = tree_lines(rows)
    assert [(line.parent, line.has_children, line.hidden) for line in lines] == [
        ("", True, False),
        ("a", True, False),
        ("b", False, True),
        ("a", False, False),
    ]
    assert [(line.position, line.siblings) for line in lines] == [(1, 1), (1, 2), (1, 1), (2, 2)]


def test_a_tree_that_skips_a_level_is_a_mistake_in_the_program() -> None:
    with pytest.raises(ValueError, match="level 3 under level 1"):
        components.tree_lines([TreeRow("a", "局", 1), TreeRow("c", "科", 3)])
