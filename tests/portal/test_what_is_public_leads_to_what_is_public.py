"""Whoever has not signed in is led to the public pages, from the sign of the house and from what is not there."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.portal.shelf import shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("address", ["/search/", "/search/?q=电池", "/search/help/"])
def test_the_sign_of_the_house_leads_to_the_search(client: Client, address: str) -> None:
    assert page(client, address).select_one(".mz-brand")["href"] == "/search/"  # type: ignore[index]


@pytest.mark.parametrize("address", ["/search/nowhere/", "/nowhere", "/patents/CN999999999A/similar/"])
def test_a_page_that_is_not_there_has_the_public_menu(client: Client, address: str) -> None:
    shown = page(client, address, 404)

    assert shown.select_one("main a.btn")["href"] == "/search/"  # type: ignore[index]
    assert shown.select_one('.mz-public-nav a[href="/search/help/"]') is not None
    assert "权限" not in shown.text


def test_staff_are_led_to_their_own_pages(alice: Client) -> None:
    assert page(alice, "/nowhere", 404).select_one("main a.btn")["href"] == "/"  # type: ignore[index]


def test_a_public_page_does_not_say_that_its_documents_are_of_this_minute(client: Client) -> None:
    assert "数据截至" not in page(client, "/search/").text
