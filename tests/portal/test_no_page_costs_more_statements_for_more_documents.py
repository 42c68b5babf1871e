"""How many statements a public page costs does not depend on how much it shows, for a visitor or somebody signed in."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.people import Agency
from tests.portal.shelf import FIRST, GRANTED, SECOND, shelved
from tests.services.patents.made import patent

pytestmark = pytest.mark.django_db
LITTLE_AND_MUCH = [
    (f"/search/?q={FIRST}", "/search/?q=电池隔膜&size=50"),
    (f"/search/?q={FIRST}&type=invention", "/search/?q=电池隔膜&type=invention&office=CN&size=50"),
    (f"/patents/{GRANTED}/", f"/patents/{FIRST}/"),
    (f"/patents/{FIRST}/similar/", f"/patents/{SECOND}/similar/"),
]
"""Addresses of the same page that show little and much."""
ONCE = ["/search/", "/search/form/", "/search/help/", "/search/coverage/", "/search/exports/"]
MOST = 20
"""Statements of any public page, session and sign-in included."""


@pytest.fixture(params=["visitor", "signed in"])
def client(request: pytest.FixtureRequest, agency: Agency) -> Client:
    """Somebody who has been there before."""
    shelved()
    client = Client()
    if request.param == "signed in":
        agency.sign_in(client, "alice")
    client.get("/search/?q=电池")
    return client


def cost(client: Client, address: str, before: Callable[[], object] = lambda: None) -> int:
    """Statements of a page, asked for a second time: what is asked for once in a while is not counted."""
    client.get(address)
    before()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        assert response.status_code == 200, address
    return len(captured)


@pytest.mark.parametrize(("little", "much"), LITTLE_AND_MUCH)
def test_a_page_costs_the_same_whatever_is_found(client: Client, little: str, much: str) -> None:
    # Another search in between makes each of the two a new step of the history.
    other = lambda: client.get("/search/?q=基膜")  # noqa: E731

    assert cost(client, little, other) == cost(client, much, other) <= MOST


@pytest.mark.parametrize("address", ONCE)
def test_every_other_page_costs_little(client: Client, address: str) -> None:
    assert cost(client, address) <= MOST


def test_a_list_costs_the_same_with_one_document_and_with_many(client: Client) -> None:
    collect(client, 1)
    few = cost(client, "/search/basket/")
    collect(client, 20)

    assert cost(client, "/search/basket/") == few <= MOST


def test_the_history_costs_the_same_with_one_search_and_with_many(client: Client) -> None:
    few = cost(client, "/search/history/")
    for number in range(10):
        client.get(f"/search/?q=电池{number}")

    assert cost(client, "/search/history/") == few <= MOST
    assert cost(client, "/search/?q=%231 and %232") <= MOST


def test_exports_cost_the_same_whether_one_or_many(client: Client) -> None:
    begin(client, 1)
    few = cost(client, "/search/exports/")
    begin(client, 1)

    assert cost(client, "/search/exports/") == few <= MOST


def collect(client: Client, count: int) -> None:
    for number in range(count):
        client.post(f"/search/basket/{patent(number).number}/collect/", {"next": "/search/"})


def begin(client: Client, count: int) -> None:
    for _ in range(count):
        assert client.post("/search/export/json/begin/?q=电池隔膜").status_code == 302
