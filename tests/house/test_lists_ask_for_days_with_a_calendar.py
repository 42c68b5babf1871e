"""The lists of the product ask for days in date inputs, none in a text box."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.people import Agency

# Addresses of lists with the parameters that hold a day.
DAYS = {
    "rules:index": {"on"},
    "organization:people": {"on"},
    "organization:units": {"on"},
    "duties:obligations": {"on", "due_from", "due_to"},
}


@pytest.mark.parametrize("name", DAYS)
def test_the_lists_of_the_product_do_so(agency: Agency, client: Client, name: str) -> None:
    answer = agency.sign_in(client, "alice").get(reverse(name))
    soup = BeautifulSoup(answer.content, "html.parser")
    dates = {box["name"] for box in soup.select(".mz-filters input[type=date]")}
    assert dates == DAYS[name]
