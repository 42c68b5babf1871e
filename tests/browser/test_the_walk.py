"""One duty is walked from its roster to its verified close, at the pages, by the people concerned."""

from tests.browser.story import Walk

STORY = [
    "导入花名册",
    "开通账号",
    "首次登录",
    "登记党组会议",
    "发布责任清单",
    "履责事项生成",
    "登记一次支部党员大会",
    "生成提醒单",
    "审批提醒单",
    "送达提醒单",
    "签收提醒单",
    "导入巡察反馈问题",
    "整改前的数字",
    "责任人整改",
    "核验措施",
    "申请销号",
    "第二人复核销号",
    "领导的数字",
]


def test_one_duty_is_walked_from_its_roster_to_its_verified_close(walked: Walk) -> None:
    # Every step asserts what its person sees; an error names the step and the page.
    assert walked.steps == STORY


def test_no_browser_complained_on_the_way(walked: Walk) -> None:
    assert walked.watch.complaints == []
