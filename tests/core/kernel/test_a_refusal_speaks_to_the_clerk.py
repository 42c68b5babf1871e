"""Refusals carry an untranslated reason, its parameters and the place of the fault."""

from datetime import UTC, datetime

import pytest

from mingze.core.kernel.refusals import Conflict, Refused, mark


def test_the_reason_is_filled_in_when_read_as_text() -> None:
    refusal = Refused(mark("最多可选%(most)s项"), place="items", params={"most": 3})
    assert str(refusal) == "最多可选3项"
    assert refusal.reason == "最多可选%(most)s项"
    assert refusal.place == "items"


def test_a_reason_without_parameters_may_contain_a_percent_sign() -> None:
    assert str(Refused("完成率未达到100%")) == "完成率未达到100%"


def test_the_edge_translates_before_the_parameters_are_filled_in() -> None:
    english = {"最多可选%(most)s项": "Choose at most %(most)s"}
    refusal = Refused("最多可选%(most)s项", params={"most": 3})
    assert refusal.text(english.__getitem__) == "Choose at most 3"


def test_later_changes_to_the_callers_parameters_do_not_reach_the_refusal() -> None:
    params = {"most": 3}
    refusal = Refused("最多可选%(most)s项", params=params)
    params["most"] = 9
    assert str(refusal) == "最多可选3项"


def test_a_conflict_says_who_changed_what_and_when_in_beijing_time() -> None:
    at = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
    with pytest.raises(Refused) as caught:
        raise Conflict(changes=[("title", "Bob的标题", "Alice的标题")], changed_by="Bob", changed_at=at)
    conflict = caught.value
    assert isinstance(conflict, Conflict)
    assert str(conflict) == "Bob已于2026-03-03 00:30修改了此内容，请核对差异后重新提交"
    assert conflict.changes == [("title", "Bob的标题", "Alice的标题")]
    assert (conflict.changed_by, conflict.changed_at) == ("Bob", at)


def test_a_conflict_may_give_its_own_reason_with_the_same_parameters() -> None:
    at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    assert (
        str(Conflict("%(who)s已撤回该事项", changes=[], changed_by="Bob", changed_at=at)) == "Bob已撤回该事项"
    )
