"""A search that was not carried out offers the corrected query only where it can be read, and elsewhere an example."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from mingze.portal.objections import objection_of
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.reading import parse

OFFERED = [
    ("(ti=battery", "(ti=battery)"),
    ('ti="a', 'ti="a"'),
    ("pd=[20200101,20201231]", "pd=[20200101 to 20201231]"),
    ("pd=20200101-20201231", "pd=[20200101 to 20201231]"),
    ("tiab=空调 R=(CN1)", "tiab=空调 and R=(CN1)"),
    ("event=质押", "event=(kind=质押)"),
    ('ap=Stone & Sons and ti="x', ""),
    ("lg=zhiya", ""),
]


@pytest.mark.parametrize(("typed", "corrected"), OFFERED)
def test_the_corrected_query_can_be_read(typed: str, corrected: str) -> None:
    with pytest.raises(QueryFault) as raised:
        parse(typed)
    objection = objection_of(raised.value, typed)
    assert objection.corrected == corrected
    assert objection.before + objection.marked + objection.after == typed


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "linked"), [("(ti=电池", "(ti=电池)"), ("lg=zhiya", "")])
def test_only_a_query_that_can_be_read_is_a_link(client: Client, typed: str, linked: str) -> None:
    found = BeautifulSoup(client.get("/search/", {"q": typed}).content, "html.parser")
    link = found.select_one("[role=alert] a")
    assert (link.text if link else "") == linked
    assert "可改为" in found.select_one("[role=alert]").text  # type: ignore[union-attr]
