"""A visitor without sign-in searches, narrows, reads, follows a citation, notes, and takes the result away."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import Site
from tests.browser.test_everybody_can_use_every_page import objections
from tests.browser.visitor import DESK, PHONE, Visitor, Watch, visiting

QUERY = "ti=(电池 or 装置 or 方法)"
NOTE = "与本单位在研项目对照"
WORDS = {
    "zh-hans": {
        "lang": "zh-Hans",
        "search": "检索",
        "narrow": "缩小范围",
        "collect": "收藏",
        "kept": "已收藏",
        "save": "保存备注",
        "saved": "备注已保存",
        "total": re.compile(r"共([\d,]+)篇"),
    },
    "en": {
        "lang": "en",
        "search": "Search",
        "narrow": "Narrow down",
        "collect": "Add to basket",
        "kept": "In the basket",
        "save": "Save note",
        "saved": "Note saved",
        "total": re.compile(r"([\d,]+) found"),
    },
}
PAGES = (
    "/search/",
    "/search/form/",
    "/search/help/",
    "/search/coverage/",
    "/search/history/",
    "/search/basket/",
    "/search/exports/",
)


class SearchWalk:
    """The way of one visitor, looked at on every page."""

    def __init__(self, visitor: Visitor, language: str, width: int) -> None:
        self.visitor, self.page, self.width = visitor, visitor.page, width
        self.words: dict[str, object] = dict(WORDS[language])
        self.wrong: list[str] = []

    def word(self, name: str) -> str:
        """A word of the page in the language of the walk."""
        return str(self.words[name])

    def look(self) -> None:
        """Look at the page as it stands, on a desk and on a phone."""
        self.page.wait_for_load_state()
        shown = self.page.locator("html").get_attribute("lang")
        assert (shown or "").lower().startswith(self.word("lang").lower()[:2])
        self.wrong += [f"{self.page.url} {one}" for one in objections(self.visitor, thoroughly=True)]
        self.page.set_viewport_size({"width": self.width, "height": 900})

    def total(self) -> int:
        """How many documents the page says were found."""
        found = re.search(self.words["total"], self.page.locator(".mz-result-bar p").inner_text())  # type: ignore[call-overload]
        assert found
        return int(found[1].replace(",", ""))

    def ask(self) -> int:
        """Type a query and send it with the Enter key."""
        self.visitor.open("/search/")
        self.page.locator("#q").fill(QUERY)
        self.page.locator("#q").press("Enter")
        self.page.wait_for_url("**/search/?*")
        self.look()
        return self.total()

    def narrow(self, before: int) -> None:
        """Take a value of a facet that some and not all documents have; as many are left as it says."""
        if self.width == PHONE:
            self.page.locator(".mz-narrowing > summary").click()
        choices = self.page.locator(".mz-facets a")
        counts = [int(text.replace(",", "")) for text in choices.locator(".mz-facet-count").all_inner_texts()]
        place = next(place for place, count in enumerate(counts) if 0 < count < before)
        choices.nth(place).click()
        self.page.wait_for_load_state()
        self.look()
        assert self.total() == counts[place]

    def read_citing(self) -> str:
        """Open a document that is cited by another, go on to that one, and say which it is."""
        self.visitor.open("/search/?q=cited_by_count%3E%3D1")
        self.page.locator(".mz-hits h2 a").first.click()
        self.page.wait_for_load_state()
        self.look()
        first = self.page.url
        self.page.locator("#citations a[href^='/patents/']").first.click()
        self.page.wait_for_load_state()
        assert self.page.url != first
        return self.page.url.rstrip("/").rsplit("/", 1)[1]

    def collect(self) -> None:
        """Put the document aside with a note."""
        self.visitor.press(self.word("collect"))
        expect(self.page.get_by_role("link", name=self.word("kept"))).to_be_visible()
        self.visitor.open("/search/basket/")
        self.page.locator("textarea[name=note]").fill(NOTE)
        self.visitor.press(self.word("save"))
        self.visitor.is_told(self.word("saved"))
        expect(self.page.locator("textarea[name=note]")).to_have_value(NOTE)
        self.look()

    def export(self, number: str) -> None:
        """Take the basket away as JSON."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name="JSON").click()
        kept = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert [one["number"] for one in kept] == [number]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_visitor_finds_reads_keeps_and_takes_away(
    chromium: Browser, site: Site, width: int, language: str
) -> None:
    watch = Watch()
    with visiting(chromium, site, "", watch, width=width, language=language) as visitor:
        walk = SearchWalk(visitor, language, width)
        before = walk.ask()
        assert before > 1
        walk.narrow(before)
        number = walk.read_citing()
        walk.collect()
        walk.export(number)
        for path in PAGES:
            visitor.open(path)
            walk.look()
    assert walk.wrong == [], "\n".join(walk.wrong)
    assert (watch.complaints, watch.outside) == ([], [])
    assert site.outbound == []


def test_the_same_pages_are_in_order_for_somebody_who_signed_in(chromium: Browser, site: Site) -> None:
    """Their lists and their history last, so the pages show more than a visitor's."""
    watch = Watch()
    with visiting(chromium, site, "1302", watch) as visitor:
        walk = SearchWalk(visitor, "zh-hans", DESK)
        walk.narrow(walk.ask())
        visitor.open(f"/patents/{walk.read_citing()}/")
        visitor.press(walk.word("collect"))
        for path in PAGES:
            visitor.open(path)
            walk.look()
    assert walk.wrong == [], "\n".join(walk.wrong)
    assert (watch.complaints, watch.outside) == ([], [])


def test_a_query_is_completed_with_the_keyboard(chromium: Browser, site: Site) -> None:
    watch = Watch()
    with visiting(chromium, site, "", watch) as visitor:
        visitor.open("/search/")
        box = visitor.page.locator("#q")
        box.press_sequentially("ti")
        options = visitor.page.locator("#q-offers [role=option]")
        expect(options.first).to_contain_text("ti=")
        box.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", "q-offers-0")
        box.press("Enter")
        expect(box).to_have_value("ti=")
        expect(options).to_have_count(0)
        box.press_sequentially("电池 (2")
        expect(options.first).to_contain_text("(2")
        box.press("Escape")
        box.press("Backspace")
        box.press("Backspace")
        box.press("Shift+Enter")
        box.press("Enter")
        visitor.page.wait_for_url("**/search/?*")
        expect(visitor.page.locator("mark").first).to_have_text("电池")
    assert (watch.complaints, watch.outside) == ([], [])


def test_a_query_that_cannot_be_read_is_marked_where_it_is_wrong(chromium: Browser, site: Site) -> None:
    with visiting(chromium, site, "", Watch(), language="en") as visitor:
        assert visitor.open("/search/?q=tii%3D(x)").status == 422
        expect(visitor.page.locator("mark.mz-wrong")).to_have_text("tii")
        expect(visitor.page.locator("[role=alert]")).to_contain_text("There is no field “tii”")
        assert objections(visitor, thoroughly=True) == []
