"""The gallery in real Chromium: policy kept, nothing spills over, scripts do what they say, axe finds nothing."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    # Of what passes only one node is told, which is a fraction of the work; of what does not, every node is.
    "resultTypes": ["violations"],
}
# An invented date that is none is shown on purpose; the browser remarks on it.
EXPECTED = "does not conform to the required format"

pytestmark = pytest.mark.browser


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, chromium: Browser, live_server: object) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 900}, locale="zh-CN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{live_server}/components/", wait_until="networkidle")
    yield page
    assert [text for text in complaints if EXPECTED not in text] == []
    context.close()


def test_nothing_spills_over_the_width(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing(page: Page) -> None:
    # The checker is evaluated by the driver, which the content security policy does not concern.
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_a_list_is_sorted_and_filtered_in_place_and_the_address_says_so(page: Page) -> None:
    page.evaluate("window.untouched = true")
    page.select_option("#filter-status", "done")
    page.wait_for_url("**status=done")
    page.locator(".mz-chip").wait_for()
    page.select_option(".mz-list-foot select", "50")
    page.wait_for_url("**status=done&size=50")
    assert page.evaluate("window.untouched")
    assert page.locator("#listing-sample").count() == 1


def test_a_dialog_asks_before_anything_is_sent(page: Page) -> None:
    page.click('[data-mz-dialog="confirm-return"]')
    assert page.locator("#confirm-return").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#confirm-return").is_visible()


def test_a_tree_is_opened_and_closed_with_the_keyboard(page: Page) -> None:
    shown = page.locator("#tree-units tbody tr:visible")
    before = shown.count()
    page.locator("#tree-units tbody tr").first.focus()
    page.keyboard.press("ArrowLeft")
    assert shown.count() == 1
    page.keyboard.press("ArrowRight")
    assert shown.count() == before


def test_a_long_text_survives_a_reload_and_can_be_discarded(page: Page) -> None:
    box = page.locator("textarea[name=empty-account]").first
    box.fill("写到一半的办理情况")
    page.reload()
    assert box.input_value() == "写到一半的办理情况"
    page.get_by_role("button", name="放弃并清空").click()
    assert box.input_value() == ""
