"""What the catalogue calls things in both languages stands on an English page in English.

Texts of rules stay Chinese, and so does what people typed; titles of rules, parameters, kinds and lists do not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction
from django.urls import reverse

from tests.house.permission_matrix import Matrix
from tests.house.permission_places import OWN
from tests.house.permission_routes import Route, routes
from tests.house.permission_scopes import Example
from tests.house.route_examples import EXAMPLES
from tests.packaged import packaged

OPENED = 200
# Some posts are called like a role, and some clauses are labelled like a parameter: short titles count only where
# they stand alone, and those of roles only where there are no posts.
SHORT = 5
ROLES_STAND_ALONE = ("accounts:account", "accounts:grant", "accounts:grants")
SAMPLES = ("components",)
READERS = ("first_secretary", "party_affairs_clerk", "system_officer", "security_officer", "audit_officer")
PAGES = {
    str(route): route
    for route in routes()
    if not route.is_library and str(route) not in SAMPLES and (not route.parameters or str(route) in EXAMPLES)
}
TAG = re.compile(r"<[^>]+>")


def _titles(route: str) -> Iterator[str]:
    """Every Chinese title that has an English one, as far as nobody may have typed it as well."""
    catalogue = packaged()
    sections = [catalogue.rules, catalogue.parameters, catalogue.records, catalogue.ledgers, catalogue.duties]
    if route in ROLES_STAND_ALONE:
        sections.append(catalogue.roles)
    for section in sections:
        for one in section.values():
            if one.title_en:
                yield one.title


def _drawn(matrix: Matrix, route: Route) -> Iterator[str]:
    """The page as everybody of the readers who may open it sees it in English."""
    with transaction.atomic():
        place = matrix.ground.places[OWN]
        example = EXAMPLES[str(route)](matrix.ground, place) if route.parameters else Example({})
        url = reverse(route.name, kwargs=example.kwargs)
        for role in READERS:
            visitor = matrix.visitors[role]
            english = replace(visitor, cookies={**visitor.cookies, "django_language": "en"})
            answer = english.send("get", url, drawn=True)
            if answer.status_code == OPENED and answer["Content-Type"].startswith("text/html"):
                yield answer.content.decode()
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", PAGES)
def test_no_title_stands_in_chinese_on_an_english_page(matrix: Matrix, name: str) -> None:
    for page in list(_drawn(matrix, PAGES[name])):
        assert '<html lang="en"' in page or "<html" not in page
        shown = {text.strip() for text in TAG.split(page)}
        longer = [text for text in shown if len(text) > SHORT]
        chinese = [
            title
            for title in _titles(name)
            if title in shown or (len(title) > SHORT and any(title in text for text in longer))
        ]
        assert chinese == [], name
