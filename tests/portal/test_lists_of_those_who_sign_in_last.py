"""Named lists of somebody who is signed in: they last, hold notes, and are nobody else's."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings

from mingze.core.audit.models import Entry
from mingze.portal.models import Basket, Kept
from tests.people import Agency
from tests.portal.shelf import FIRST, GRANTED, SECOND, shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def page(client: Client, address: str = "/search/basket/") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def collect(client: Client, *numbers: str) -> None:
    for number in numbers:
        assert client.post(f"/search/basket/{number}/collect/", {"next": "/search/"}).status_code == 302


def make(client: Client, name: str) -> Basket:
    assert client.post("/search/basket/lists/new/", {"name": name}).status_code == 302
    return Basket.objects.get(name=" ".join(name.split()))


def held(basket: Basket) -> set[str]:
    return set(Kept.objects.filter(basket=basket).values_list("number", flat=True))


def test_what_is_collected_is_there_in_another_browser(agency: Agency, alice: Client) -> None:
    collect(alice, FIRST, SECOND)
    alice.post(f"/search/basket/{FIRST}/note/", {"note": "对照第3组", "tags": "隔膜；对照、隔膜"})

    shown = page(agency.sign_in(Client(), "alice"))

    assert len(shown.select(".mz-hits > li")) == 2
    assert shown.select_one("h1").text == "我的收藏"  # type: ignore[union-attr]
    assert [box.text for box in shown.select("textarea")].count("对照第3组") == 1
    assert {chip.text for chip in shown.select(".mz-chip span")} == {"隔膜", "对照"}


def test_only_documents_with_a_tag_are_shown_when_asked(alice: Client) -> None:
    collect(alice, FIRST, SECOND)
    alice.post(f"/search/basket/{FIRST}/note/", {"tags": "隔膜"})

    shown = page(alice, "/search/basket/?tag=隔膜")

    assert [link["href"] for link in shown.select(".mz-hits h2 a")] == [f"/patents/{FIRST}/"]


def test_a_list_is_made_renamed_and_deleted_with_what_lies_in_it(alice: Client) -> None:
    made = make(alice, "  竞争   对手 ")
    collect(alice, FIRST)
    assert held(made) == {FIRST}

    alice.post(f"/search/basket/lists/{made.pk}/rename/", {"name": "甲公司"})
    assert page(alice).select_one("h1").text == "甲公司"  # type: ignore[union-attr]

    alice.post(f"/search/basket/lists/{made.pk}/delete/")
    assert not Basket.objects.exists()
    assert not Kept.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "甲"])
def test_a_list_needs_a_name_of_its_own(alice: Client, name: str) -> None:
    make(alice, "甲")

    assert alice.post("/search/basket/lists/new/", {"name": name}).status_code == 422
    assert Basket.objects.count() == 1


@override_settings(BASKETS=2)
def test_nobody_has_more_lists_than_the_settings_say(alice: Client) -> None:
    make(alice, "甲")
    make(alice, "乙")

    assert alice.post("/search/basket/lists/new/", {"name": "丙"}).status_code == 422


@override_settings(BASKET_DOCUMENTS=1)
def test_a_full_list_takes_no_more(alice: Client) -> None:
    collect(alice, FIRST)

    response = alice.post(f"/search/basket/{SECOND}/collect/", {"next": "/search/"})

    assert response.status_code == 422
    assert held(Basket.objects.get()) == {FIRST}


def test_documents_are_copied_and_moved_with_their_notes(alice: Client) -> None:
    one = make(alice, "甲")
    collect(alice, FIRST, SECOND, GRANTED)
    alice.post(f"/search/basket/{FIRST}/note/", {"note": "要紧", "tags": "红"})
    other = make(alice, "乙")

    send = {"to": other.pk, "number": [FIRST, SECOND]}
    alice.post(f"/search/basket/lists/{one.pk}/transfer/", {**send, "copy": "1"})
    assert (held(one), held(other)) == ({FIRST, SECOND, GRANTED}, {FIRST, SECOND})

    alice.post(f"/search/basket/lists/{one.pk}/transfer/", send)
    assert (held(one), held(other)) == ({GRANTED}, {FIRST, SECOND})
    kept = Kept.objects.get(basket=other, number=FIRST)
    assert (kept.note, kept.tags) == ("要紧", ["红"])


def test_moving_to_the_same_list_loses_nothing(alice: Client) -> None:
    one = make(alice, "甲")
    collect(alice, FIRST)

    response = alice.post(f"/search/basket/lists/{one.pk}/transfer/", {"to": one.pk, "number": FIRST})

    assert response.status_code == 422
    assert held(one) == {FIRST}


def test_the_lists_of_another_are_not_there(agency: Agency, alice: Client) -> None:
    hers = make(alice, "甲")
    collect(alice, FIRST)
    bob = agency.sign_in(Client(), "bob")
    own = make(bob, "乙")

    asked = [f"/search/basket/?list={hers.pk}", f"/search/export/json/?basket={hers.pk}"]
    posted = [f"/search/basket/lists/{hers.pk}/{verb}/" for verb in ("rename", "delete", "transfer")]

    assert [bob.get(address).status_code for address in asked] == [404, 404]
    assert [bob.post(address, {"name": "丙", "to": own.pk}).status_code for address in posted] == [404] * 3
    away = {"to": hers.pk, "number": FIRST}
    assert bob.post(f"/search/basket/lists/{own.pk}/transfer/", away).status_code == 404
    assert bob.post(f"/search/basket/{FIRST}/drop/", {"list": hers.pk}).status_code == 404
    assert held(hers) == {FIRST}


def test_a_list_is_taken_away_with_its_notes(alice: Client) -> None:
    one = make(alice, "甲")
    collect(alice, FIRST)
    alice.post(f"/search/basket/{FIRST}/note/", {"note": "=1+1", "tags": "红 绿"})

    def body(kind: str) -> str:
        return b"".join(alice.get(f"/search/export/{kind}/?basket={one.pk}")).decode("utf-8-sig")  # type: ignore[arg-type]

    told = json.loads(body("json"))
    assert [(one["number"], one["note"], one["tags"]) for one in told] == [(FIRST, "=1+1", ["红", "绿"])]
    assert "N1  - =1+1" in body("ris")
    assert "；=1+1}" in body("bib")
    assert "'=1+1,红；绿" in body("csv")


def test_a_visitor_who_signs_in_may_take_the_basket_over(agency: Agency, client: Client) -> None:
    collect(client, FIRST)
    client.post(f"/search/basket/{FIRST}/note/", {"note": "先看", "tags": ""})
    agency.sign_in(client, "alice")
    assert "登录前在本浏览器中收藏了1篇文献" in page(client).text

    client.post("/search/basket/lists/take-over/")

    assert Kept.objects.get().note == "先看"
    assert "登录前" not in page(client).text


def test_what_was_collected_before_can_be_let_go(agency: Agency, client: Client) -> None:
    collect(client, FIRST)
    agency.sign_in(client, "alice")

    client.post("/search/basket/lists/take-over/", {"drop": "1"})

    assert not Kept.objects.exists()
    assert "登录前" not in page(client).text


def test_the_trail_says_that_and_not_what(alice: Client) -> None:
    before = Entry.objects.count()
    one = make(alice, "甲公司侵权")
    collect(alice, FIRST)
    alice.post(f"/search/basket/{FIRST}/note/", {"note": "秘密", "tags": "要紧"})
    alice.post(f"/search/basket/lists/{one.pk}/rename/", {"name": "乙公司侵权"})
    alice.post(f"/search/basket/{FIRST}/drop/")
    alice.post(f"/search/basket/lists/{one.pk}/delete/")

    entries = list(Entry.objects.order_by("sequence")[before:])

    assert [entry.action.partition(".")[2] for entry in entries] == [
        "make", "put", "annotate", "rename", "take_out", "delete",
    ]  # fmt: skip
    said = "".join(entry.summary + str(entry.detail) for entry in entries)
    assert not [word for word in (FIRST, "甲公司", "乙公司", "秘密", "要紧") if word in said]
