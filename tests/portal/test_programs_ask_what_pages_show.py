"""The programming interface: the same library, the same faults, in JSON."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from mingze.portal.api.interface import without_folder
from mingze.services.patents.record import Source
from tests.portal.shelf import COUNT, FIRST, shelved
from tests.services.patents.made import patent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelved() -> None:
    shelved()
    cache.clear()


def got(client: Client, address: str, status: int = 200, **given: Any) -> Any:
    response = client.get(f"/api/v1/{address}", given)
    body = b"".join(response)
    assert response.status_code == status, body
    return json.loads(body)


def test_a_search_gives_hits_total_and_what_was_understood(client: Client) -> None:
    found = got(client, "search", q="电池隔膜", size=2)

    assert (found["total"], found["exact"], len(found["hits"])) == (COUNT, True, 2)
    assert found["explained"]
    assert found["dialect"] == "plain"


def test_pages_follow_one_another(client: Client) -> None:
    numbers = [
        hit["number"]
        for start in range(0, COUNT, 20)
        for hit in got(client, "search", q="电池隔膜", start=start, sort="published")["hits"]
    ]

    assert len(set(numbers)) == len(numbers) == COUNT


def test_a_document_is_given_whole_under_any_writing(client: Client) -> None:
    record = got(client, "documents/CN 110000000 A")

    assert record["number"] == FIRST
    assert record["symbols"][0]["code"] == "H01M50/409"
    assert record["events"][0]["text"] == "实质审查的生效"


def test_a_document_that_is_not_held_is_not_found(client: Client) -> None:
    assert "message" in got(client, "documents/CN999999999A", 404)


def test_a_fault_points_into_the_query(client: Client) -> None:
    fault = got(client, "search", 400, q="tii=(电池)")

    assert (fault["position"], fault["length"], fault["suggestion"]) == (0, 3, "TI")
    assert fault["corrected"] == "TI=(电池)"
    assert got(client, "search", q=fault["corrected"])["total"] > 0


@pytest.mark.parametrize(
    "given", [{"sort": "nothing"}, {"size": 0}, {"size": 10_000}, {"start": -1}, {"dialect": "klingon"}]
)
def test_what_is_not_offered_is_refused_in_the_same_form(client: Client, given: dict[str, Any]) -> None:
    assert got(client, "search", 422, q="电池", **given)["message"]


def test_figures_count_what_a_search_finds(client: Client) -> None:
    asked = {"q": "电池隔膜", "aggregations": {"who": {"terms": {"field": "applicant", "size": 20}}}}
    answer = client.post("/api/v1/aggregate", asked, content_type="application/json").json()

    assert sum(one["doc_count"] for one in answer["aggregations"]["who"]["buckets"]) == COUNT


def test_an_aggregation_nobody_answers_is_refused(client: Client) -> None:
    asked = {"q": "电池", "aggregations": {"x": {"significant_terms": {"field": "title"}}}}

    assert client.post("/api/v1/aggregate", asked, content_type="application/json").status_code == 400


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-hans", "聚合“n”：“title”不是可以计数的字段"),
        ("en", "Aggregation “n”: “title” is no field that can be counted"),
    ],
)
def test_what_is_wrong_with_figures_is_said_in_the_language_of_the_program(
    client: Client, language: str, said: str
) -> None:
    asked = {"q": "电池", "aggregations": {"n": {"terms": {"field": "title"}}}}
    headers = {"accept-language": language}
    response = client.post("/api/v1/aggregate", asked, content_type="application/json", headers=headers)
    assert response.status_code == 400
    assert response.json()["message"] == said


def test_an_export_holds_every_document(client: Client) -> None:
    found = got(client, "export", q="电池隔膜")
    numbers = [one["number"] for one in found]
    assert (len(numbers), numbers) == (COUNT, sorted(numbers))
    assert found[0]["address"] == f"http://testserver/patents/{numbers[0]}/"


@pytest.mark.parametrize(
    "asked", [{"sort": "-published"}, {"sort": "published", "family": True}, {"family": True}]
)
def test_an_export_has_the_order_and_the_families_of_a_search(client: Client, asked: dict[str, Any]) -> None:
    exported = [one["number"] for one in got(client, "export", q="电池隔膜", **asked)]
    shown = got(client, "search", q="电池隔膜", size=100, **({"sort": "publication"} | asked))["hits"]
    assert exported == [one["number"] for one in shown]
    assert len(exported) < COUNT or "family" not in asked


def test_a_query_is_explained_in_both_languages_and_every_dialect_that_can(client: Client) -> None:
    found = got(client, "explain", q="ti=(电池 (5w) 隔膜)")

    assert found["chinese"].startswith("查找")
    assert found["english"].startswith("Documents")
    assert {"incopat", "cnipa", "cql", "patsnap"} <= found["written"].keys()


def test_the_interface_describes_itself(client: Client) -> None:
    paths = got(client, "openapi.json")["paths"]

    assert {path.removeprefix("/api/v1") for path in paths} == {
        "/search",
        "/documents/{number}",
        "/aggregate",
        "/export",
        "/explain",
    }


@override_settings(API_RATE="3/m")
def test_who_asks_too_often_is_told_to_wait(client: Client) -> None:
    assert [client.get("/api/v1/explain", {"q": "电池"}).status_code for _ in range(4)] == [
        200,
        200,
        200,
        429,
    ]


def test_every_refusal_is_json(client: Client) -> None:
    refused = [
        (client.post("/api/v1/search"), 405),
        (client.get("/api/v1/aggregate"), 405),
        (client.get("/api/v1/nothing/there"), 404),
        (client.post("/api/v1/nothing"), 404),
        (client.post("/api/v1/aggregate", b"{", content_type="application/json"), 400),
    ]

    for response, status in refused:
        assert response.status_code == status
        assert response.json()["message"]
    assert refused[0][0]["Allow"] == "GET"
    assert client.get("/api/v1/").json()["openapi"] == "/api/v1/openapi.json"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"size": 0}, "参数“size”不得小于1"),
        ({"size": "many"}, "参数“size”应为整数"),
        ({"start": 10_000_000}, "参数“start”应小于10000"),
        ({"q": "x" * 50_001}, "参数“q”最长50000个字符"),
        ({"family": "perhaps"}, "参数“family”应为true或false"),
    ],
)
def test_what_is_wrong_with_a_parameter_is_said_in_the_words_of_the_request(
    client: Client, given: dict[str, Any], said: str
) -> None:
    assert got(client, "search", 422, **given)["message"] == said


def test_a_missing_part_of_the_body_is_named(client: Client) -> None:
    response = client.post("/api/v1/aggregate", {"q": "x"}, content_type="application/json")

    assert response.json()["message"] == "缺少参数“aggregations”"


def test_the_description_says_how_often_one_may_ask(client: Client) -> None:
    assert "120 requests a minute" in got(client, "openapi.json")["info"]["description"]


def test_people_read_about_every_operation_and_its_parameters(client: Client) -> None:
    help_page = client.get("/search/help/").content.decode()
    described = client.get("/api/v1/docs").content.decode()

    assert 'href="/api/v1/docs"' in help_page
    assert "每分钟120次" in described
    for path in got(client, "openapi.json")["paths"]:
        assert path in described
    assert "整数，1至100；不填为20" in described
    assert "http" not in "".join(line for line in described.splitlines() if "<script" in line)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/srv/in/made.xml", "made.xml"),
        ("/srv/in/made.zip!a/b.xml", "made.zip!a/b.xml"),
        ("made.xml", "made.xml"),
    ],
)
def test_where_a_record_was_imported_from_is_nobodys_business(name: str, shown: str) -> None:
    told = without_folder(patent(0, source=Source(format="made", name=name)))

    assert told.source is not None
    assert told.source.name == shown
