"""What a visitor puts aside, and takes away as a file."""

import csv
import io
import json

import pytest
from django.test import Client

from tests.portal.shelf import COUNT, FIRST, SECOND, shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def collect(client: Client, number: str, back: str = "/search/?q=电池") -> str:
    response = client.post(f"/search/basket/{number}/collect/", {"next": back})
    assert response.status_code == 302
    return str(response["Location"])


def body(client: Client, address: str) -> bytes:
    return b"".join(client.get(address))


def test_a_document_is_put_aside_once_and_the_visitor_stays_where_they_were(client: Client) -> None:
    assert collect(client, FIRST).startswith("/search/?q=")
    collect(client, FIRST)

    assert client.get("/search/basket/").content.decode().count('<li class="card">') == 1


def test_nobody_is_sent_to_another_site(client: Client) -> None:
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        assert collect(client, FIRST, elsewhere) == "/search/basket/"


def test_a_note_and_tags_are_kept(client: Client) -> None:
    collect(client, FIRST)
    client.post(f"/search/basket/{FIRST}/note/", {"note": "对照<b>第3组</b>", "tags": "隔膜，对照 隔膜"})

    shown = client.get("/search/basket/").content.decode()

    assert "对照&lt;b&gt;第3组&lt;/b&gt;" in shown
    assert "隔膜，对照" in shown


def test_a_document_can_be_taken_out(client: Client) -> None:
    collect(client, FIRST)
    client.post(f"/search/basket/{FIRST}/drop/")

    assert "收藏夹是空的" in client.get("/search/basket/").content.decode()


def test_baskets_of_two_visitors_are_two(client: Client) -> None:
    collect(client, FIRST)

    assert "收藏夹是空的" in Client().get("/search/basket/").content.decode()


def test_the_basket_is_taken_away_as_a_file(client: Client) -> None:
    collect(client, FIRST)
    collect(client, SECOND)

    assert {one["number"] for one in json.loads(body(client, "/search/export/json/?basket=1"))} == {
        FIRST,
        SECOND,
    }


def test_every_document_of_a_result_is_in_every_file(client: Client) -> None:
    asked = "?q=电池隔膜"
    rows = list(csv.reader(io.StringIO(body(client, f"/search/export/csv/{asked}").decode("utf-8-sig"))))

    assert len(rows) == COUNT + 1
    assert len(json.loads(body(client, f"/search/export/json/{asked}"))) == COUNT
    assert body(client, f"/search/export/ris/{asked}").decode().count("TY  - PAT") == COUNT
    assert body(client, f"/search/export/bib/{asked}").decode().count("@patent{") == COUNT
    assert body(client, f"/search/export/xlsx/{asked}").startswith(b"PK")


def test_what_is_wrong_with_a_query_is_said_on_a_page_and_not_in_a_file(client: Client) -> None:
    response = client.get("/search/export/csv/?q=tii%3D(x)")

    assert response.status_code == 422
    assert "tii" in response.content.decode()


def test_a_format_that_is_not_offered_is_not_found(client: Client) -> None:
    assert client.get("/search/export/exe/?q=电池").status_code == 404
