"""Each account of the demo opens every entry of its navigation and a page behind each list, on desk and phone.

Every page answers, nothing spills over, the browser complains of nothing, and axe finds nothing to object to.
"""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser

from tests.browser.serving import Site
from tests.browser.visitor import DESK, PHONE, Visitor, Watch, visiting

ACCOUNTS = ["1001", "1101", "1301", "1302", "1901", "9001", "9002", "9003"]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    # Of what passes only one node is told, which is a fraction of the work; of what does not, every node is.
    "resultTypes": ["violations"],
}
# Contrast takes most of the time, and follows from what kind of element stands in what kind of element, both by their
# classes. A page on which no such pair is new is spared this one rule; all the others look at every page.
COLOURED = """() => [...new Set([...document.body.querySelectorAll('*')].map(element => [
    element.parentElement.tagName, element.parentElement.className, element.tagName,
    element.getAttribute('class'), element.getAttribute('style'), element.getAttribute('aria-current'),
    element.disabled,
].join(' ')))]"""
LINKS = "links => links.map(link => new URL(link.href).origin == location.origin ? link.getAttribute('href') : '')"
SPILLS = "document.documentElement.scrollWidth > innerWidth"
# Answers a file or ends the session instead of showing a page.
NOT_PAGES = (
    "/export",
    "/file/",
    "/files/",
    "/register/",
    "/roster/current/",
    "/roster/template/",
    "/logout/",
)


def pages_of(visitor: Visitor) -> list[str]:
    """The entries of the navigation, and the first page that each of them leads on to."""
    visitor.open("/")
    entries = visitor.page.locator("#navigation a").evaluate_all(LINKS)
    assert entries
    details = {_first_detail(visitor, entry, entries) for entry in entries}
    return [*entries, *sorted(details - {""})]


def _first_detail(visitor: Visitor, entry: str, known: list[str]) -> str:
    visitor.open(entry)
    for link in visitor.page.locator("main table tbody a, main .card a").evaluate_all(LINKS):
        path = urlsplit(link).path
        if path.startswith("/") and path not in known and not any(part in path for part in NOT_PAGES):
            return str(path)
    return ""


class Seen(set[tuple[int, str]]):
    """Pairs of elements whose contrast was looked at, at a width; for all pages of a run."""

    def rules(self, visitor: Visitor, width: int) -> dict[str, object]:
        """The rules for the page as it stands, which has been seen afterwards."""
        pairs = {(width, pair) for pair in visitor.page.evaluate(COLOURED)}
        known = pairs <= self
        self |= pairs
        return RULES | {"rules": {"color-contrast": {"enabled": not known}}}


SEEN = Seen()


def objections(visitor: Visitor, *, thoroughly: bool) -> list[str]:
    """What is wrong with the page as it stands, on a desk and on a phone.

    Pages are drawn by the same templates from the same demo whatever the database: axe looks at them beside SQLite.
    """
    found = []
    thoroughly = thoroughly and connection.vendor == "sqlite"
    for width in (DESK, PHONE):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        if visitor.page.evaluate(SPILLS):
            found.append(f"spills over at {width}")
        if thoroughly:
            # The checker is evaluated by the driver, which the content security policy does not concern.
            violations = Axe().run(visitor.page, options=SEEN.rules(visitor, width)).response["violations"]
            found += [f"{one['id']} at {width}: {one['nodes'][0]['html'][:120]}" for one in violations]
    visitor.page.set_viewport_size({"width": DESK, "height": 900})
    return found


# The words differ between the languages, the markup does not: axe looks at it once. Nor do the statements: beside
# PostgreSQL all pages are opened in one of them.
@pytest.mark.parametrize(
    ("language", "thoroughly"), [("zh-hans", True), pytest.param("en", False, marks=pytest.mark.sqlite)]
)
@pytest.mark.parametrize("number", ACCOUNTS)
def test_every_page_of_an_account_is_in_order(
    chromium: Browser, site: Site, number: str, language: str, thoroughly: bool
) -> None:
    watch, wrong = Watch(), []
    with visiting(chromium, site, number, watch, language=language) as visitor:
        for path in pages_of(visitor):
            status = visitor.open(path).status
            shown = visitor.page.locator("html").get_attribute("lang") or ""
            if status != 200 or shown[:2] != language[:2]:
                wrong.append(f"{path} answered {status} in {shown}")
            wrong += [f"{path} {objection}" for objection in objections(visitor, thoroughly=thoroughly)]
    assert wrong == [], "\n".join(wrong)
    assert watch.complaints == []
    assert watch.outside == []


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_first_page_of_all_is_in_order(chromium: Browser, site: Site, language: str) -> None:
    watch = Watch()
    with visiting(chromium, site, "", watch, language=language) as visitor:
        assert visitor.open("/").status == 200
        assert visitor.at("/account/login/")
        assert objections(visitor, thoroughly=True) == []
    assert (watch.complaints, watch.outside) == ([], [])
