"""The gallery: every component drawn, labelled, local and within the security policy, in both languages."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template.base import Lexer
from django.test import Client

import mingze.core.base
from mingze.core.base.templatetags.base import icon_names
from mingze.core.base.templatetags.base import register as tags

PACKAGE = Path(mingze.core.base.__file__).parent
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.html"))
HELPERS = {"written_in", "icon", "html_language", "crumb", "widget", "field", "changes"}


@pytest.fixture(params=["zh-hans", "en"])
def gallery(request: pytest.FixtureRequest, client: Client, english: None, db: None) -> BeautifulSoup:
    client.cookies["django_language"] = request.param
    response = client.get("/components/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_is_in_the_language_asked_for(gallery: BeautifulSoup) -> None:
    heading = {"zh-Hans": "组件一览", "en": "Components"}[gallery.html["lang"]]
    assert gallery.h1.get_text(" ", strip=True).startswith(heading)


def test_every_component_tag_is_in_the_gallery() -> None:
    used = "".join(
        path.read_text() for path in TEMPLATES if path.name in {"gallery.html", "_listing_table.html"}
    )
    used_tags = {
        token.contents.split()[0] for token in Lexer(used).tokenize() if token.token_type.name == "BLOCK"
    }
    assert set(tags.tags) - HELPERS <= used_tags


def test_every_input_has_a_label(gallery: BeautifulSoup) -> None:
    for box in gallery.select("input:not([type=hidden]), select, textarea"):
        labelled = box.get("aria-label") or box.find_parent("label")
        assert labelled or gallery.find("label", attrs={"for": box.get("id")}), box


def test_no_id_is_used_twice_and_every_reference_leads_somewhere(gallery: BeautifulSoup) -> None:
    ids = [element["id"] for element in gallery.select("[id]")]
    assert len(ids) == len(set(ids))
    for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for", "form"):
        for element in gallery.select(f"[{name}]"):
            for reference in element[name].split():
                assert reference in ids or reference == "navigation", (name, reference)


def test_nothing_is_inline_that_the_security_policy_would_refuse(gallery: BeautifulSoup) -> None:
    assert not gallery.select("style, [style], script:not([src])")
    for element in gallery.find_all(True):
        assert not [name for name in element.attrs if name.startswith(("on", "hx-on"))], element


def test_everything_loaded_is_local_and_there(gallery: BeautifulSoup) -> None:
    addresses = [tag.get("src") or tag.get("href") for tag in gallery.select("script, link, img, use")]
    assert addresses
    for address in addresses:
        assert address.startswith("/static/base/"), address
        assert finders.find(address.removeprefix("/static/").split("#")[0]), address


def test_every_button_has_words(gallery: BeautifulSoup) -> None:
    for button in gallery.select("button, summary, a"):
        assert button.get_text(strip=True) or button.get("aria-label"), button


def test_a_figure_that_is_not_there_is_never_a_nought(gallery: BeautifulSoup) -> None:
    card = gallery.select_one(".mz-figure-none")
    assert not re.search(r"\d", card.select_one(".mz-figure-value").get_text())
    assert card.select_one(".mz-figure-note").get_text(strip=True)


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    sprite = (PACKAGE / "static/base/vendor/icons.svg").read_text()
    assert set(re.findall(r'symbol id="([^"]+)"', sprite)) == icon_names()
    for path in TEMPLATES:
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text()):
            assert name in icon_names(), (path, name)


def test_no_template_or_script_reaches_outside() -> None:
    own = [*TEMPLATES, *(PACKAGE / "static/base").glob("*.*")]
    for path in own:
        assert not re.search(r"(?:src|href|url|@import)\W{1,3}(?:https?:)?//", path.read_text()), path
