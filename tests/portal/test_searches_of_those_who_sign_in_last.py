"""Searches are remembered for the person who made them, for nobody else, and until that person deletes them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings

from mingze.core.audit.models import Entry
from mingze.portal.models import Step
from tests.people import Agency
from tests.portal.shelf import GRANTED, shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def history(client: Client) -> list[str]:
    soup = BeautifulSoup(client.get("/search/history/").content, "html.parser")
    return [row.select("td")[1].text for row in soup.select("tbody tr")]


def numbers(client: Client, query: str) -> list[str]:
    soup = BeautifulSoup(client.get("/search/", {"q": query}).content, "html.parser")
    return [str(link["href"]).split("/")[2] for link in soup.select(".mz-hits h2 a")]


def test_another_browser_knows_them_and_refers_to_them(agency: Agency, alice: Client) -> None:
    numbers(alice, "电池隔膜")
    numbers(alice, GRANTED)
    elsewhere = agency.sign_in(Client(), "alice")

    assert history(elsewhere) == [GRANTED, "电池隔膜"]
    assert numbers(elsewhere, "#1 and #2") == [GRANTED]


def test_nobody_else_sees_or_uses_them(agency: Agency, alice: Client) -> None:
    numbers(alice, "电池隔膜")
    bob = agency.sign_in(Client(), "bob")

    assert history(bob) == []
    assert bob.get("/search/", {"q": "#1 and 电池"}).status_code == 422
    bob.post("/search/history/1/forget/")
    bob.post("/search/history/forget/")
    assert history(alice) == ["电池隔膜"]


def test_one_or_all_are_deleted_for_good(alice: Client) -> None:
    for query in ("电池", "隔膜", "基膜"):
        numbers(alice, query)

    alice.post("/search/history/2/forget/")
    assert history(alice) == ["基膜", "电池"]

    alice.post("/search/history/forget/")
    assert not Step.objects.exists()


@override_settings(HISTORY_STEPS=2)
def test_the_oldest_are_forgotten_first(alice: Client) -> None:
    for query in ("电池", "隔膜", "基膜"):
        numbers(alice, query)

    assert history(alice) == ["基膜", "隔膜"]
    assert Step.objects.get(text="基膜").number == 3


def test_a_search_leaves_nothing_in_the_trail(alice: Client) -> None:
    before = Entry.objects.count()

    numbers(alice, "电池隔膜")
    alice.post("/search/history/forget/")

    assert Entry.objects.count() == before


def test_a_visitor_can_delete_one_too(client: Client) -> None:
    for query in ("电池", "隔膜"):
        numbers(client, query)

    client.post("/search/history/1/forget/")

    assert history(client) == ["隔膜"]


def test_people_are_told_how_much_is_kept_of_them(alice: Client) -> None:
    numbers(alice, "电池隔膜")
    alice.post(f"/search/basket/{GRANTED}/collect/", {"next": "/search/"})

    shown = BeautifulSoup(alice.get("/account/me/").content, "html.parser").text

    assert "保存的检索记录" in shown
    assert "收藏的专利文献" in shown
