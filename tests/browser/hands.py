"""What people do at a page: choose a file, tick a name, take a step on an item."""

from playwright.sync_api import expect

from tests.browser import papers
from tests.browser.visitor import Visitor


def choose_file(visitor: Visitor, name: str, filename: str, data: bytes) -> None:
    file = {"name": filename, "mimeType": "application/octet-stream", "buffer": data}
    visitor.page.set_input_files(f"input[name='{name}']", file)


def choose(visitor: Visitor, name: str, text: str) -> None:
    """Choose the option of a select that contains ``text``."""
    option = visitor.page.locator(f"select[name={name}] option", has_text=text).first
    visitor.page.select_option(f"select[name={name}]", option.get_attribute("value"))


def where(visitor: Visitor, unit: str) -> None:
    """Say in which unit something happened; its roll is drawn."""
    select = visitor.page.locator("select[name=unit]")
    if not select.locator("option:checked", has_text=unit).count():
        with visitor.page.expect_response(lambda response: response.request.method == "POST"):
            choose(visitor, "unit", unit)
    expect(visitor.page.get_by_role("button", name="在册人员全选").first).to_be_visible()


def tick(visitor: Visitor, part: str, name: str) -> None:
    row = visitor.page.locator(".form-check", has=visitor.page.locator(f"[name=part-{part}]"))
    row.filter(has_text=name).get_by_role("checkbox").check()


def obligations(visitor: Visitor, text: str) -> None:
    """The list of obligations that say ``text``."""
    visitor.open(f"/duties/obligations/?q={text}")
    visitor.sees(text)


def open_sheet(visitor: Visitor) -> None:
    visitor.page.locator("main tbody tr", has_text=papers.BRANCH).get_by_role("link").first.click()
    visitor.page.wait_for_load_state()
    visitor.sees(papers.BRANCH)


def move(visitor: Visitor, item: str, step: str) -> None:
    """Take a step on an item's page."""
    visitor.open(item)
    visitor.follow(step)
    visitor.press(step)
    visitor.is_told(f"已办理：{step}")


def hand_in(visitor: Visitor, filename: str) -> None:
    visitor.follow("提交佐证材料")
    choose_file(visitor, "file", filename, papers.text(filename))
    visitor.page.locator("main form").get_by_role("button").last.click()
    visitor.page.wait_for_load_state()
    visitor.sees(filename)


def closed(visitor: Visitor) -> int:
    """How many rectification items the ledger page says are closed."""
    visitor.open("/ledger/")
    row = visitor.page.locator("main tr", has_text="巡察整改事项")
    return int(row.get_by_role("link").nth(4).inner_text().replace(",", ""))
