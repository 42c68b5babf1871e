"""What people type, as far as the documents it finds: read, made ready, and asked of the engine in memory."""

from functools import lru_cache

import pytest

from mingze.services.patents import numbers
from mingze.services.search.document import Document
from mingze.services.search.engines.null import NullEngine
from mingze.services.search.language.reading import parse
from mingze.services.search.language.resolving import Context, resolve
from tests.services.search.engines.library import LIBRARY
from tests.services.search.engines.tuning import WEIGHTS

PLACES = [
    Document("p1", {"title": ["泵"]}, {"province": ["浙江省"], "city": ["杭州市"], "county": ["萧山区"]}),
    Document("p2", {"title": ["泵"]}, {"province": ["河南省"], "city": ["郑州市"], "type": ["invention"]}),
    Document("p3", {"title": ["泵"]}, {"province": ["北京市"], "city": ["北京市"], "status": ["valid"]}),
    Document(
        "p4", {"title": ["泵"]}, {"province": ["吉林省"], "city": ["延边朝鲜族自治州"]}, {"filed": [20200110]}
    ),
]
HITS = [
    ("(空调)/ti", "a06 a07 a08"),
    ("((data))/TI", "a11 a12"),
    ("(空调)/TI AND (F25B39/02)/IC", "a06"),
    ("(computer)/TI/AB", "a13"),
    ("ap-province=浙江", "p1"),
    ("国省代码=北京", "p3"),
    ("pc-cn=41", "p2"),
    ("city=杭州", "p1"),
    ("city=郑州 or city=延边", "p2 p4"),
    ("county=萧山", "p1"),
    ("motor or battery not charger", "a04 a18"),
    ("data and the line", "a11 a12"),
    ("ipc=H01M 4/38 (2006.01)", "a01 a04"),
    ("pn=CN 110000001 A", "a01"),
    ("pt==发明", "p2"),
    ("status==有效", "p3"),
    ('ad=="2020-01-10"', "a01 p4"),
    ("pn=CN 110000001 A and ti=电池", "a01"),
    ('ap="Stone & Sons"', "a05"),
    ("申请人：河口电源有限公司", "a03 a30"),
]


@lru_cache
def engine() -> NullEngine:
    """The library of the engines' tests, with places, types and states as documents carry them."""
    made = NullEngine(weights=WEIGHTS)
    made.apply([*LIBRARY, *PLACES], version=1)
    return made


@pytest.mark.parametrize(("typed", "found"), HITS)
def test_a_typed_query_finds(typed: str, found: str) -> None:
    query = resolve(parse(typed, numbers=numbers.parse).query, Context(numbers=numbers.parse))
    assert list(engine().keys(query)) == found.split()
