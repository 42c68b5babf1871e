"""Whoever searches can see what there is to be found: how much of each office, and from when to when."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from mingze.portal.coverage import coverage_of
from mingze.portal.views import guiding
from mingze.services.patents.library import Library
from mingze.services.search.engines.port import EngineDown
from tests.portal.shelf import COUNT, shelved

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_each_office_stands_with_its_documents_and_days(client: Client) -> None:
    days = sorted(
        day for dossier in shelved().corpus.documents() if (day := dossier.patent.published) is not None
    )
    start = page(client, "/search/")
    link = start.find("a", string="收录范围")
    assert link is not None

    [line] = page(client, str(link["href"])).select("tbody tr")  # type: ignore[index]

    assert [cell.text for cell in line.select("th, td")] == [
        "中国", str(COUNT), f"{days[0]:%Y-%m-%d}", f"{days[-1]:%Y-%m-%d}",
    ]  # fmt: skip
    found = page(client, str(line.select_one("a")["href"]))  # type: ignore[index]
    assert f"共{COUNT}篇" in found.text


def test_what_was_found_is_kept_until_the_index_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    library = shelved()
    first = coverage_of(library)
    monkeypatch.setattr(Library, "aggregate", lambda *asked: pytest.fail("asked again"))
    assert coverage_of(library) == first
    monkeypatch.setattr(type(library.engine), "version", property(lambda engine: 10**9))
    with pytest.raises(pytest.fail.Exception, match="asked again"):
        coverage_of(library)


def test_an_engine_that_does_not_answer_is_said_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(library: Library) -> None:
        raise EngineDown("http://nowhere")

    monkeypatch.setattr(guiding, "coverage_of", down)
    answer = client.get("/search/coverage/")
    assert answer.status_code == 503
    assert "检索服务" in answer.content.decode()
    assert "nowhere" not in answer.content.decode()
