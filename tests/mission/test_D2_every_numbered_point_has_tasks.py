"""D2: the plan document and its tasks: every numbered point is shown with the tasks it was divided into."""

import pytest
from django.test import Client

from tests.core.ledger.ground import Ground, make_ground


@pytest.fixture
def ground(db: None) -> Ground:
    """The agency with kinds, rules and parameters."""
    return make_ground(parameters=True)


def test_D2_points_stand_in_the_order_of_the_document_with_their_tasks(
    ground: Ground, client: Client
) -> None:
    tenth = ground.open("keypoint", title="抓好作风建设", payload={"point": "10"})
    second = ground.open("keypoint", title="抓好理论学习", payload={"point": "2"})
    task = ground.open("task", parent=second, title="制定学习计划")
    page = ground.agency.sign_in(client, "alice").get("/ledger/reports/plans/").content.decode()
    assert "2026年党建工作要点" in page
    assert page.index(second.title) < page.index(tenth.title)
    assert task.number in page
    assert page.count("尚未分解任务") == 1


def test_D2_a_point_is_divided_up_through_the_page_and_closed_when_its_tasks_are(
    ground: Ground, client: Client
) -> None:
    point = ground.open("keypoint")
    carol = ground.agency.sign_in(client, "carol")
    chief = ground.agency.posts["protection_chief"]
    typed = {
        "title": "举办业务讲座",
        "unit": chief.unit_id,
        "holder_post": chief.pk,
        "deadline_class": "fixed",
        "due_on": "2030-06-30",
        "requirement": "每季度一次",
        "nature": "业务工作",
    }
    carol.post(f"/ledger/kinds/task/open/?parent={point.pk}", typed)
    task = point.children.get()
    assert task.title == "举办业务讲座"
    ground.move(point, "start", "carol")
    ground.evidence(point)
    with pytest.raises(Exception, match="还有1项下级事项未办结"):
        ground.move(point, "submit", "dave")
    ground.finish(task)
    assert ground.move(point, "submit", "dave").state == "checking"
