"""The ways of writing a query."""

from dataclasses import dataclass
from enum import StrEnum

from mingze.core.kernel.refusals import Sentence
from mingze.services.search.language.tree import Query


class Dialect(StrEnum):
    """Each is written as in the system whose searchers know it; ``INCOPAT`` can say everything the tree can."""

    INCOPAT = "incopat"
    CNIPA = "cnipa"
    CNIPR = "cnipr"
    CQL = "cql"
    PATSNAP = "patsnap"
    PATENTSCOPE = "patentscope"
    BRS = "brs"
    PLAIN = "plain"


TITLES: dict[Dialect, tuple[str, str]] = {
    Dialect.INCOPAT: ("字段=值（incoPat写法）", "field=value as in incoPat"),
    Dialect.CNIPA: ("国家知识产权局、Questel写法", "CNIPA and Questel"),
    Dialect.CNIPR: ("CNIPR、TRS写法", "CNIPR and TRS"),
    Dialect.CQL: ("欧洲专利局CQL", "EPO CQL"),
    Dialect.PATSNAP: ("字段:值（智慧芽写法）", "FIELD:value as in PatSnap"),
    Dialect.PATENTSCOPE: ("PATENTSCOPE写法", "PATENTSCOPE"),
    Dialect.BRS: ("美国专利商标局BRS", "USPTO BRS"),
    Dialect.PLAIN: ("简单检索框", "Plain box"),
}
"""Names for people, Chinese and English."""


@dataclass(frozen=True)
class Parsed:
    """A query that was read: its tree, the dialect it was read as, and Chinese sentences on what was assumed."""

    query: Query
    dialect: Dialect
    notes: tuple[Sentence, ...] = ()
