"""Second half of the walk: from a finding to its close by a second person, and the leader's figure."""

from playwright.sync_api import expect

from tests.browser import hands, papers
from tests.browser.story import CHECKER, CLERK, SECRETARY, Walk

BRANCH_SECRETARY = papers.SECRETARY_NUMBER


def register_finding(walk: Walk) -> None:
    """党办 enters a feedback letter and imports its problem: the finding is an item with a measure."""
    with walk.step("导入巡察反馈问题", CLERK) as clerk:
        clerk.open("/ledger/kinds/feedback_letter/open/")
        clerk.page.fill("[name=title]", "对江北分中心的巡察反馈意见")
        hands.choose(clerk, "unit", papers.GROUP)
        hands.choose(clerk, "holder_post", "分中心党组书记")
        clerk.page.fill("[name=inspector]", "云川市委第五巡察组（演示）")
        clerk.page.fill("[name=received_on]", walk.today)
        clerk.page.fill("[name=declared_count]", "1")
        hands.choose(clerk, "deadline_class", "限期完成")
        clerk.page.fill("[name=due_on]", walk.due)
        clerk.press("建立")
        clerk.sees("对江北分中心的巡察反馈意见", "已登记")
        walk.letter = clerk.page.url
        clerk.follow("导入问题清单")
        hands.choose_file(clerk, "file", "问题清单.xlsx", papers.findings(walk.due))
        clerk.page.locator("main form").get_by_role("button").last.click()
        clerk.page.wait_for_load_state()
        clerk.sees("将导入问题1项、措施1条", "与反馈意见载明的1项一致", papers.FINDING)
        clerk.press("确认导入")
        clerk.sees(papers.FINDING)
    with walk.step("整改前的数字", SECRETARY) as leader:
        walk.closed_before = hands.closed(leader)


def put_right(walk: Walk) -> None:
    """The holder works on the finding: nothing moves without evidence, and nobody closes their own item."""
    with walk.step("责任人整改", BRANCH_SECRETARY) as holder:
        holder.open("/ledger/mine/")
        holder.page.locator("main tbody tr", has_text=papers.FINDING).first.get_by_role("link").first.click()
        holder.page.wait_for_load_state()
        walk.item = holder.page.url
        hands.move(holder, walk.item, "启动整改")
        holder.sees("本轮办理尚未提交佐证材料，不能“报基本完成”")
        holder.page.locator("main tr", has_text=papers.MEASURE).get_by_role("link").first.click()
        holder.page.wait_for_load_state()
        measure = holder.page.url
        hands.move(holder, measure, "启动实施")
        holder.sees("本轮办理尚未提交佐证材料，不能“提请核验”")
        hands.hand_in(holder, "会前征求意见单.txt")
        hands.move(holder, measure, "提请核验")
        holder.sees("您是本事项的经办人（责任岗位、提交人或佐证材料提供人），“核验通过”须由他人办理")
        holder.open(walk.item)
        hands.hand_in(holder, "整改情况说明.txt")
        hands.move(holder, walk.item, "报基本完成")
        holder.sees("还有1项下级事项未办结，不能“申请销号”")
    with walk.step("核验措施", CHECKER) as checker:
        checker.open(measure)
        hands.move(checker, measure, "核验通过")
        checker.sees("办结日期", "会前征求意见单.txt")
    with walk.step("申请销号", BRANCH_SECRETARY) as holder:
        hands.move(holder, walk.item, "申请销号")
        holder.sees("您是本事项的经办人（责任岗位、提交人或佐证材料提供人），“受理复核”须由他人办理")
        expect(holder.page.get_by_role("link", name="受理复核", exact=True)).to_have_count(0)
        walk.photograph(holder, "7-own-item")
        holder.open(f"{walk.item}move/review/")
        holder.press("受理复核")
        holder.is_told("须由他人办理")


def close_by_another(walk: Walk) -> None:
    """The stationed team finds the item among its checks, reads the evidence and closes it."""
    with walk.step("第二人复核销号", CHECKER) as checker:
        checker.open("/ledger/checks/")
        checker.sees(papers.FINDING)
        hands.move(checker, walk.item, "受理复核")
        checker.follow("复核销号")
        checker.sees("办理前请核对佐证材料", "整改情况说明.txt")
        checker.page.fill("[name=note]", "抽查三次会议，征求意见单齐全，同意销号。")
        walk.photograph(checker, "8-close")
        checker.press("复核销号")
        checker.sees("已办理：复核销号", "抽查三次会议")


def see_figure_change(walk: Walk) -> None:
    """The leader's figures have changed, and open to the evidence in three clicks at most."""
    with walk.step("领导的数字", SECRETARY) as leader:
        assert hands.closed(leader) == walk.closed_before + 1
        clicks = (
            leader.page.locator("main tr", has_text="巡察整改事项").get_by_role("link").nth(4),
            leader.page.locator("main tbody tr", has_text=papers.FINDING).get_by_role("link").first,
            leader.page.locator("main").get_by_role("link", name="整改情况说明.txt").first,
        )
        for click in clicks[:2]:
            click.click()
            leader.page.wait_for_load_state()
        with leader.page.expect_download() as opened:
            clicks[2].click()
        assert opened.value.path().read_bytes() == papers.text("整改情况说明.txt")
        leader.open("/duties/")
        row = leader.page.locator("main tbody tr", has_text=papers.BRANCH)
        walk.photograph(leader, "9-figures")
        row.get_by_role("link").first.click()
        leader.page.wait_for_load_state()
        leader.page.locator("main tbody tr", has_text="支部党员大会").get_by_role("link").first.click()
        leader.page.wait_for_load_state()
        leader.follow("讨论支部年度工作")
        leader.sees("党员大会记录.txt")
