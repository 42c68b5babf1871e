"""Aggregations that every engine has to answer alike; each engine's own test file runs this class."""

from collections.abc import Mapping
from typing import Any

import pytest

from mingze.services.search.engines.aggregations import BadAggregation
from mingze.services.search.engines.port import Engine
from mingze.services.search.language.tree import Everything, InField, Not, Query, Term, Unit
from tests.services.search.engines.asking import title, together, truth

GEARS = title("齿轮箱")
BY_YEAR = {"date_histogram": {"field": "filed", "calendar_interval": "year"}}
BY_MONTH = {"date_histogram": {"field": "filed", "calendar_interval": "month"}}
COUNTS: list[tuple[Query, dict[str, Any]]] = [
    (Everything(), {"office": {"terms": {"field": "office"}}}),
    (Everything(), {"one": {"terms": {"field": "office", "size": 1}}, "two": {"terms": {"field": "ipc", "size": 2}}}),
    (GEARS, {"ipc": {"terms": {"field": "ipc", "size": 5}}, "who": {"terms": {"field": "applicant", "size": 3}}}),
    (GEARS, {"up": {"terms": {"field": "filed_year", "order": {"_key": "asc"}}}}),
    (GEARS, {"down": {"terms": {"field": "ipc", "size": 4, "order": {"_key": "desc"}}}}),
    (Everything(), {"year": BY_YEAR, "month": BY_MONTH}),
    (Everything(), {"office": {"terms": {"field": "office"}, "aggs": {"year": BY_YEAR | {
        "aggs": {"who": {"terms": {"field": "applicant", "size": 2}}}}}}}),
    (GEARS, {"claims": {"histogram": {"field": "claim_count", "interval": 2}, "aggs": {
        "office": {"terms": {"field": "office"}}}}}),
    (GEARS, {"claims": {"range": {"field": "claim_count", "ranges": [
        {"to": 2}, {"from": 2, "to": 4}, {"from": 4, "key": "many"}]}, "aggs": {"year": BY_YEAR}}}),
    (Everything(), {
        "chinese": {"filter": {"term": {"office": "cn"}}, "aggs": {"status": {"terms": {"field": "status"}}}},
        "two": {"filter": {"terms": {"office": ["US", "EP"]}}},
        "late": {"filter": {"range": {"filed": {"gte": 20200101, "lt": 20210101}}}, "aggs": {"month": BY_MONTH}},
        "offices": {"cardinality": {"field": "office"}},
        "applicants": {"cardinality": {"field": "applicant"}},
    }),
    (Everything(), {"events": {"terms": {"field": "event_kind"}}, "from": {"terms": {"field": "event_from"}},
                    "when": {"date_histogram": {"field": "event_date", "calendar_interval": "year"}}}),
    (together("负极", "硅", Unit.SENTENCE), {"office": {"terms": {"field": "office"}}}),
    (Everything(), {"none": {"filter": {"terms": {"office": []}}}}),
    (Not(InField("first_claim", Term("一"))), {"f": {"filter": {"term": {"status": "有效"}}}}),
    (title("没有"), {"office": {"terms": {"field": "office"}}, "year": BY_YEAR}),
]  # fmt: skip
"""Questions and what is counted over their documents."""


class Counts:
    """``engine`` holds the library and is not changed."""

    @pytest.mark.parametrize("number", range(len(COUNTS)))
    def test_counts_are_those_of_the_documents(self, engine: Engine, number: int) -> None:
        query, aggregations = COUNTS[number]
        assert engine.aggregate(query, aggregations) == truth().aggregate(query, aggregations)

    def test_combinations_are_counted_page_by_page(self, engine: Engine) -> None:
        sources = [{"office": {"terms": {"field": "office"}}}, {"year": {"terms": {"field": "filed_year"}}}]
        whole = {"all": {"composite": {"sources": sources, "size": 1000}}}
        expected = truth().aggregate(GEARS, whole)["all"]["buckets"]
        found: list[Mapping[str, Any]] = []
        after: dict[str, Any] = {}
        while True:
            composite = {"sources": sources, "size": 4} | after
            page = engine.aggregate(GEARS, {"page": {"composite": composite}})["page"]
            found += page["buckets"]
            if "after_key" not in page:
                break
            after = {"after": page["after_key"]}
        assert found == expected

    @pytest.mark.parametrize(
        "wrong",
        [
            {"terms": {"field": "title"}},
            {"terms": {"field": "nothing"}},
            {"terms": {"field": "office", "size": 0}},
            {"terms": {"field": "office", "order": {"_count": "asc"}}},
            {"date_histogram": {"field": "filed", "calendar_interval": "week"}},
            {"date_histogram": {"field": "office", "calendar_interval": "year"}},
            {"significant_terms": {"field": "office"}},
            {"terms": {"field": "office"}, "aggs": {"f": {"filter": {"term": {"office": "CN"}}}}},
            {"filter": {"match": {"title": "x"}}},
            {"range": {"field": "claim_count", "ranges": []}},
            {"composite": {"sources": []}},
            {},
            "terms",
        ],
    )
    def test_other_aggregations_are_refused(self, engine: Engine, wrong: object) -> None:
        with pytest.raises(BadAggregation):
            engine.aggregate(Everything(), {"a": wrong})
