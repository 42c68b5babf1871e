"""An address that is not understood gets a reason and no rows, never a silently wider list."""

import pytest

from mingze.core.base.columns import Column
from mingze.core.base.listing import Listing
from tests.core.base.conftest import MakeRequest
from tests.core.base.unit_list import UNITS, codes, make_units, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("colour=red", "“colour”不是本列表的筛选项"),
        ("sort=colour", "不能按“colour”排序"),
        ("sort=counterpart", "不能按“counterpart”排序"),
        ("columns=name,colour", "没有“colour”这一列"),
        ("size=7", "每页条数只能是 10、20"),
        ("page=two", "“two”不是页码"),
        ("page=0", "“0”不是页码"),
        ("page=²", "“²”不是页码"),
        ("kind=palace", "“单位类别”没有“palace”这个选项"),
        ("closed=perhaps", "“已撤销”没有“perhaps”这个选项"),
        ("opened_from=yesterday", "“yesterday”不是有效日期"),
        ("since=2026-13-01", "“2026-13-01”不是有效日期"),
        ("opened_from=2026-02-01&opened_to=2026-01-01", "结束日期早于开始日期"),
        ("q=" + "长" * 201, "内容过长"),
        ("export=pdf", "不能导出为“pdf”格式"),
    ],
)
def test_it_says_what_is_wrong_and_lists_nothing(make_request: MakeRequest, query: str, reason: str) -> None:
    make_units(3)
    status, soup = page(make_request(f"/list/?{query}"))
    assert status == 422
    assert reason in soup.select_one("#listing-units [role=alert]").get_text()
    assert codes(soup) == []


def test_all_mistakes_are_named_at_once(make_request: MakeRequest) -> None:
    _status, soup = page(make_request("/list/?colour=red&sort=colour&page=x"))
    assert len(soup.select("#listing-units [role=alert] div div")) == 3


def test_what_was_typed_stays_in_the_filters(make_request: MakeRequest) -> None:
    _status, soup = page(make_request("/list/?q=处&page=x"))
    assert soup.select_one("#filter-q")["value"] == "处"


def test_a_wrong_address_is_not_exported(make_request: MakeRequest) -> None:
    status, _soup = page(make_request("/list/?export=csv&colour=red"))
    assert status == 422


def test_a_list_cannot_be_declared_with_a_sort_it_does_not_have() -> None:
    with pytest.raises(ValueError, match="cannot be sorted by colour"):
        Listing(name="bad", title="", columns=[Column("code", "")], default_sort="colour")


def test_a_list_cannot_be_declared_with_the_same_column_twice() -> None:
    with pytest.raises(ValueError, match="two columns code"):
        Listing(name="bad", title="", columns=[*UNITS.columns, Column("code", "")])
