"""Somebody at a browser, and everything their browser complained about or asked of anybody else."""

import base64
import hmac
import re
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Response, expect

from tests.browser.serving import PASSWORD, Site

DESK, PHONE = 1280, 390
PATIENCE = 15_000
"""Milliseconds a page may take before a step has failed."""
STEP = 30
"""Seconds a one-time code is good for."""


@dataclass
class Watch:
    """What went wrong in a browser: requests that would have left the machine, complaints, failed pages."""

    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: int = 0


class Visitor:
    """One person at a browser of their own."""

    def __init__(self, context: BrowserContext, site: Site, number: str, watch: Watch) -> None:
        self.site, self.number, self.watch = site, number, watch
        self.context = context
        self.page: Page = context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: watch.complaints.append(f"{self.page.url}: {error}"))

    def _note(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.watch.complaints.append(f"{self.page.url}: {message.text}")

    def open(self, path: str) -> Response:
        """Go to an address of the product."""
        response = self.page.goto(f"{self.site.address}{path}" if path.startswith("/") else path)
        assert response is not None
        return response

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Click a link by its words; it must be the only one of them in sight."""
        (within or self.page.locator("body")).get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button by its words."""
        (within or self.page.locator("main")).get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def confirm(self, name: str) -> None:
        """Press a button that asks first, and say yes in the dialog."""
        self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()
        self.page.locator("dialog[open]").get_by_role("button").last.click()
        self.page.wait_for_load_state()

    def sees(self, *texts: str | re.Pattern[str]) -> None:
        """Assert that the page shows each text."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def is_told(self, text: str | re.Pattern[str]) -> None:
        """Assert that a message of the product says so."""
        expect(
            self.page.locator(".mz-notice, [role=status], [role=alert]").filter(has_text=text).first
        ).to_be_visible()

    def at(self, path: str) -> bool:
        """Whether the page is the one at ``path``."""
        return urlsplit(self.page.url).path == path


@contextmanager
def visiting(
    browser: Browser, site: Site, number: str, watch: Watch, *, width: int = DESK, language: str = "zh-hans"
) -> Iterator[Visitor]:
    """A browser at ``width`` pixels with ``number`` signed in; empty for nobody."""
    state: Any = site.sessions.get(number)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="zh-CN", storage_state=state, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    # Noted and not held up: a browser whose requests are held up keeps no file from one page to the next.
    context.on("request", lambda request: _note(request, site, watch))
    context.add_cookies([{"name": "django_language", "value": language, "url": site.address}])
    try:
        visitor = Visitor(context, site, number, watch)
        if number and not state:
            sign_in(visitor)
            site.sessions[number] = context.storage_state()
        yield visitor
    finally:
        context.close()


def _note(request: Request, site: Site, watch: Watch) -> None:
    watch.requests += 1
    if not request.url.startswith((site.address + "/", "data:", "blob:")):
        watch.outside.append(request.url)


def sign_in(visitor: Visitor, password: str = PASSWORD) -> None:
    """Sign in with a password, and with a one-time code where the account has or needs one."""
    visitor.open("/account/login/")
    page = visitor.page
    page.fill("[name=login]", visitor.number)
    page.fill("[name=password]", password)
    page.locator("main form").get_by_role("button").last.click()
    page.wait_for_load_state()
    if visitor.number in visitor.site.codes:
        give_code(visitor, visitor.site.codes[visitor.number])
    elif visitor.number.startswith("9"):
        set_up_code(visitor, password)


def set_up_code(visitor: Visitor, password: str) -> None:
    """Do what an officer is sent to do first: take the secret from the page and give a code made with it."""
    page = visitor.page
    visitor.open("/account/code/activate/")
    if page.locator("[name=password]").count():
        page.fill("[name=password]", password)
        page.locator("main form").get_by_role("button").last.click()
        page.wait_for_load_state()
    secret = re.sub(
        r"\s", "", page.locator("main").get_by_text(re.compile(r"^[A-Z2-7\s]{16,64}$")).first.inner_text()
    )
    visitor.site.codes[visitor.number] = secret
    give_code(visitor, secret)


def give_code(visitor: Visitor, secret: str) -> None:
    """Type the present one-time code."""
    visitor.page.fill("[name=code]", one_time_code(secret))
    visitor.page.locator("main form").get_by_role("button").last.click()
    visitor.page.wait_for_load_state()


def one_time_code(secret: str) -> str:
    """RFC 6238 with six digits."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // STEP), "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
