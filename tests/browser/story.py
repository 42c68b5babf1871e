"""The walk: one duty from its roster to its verified close, told at the product's own pages.

Every step asserts what its person sees. ``photograph`` is called where a picture belongs in the README.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser

from tests.browser.serving import Site
from tests.browser.visitor import Visitor, Watch, visiting

SECRETARY, CLERK, CHECKER, OFFICER = "1001", "1101", "1901", "9001"
Photograph = Callable[[Visitor, str], None]


def _no_picture(visitor: Visitor, name: str) -> None:
    """Take none."""


@dataclass
class Walk:
    """The story so far: who watches, and the addresses found on the way."""

    browser: Browser
    site: Site
    photograph: Photograph = _no_picture
    watch: Watch = field(default_factory=Watch)
    steps: list[str] = field(default_factory=list)
    temporary: str = ""
    unit: str = ""
    letter: str = ""
    item: str = ""
    closed_before: int = 0

    @property
    def today(self) -> str:
        """The day it is for the product."""
        return f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}"

    @property
    def due(self) -> str:
        """A day by which a finding is to be put right."""
        return f"{datetime.now(ZoneInfo('Asia/Shanghai')) + timedelta(days=60):%Y-%m-%d}"

    @contextmanager
    def step(self, title: str, number: str) -> Iterator[Visitor]:
        """One step of one person, at a browser of their own."""
        self.steps.append(title)
        with visiting(self.browser, self.site, number, self.watch) as visitor:
            try:
                yield visitor
            except Exception as error:
                error.add_note(f"step {len(self.steps)}: {title}, at {visitor.page.url}")
                visitor.page.screenshot(path=self.site.folder / "failed.png", full_page=True)
                raise
