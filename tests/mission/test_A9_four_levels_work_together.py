"""A9 四级联动（党组—总支—支部—党小组/党员）: a branch user sees the own branch only, at each of four levels."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.people import Agency

PARTY = {"group", "general_branch", "branch_one", "branch_two", "cell"}
# Each person and the Party units that person reaches, one for every level of the tree.
REACH = {
    "alice": PARTY,
    "trent": {"general_branch", "branch_one", "branch_two", "cell"},
    "bob": {"branch_one", "cell"},
    "frank": {"branch_two"},
    "judy": {"cell"},
}


def party_units_shown(agency: Agency, client: Client, name: str) -> set[str]:
    page = BeautifulSoup(agency.sign_in(client, name).get("/organization/").content, "html.parser")
    shown = {link.text.strip() for link in page.select("table.mz-tree a")}
    return {unit for unit in PARTY if agency.units[unit].name in shown}


@pytest.mark.parametrize("name", REACH)
def test_A9_each_level_sees_itself_and_what_is_below(agency: Agency, client: Client, name: str) -> None:
    assert party_units_shown(agency, client, name) == REACH[name]


@pytest.mark.parametrize("name", REACH)
def test_A9_the_list_the_page_and_the_file_show_the_same(agency: Agency, client: Client, name: str) -> None:
    agency.sign_in(client, name)
    for unit in PARTY:
        found = client.get(f"/organization/units/{agency.units[unit].pk}/").status_code
        assert found == (200 if unit in REACH[name] else 404), unit
        listed = client.get("/organization/people/", {"unit": agency.units[unit].code}).status_code
        assert listed == (200 if unit in REACH[name] else 422), unit


def test_A9_a_branch_secretary_does_not_see_the_people_of_the_other_branch(
    agency: Agency, client: Client
) -> None:
    page = agency.sign_in(client, "bob").get("/organization/people/?export=csv")
    listed = b"".join(page).decode() if page.streaming else page.content.decode()

    assert "海迪" in listed
    assert "朱迪" in listed
    assert "伊凡" not in listed
    assert client.get(f"/organization/people/{agency.ivan.pk}/").status_code == 404
    assert client.get(f"/organization/posts/{agency.posts['branch_two_secretary'].pk}/").status_code == 404


def test_A9_the_four_levels_stand_one_below_the_other(agency: Agency, client: Client) -> None:
    page = BeautifulSoup(agency.sign_in(client, "alice").get("/organization/").content, "html.parser")
    levels = {
        row.select_one("a").text.strip(): int(row["aria-level"])  # type: ignore[union-attr, arg-type]
        for row in page.select("#tree-party tr[aria-level]")
    }

    assert levels == {"局党组": 1, "机关党总支": 2, "第一党支部": 3, "第二党支部": 3, "第一党小组": 4}
