"""First half of the walk: from a roster to a receipted sheet. One meeting, recorded once, serves three duties."""

import re

from playwright.sync_api import expect

from tests.browser import hands, papers
from tests.browser.story import CLERK, OFFICER, SECRETARY, Walk
from tests.browser.visitor import sign_in

BRANCH_SECRETARY = papers.SECRETARY_NUMBER
NEW_PASSWORD = "Jiangbei-2026-Spring"
LISTS = ("党支部组织生活责任清单", "党支部书记岗位责任清单", "党员基本义务清单")
SERVED = ("每季度至少召开一次支部党员大会", "每季度召集支部党员大会", "每季度参加支部党员大会")
MISSING = "每月至少召开一次支部委员会会议"


def import_roster(walk: Walk) -> None:
    """党办 uploads a roster, reads what it would do, and confirms it."""
    with walk.step("导入花名册", CLERK) as clerk:
        clerk.open("/")
        clerk.follow("花名册导入")
        clerk.follow("上传花名册")
        hands.choose_file(clerk, "file", "江北分中心花名册.xlsx", papers.roster())
        clerk.press("上传并核对")
        clerk.sees("尚未导入", "新设单位 5", "登记人员 6", "任职 2")
        walk.photograph(clerk, "1-roster")
        clerk.confirm("确认导入")
        clerk.is_told("已导入")
        clerk.sees(re.compile(r"已于 .+ 导入"))


def open_account(walk: Walk) -> None:
    """The system officer opens an account for the new branch secretary, who then sets a password of their own."""
    with walk.step("开通账号", OFFICER) as officer:
        officer.open("/account/accounts/")
        officer.follow("开通账号")
        officer.page.fill("[name=username]", BRANCH_SECRETARY)
        officer.page.fill("[name=staff_number]", BRANCH_SECRETARY)
        officer.page.locator("main form").get_by_role("button").last.click()
        officer.sees("临时口令只显示这一次", papers.SECRETARY)
        walk.temporary = officer.page.locator("[data-issued]").inner_text()
        assert officer.page.request.get(f"{walk.site.address}/duties/").status == 403
    with walk.step("首次登录", "") as newcomer:
        newcomer.number = BRANCH_SECRETARY
        sign_in(newcomer, walk.temporary)
        newcomer.is_told("当前为初始口令，请先修改口令。")
        newcomer.page.fill("[name=oldpassword]", walk.temporary)
        newcomer.page.fill("[name=password1]", NEW_PASSWORD)
        newcomer.page.fill("[name=password2]", NEW_PASSWORD)
        newcomer.page.locator("main form").get_by_role("button").last.click()
        newcomer.page.wait_for_load_state()
        newcomer.open("/")
        newcomer.sees("工作台", papers.SECRETARY, "没有待履行的责任")
        walk.site.sessions[BRANCH_SECRETARY] = newcomer.context.storage_state()


def record_approving_meeting(walk: Walk) -> None:
    """党办 records the Party-group meeting that adopts the lists, with its minutes."""
    with walk.step("登记党组会议", CLERK) as clerk:
        clerk.open("/facts/record/")
        clerk.follow("党组会议")
        hands.where(clerk, papers.GROUP)
        clerk.page.fill("[name=content-subject]", "审议分中心责任清单")
        clerk.page.get_by_label("责任清单审议").check()
        hands.tick(clerk, "chair", papers.GROUP_SECRETARY)
        hands.tick(clerk, "attendee", papers.GROUP_SECRETARY)
        hands.choose_file(clerk, "evidence-minutes", "党组会议纪要.txt", papers.text("党组会议纪要"))
        clerk.press("登记")
        clerk.sees("审议分中心责任清单", papers.GROUP, "党组会议纪要.txt")


