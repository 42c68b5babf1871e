"""What the programming interface takes and gives."""

from typing import Any

from django.conf import settings
from ninja import Field, Schema
from pydantic import ConfigDict


class Query(Schema):
    """A query, how it is written, and filters that are added to it."""

    q: str = Field("", max_length=50_000, description="Query in any dialect", examples=["锂电池 隔膜"])
    dialect: str = Field(
        "", max_length=20, description="incopat, cnipa, cnipr, cql, patsnap, patentscope, brs, plain"
    )


class Asked(Query):
    """A page of a search."""

    sort: str = Field("relevance", max_length=40, examples=["-published"])
    start: int = Field(0, ge=0, lt=settings.SEARCH_REACH)
    size: int = Field(min(20, settings.API_PAGE), ge=1, le=settings.API_PAGE)
    family: bool = Field(False, description="Show one document of each family")


class Whole(Query):
    """All of a result."""

    sort: str = Field(
        "", max_length=40, description="Left out: in the order of numbers", examples=["-published"]
    )
    family: bool = Field(False, description="Give one document of each family")


class Fault(Schema):
    """Why there is no answer. ``position`` and ``length`` point into the query, in characters.

    ``corrected`` is the whole query with ``suggestion`` in its place; empty where the suggestion is but an example.
    """

    message: str
    position: int | None = None
    length: int | None = None
    suggestion: str = ""
    corrected: str = ""


class Hit(Schema):
    """A document found. Days are ISO 8601; what a document does not have is left out."""

    model_config = ConfigDict(extra="forbid")

    number: str
    title: str
    application: str = ""
    applicants: list[str] = []
    inventors: list[str] = []
    filed: str | None = None
    published: str | None = None
    type: str = ""
    stage: str = ""
    status: str = ""
    classes: list[str] = []
    family: str = ""


class Found(Schema):
    """A page of a result. ``exact`` is false when ``total`` is a lower bound."""

    query: str
    dialect: str
    explained: str
    notes: list[str]
    total: int
    exact: bool
    hits: list[Hit]


class Explained(Schema):
    """A query in plain words and in each dialect that can say it."""

    query: str
    dialect: str
    chinese: str
    english: str
    written: dict[str, str]


class Aggregate(Query):
    """Figures over a result, in the Elasticsearch form without the outer name."""

    aggregations: dict[str, Any] = Field(
        examples=[{"years": {"terms": {"field": "published_year", "size": 10}}}]
    )


class Figures(Schema):
    """The figures, by the names they were asked under."""

    aggregations: dict[str, Any]
