"""The guided form and the help page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from mingze.services.search.language.operators import OPERATORS
from tests.portal.shelf import shelved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()


def asked(client: Client, **given: str) -> dict[str, list[str]]:
    response = client.get("/search/form/", given)
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200
    return parse_qs(urlsplit(response["Location"]).query)


def test_each_line_becomes_a_condition(client: Client) -> None:
    found = asked(client, ti="电池 隔膜", ap="云川第3材料有限公司", filed_from="2017-01-01", type="invention")

    assert found["q"] == ['ti=("电池" and "隔膜") and ap=("云川第3材料有限公司") and ad>=20170101']
    assert found["type"] == ["invention"]


def test_signs_of_the_language_are_only_signs_in_a_form(client: Client) -> None:
    assert asked(client, ti='电池) or ti=("x')["q"] == ['ti=("电池" and "or" and "ti" and "x")']


def test_a_period_that_ends_before_it_begins_is_refused_and_what_was_typed_stays(client: Client) -> None:
    response = client.get(
        "/search/form/", {"ti": "电池", "filed_from": "2024-01-01", "filed_to": "2023-01-01"}
    )

    assert response.status_code == 200
    assert "截止日期早于起始日期" in response.content.decode()
    assert "电池" in response.content.decode()


def test_an_empty_form_is_asked_for_more(client: Client) -> None:
    assert "请至少填写一项" in client.get("/search/form/", {"ti": ""}).content.decode()


def test_the_help_page_names_every_operator(client: Client) -> None:
    shown = client.get("/search/help/").content.decode()

    assert [one.meaning for one in OPERATORS if one.meaning not in shown] == []