def publish_lists(walk: Walk) -> None:
    """党办 drafts three lists and publishes them behind that meeting."""
    with walk.step("发布责任清单", CLERK) as clerk:
        for title in LISTS:
            clerk.open("/duties/lists/")
            clerk.follow("起草清单")
            hands.choose(clerk, "template", title)
            hands.choose(clerk, "agency", papers.AGENCY)
            clerk.press("提交")
            clerk.sees(title, "草稿", "尚未审议", re.compile("权重合计100"))
            clerk.follow("发布")
            hands.choose(clerk, "meeting", "审议分中心责任清单")
            clerk.page.fill("[name=on]", walk.today)
            clerk.press("发布")
            clerk.is_told(re.compile(r"已发布，生成履责事项[1-9]\d*项"))
            clerk.sees("已发布", "审议分中心责任清单", walk.today)
        walk.photograph(clerk, "2-list")


def look_at_obligations(walk: Walk) -> None:
    """The branch secretary finds what the branch, the post and the members now owe."""
    with walk.step("履责事项生成", BRANCH_SECRETARY) as secretary:
        secretary.open("/")
        secretary.sees("我的责任", "履行期内")
        for text in SERVED:
            hands.obligations(secretary, text)
            secretary.sees("履行期内")
        secretary.page.locator("main tbody a").first.click()
        secretary.page.wait_for_load_state()
        secretary.sees("尚无对应记录", "依据", "第十一条")


def record_branch_meeting(walk: Walk) -> None:
    """One branch meeting, recorded once, discharges what branch, secretary and members owe."""
    with walk.step("登记一次支部党员大会", BRANCH_SECRETARY) as secretary:
        secretary.open("/facts/record/")
        secretary.follow("支部党员大会")
        hands.where(secretary, papers.BRANCH)
        secretary.page.fill("[name=content-subject]", "讨论支部年度工作")
        hands.tick(secretary, "chair", papers.SECRETARY)
        secretary.press("出席党员：在册人员全选")
        expect(secretary.page.locator("[name=part-attendee]:checked")).to_have_count(len(papers.MEMBERS) + 2)
        hands.choose_file(secretary, "evidence-minutes", "党员大会记录.txt", papers.text("党员大会记录"))
        secretary.press("登记")
        secretary.sees("讨论支部年度工作", "党员大会记录.txt", *SERVED)
        walk.photograph(secretary, "3-meeting")
        for text in SERVED:
            hands.obligations(secretary, text)
            secretary.sees("按期履行")
            expect(secretary.page.locator("main tbody")).not_to_contain_text("履行期内")
        secretary.page.locator("main tbody a").first.click()
        secretary.page.wait_for_load_state()
        secretary.sees("按期履行", "讨论支部年度工作", f"认定于 {walk.today} 履行")
        walk.photograph(secretary, "4-obligation")


def remind(walk: Walk) -> None:
    """What is missing stands on the month's sheet: 党办 generates, 书记 approves, 党办 sends."""
    with walk.step("生成提醒单", CLERK) as clerk:
        clerk.open("/duties/sheets/")
        clerk.follow("生成提醒单")
        clerk.press("生成")
        clerk.is_told(re.compile("已生成1份，原有[4-9]份未变"))
        hands.open_sheet(clerk)
        clerk.sees(MISSING)
        expect(clerk.page.locator("main")).not_to_contain_text(SERVED[0])
        expect(clerk.page.get_by_role("button", name="审批")).to_have_count(0)
    with walk.step("审批提醒单", SECRETARY) as leader:
        leader.open("/duties/sheets/")
        hands.open_sheet(leader)
        leader.press("审批")
        leader.is_told("已审批。")
    with walk.step("送达提醒单", CLERK) as clerk:
        clerk.open("/duties/sheets/")
        hands.open_sheet(clerk)
        clerk.press("送达")
        clerk.is_told("已送达。")


def receipt(walk: Walk) -> None:
    """The branch secretary finds the sheet on the desk and receipts it."""
    with walk.step("签收提醒单", BRANCH_SECRETARY) as secretary:
        secretary.open("/")
        waiting = secretary.page.locator("section[aria-labelledby=sheets] a")
        expect(waiting).to_have_count(1)
        walk.photograph(secretary, "5-desk")
        waiting.click()
        secretary.page.wait_for_load_state()
        secretary.page.fill("[name=results]", "本周内召开支部委员会会议，并按时登记。")
        walk.photograph(secretary, "6-sheet")
        secretary.press("签收")
        secretary.is_told("已签收。")
        secretary.sees("本周内召开支部委员会会议")
