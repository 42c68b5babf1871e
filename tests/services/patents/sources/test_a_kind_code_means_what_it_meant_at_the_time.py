"""Kind codes say which right and how far it has come, by office and day."""

from datetime import date

import pytest

from mingze.services.patents.record import Stage, Type
from mingze.services.patents.sources.values.kinds import meaning

I, U, D, P = Type.INVENTION, Type.UTILITY_MODEL, Type.DESIGN, Type.PLANT  # noqa: E741 - the offices' own letters
APPLICATION, GRANT, AMENDED, REPORT, OTHER = (
    Stage.APPLICATION, Stage.GRANT, Stage.AMENDED, Stage.SEARCH_REPORT, Stage.OTHER,
)  # fmt: skip

CASES = [
    ("CN", "A", date(2021, 12, 14), I, APPLICATION),
    ("CN", "B", date(2022, 1, 1), I, GRANT),
    ("CN", "B", date(1989, 1, 1), I, OTHER),
    ("CN", "C", date(2005, 1, 1), I, GRANT),
    ("CN", "U", date(2015, 1, 1), U, GRANT),
    ("CN", "U", date(1990, 1, 1), U, APPLICATION),
    ("CN", "Y", date(2005, 1, 1), U, GRANT),
    ("CN", "D", date(2005, 1, 1), D, GRANT),
    ("CN", "S", date(2015, 1, 1), D, GRANT),
    ("CN", "S", date(1990, 1, 1), D, APPLICATION),
    ("CN", "A8", None, I, AMENDED),
    ("CN", "C1", date(2015, 1, 1), I, AMENDED),
    ("US", "A", date(1997, 12, 23), I, GRANT),
    ("US", "A1", date(2018, 1, 4), I, APPLICATION),
    ("US", "B2", date(2011, 8, 16), I, GRANT),
    ("US", "B1", date(1999, 1, 1), I, AMENDED),
    ("US", "E1", None, I, AMENDED),
    ("US", "P2", None, P, GRANT),
    ("US", "P1", None, P, APPLICATION),
    ("US", "S1", None, D, GRANT),
    ("US", "H1", None, Type.OTHER, OTHER),
    ("EP", "A1", None, I, APPLICATION),
    ("EP", "A3", None, I, REPORT),
    ("EP", "B1", None, I, GRANT),
    ("EP", "B2", None, I, AMENDED),
    ("WO", "A1", None, I, APPLICATION),
    ("WO", "A3", None, I, REPORT),
    ("JP", "A", None, I, APPLICATION),
    ("JP", "B2", date(2015, 1, 1), I, GRANT),
    ("JP", "B2", date(1990, 1, 1), I, OTHER),
    ("JP", "U", date(1990, 1, 1), U, APPLICATION),
    ("JP", "Y", date(1990, 1, 1), U, OTHER),
    ("JP", "Y", date(2015, 1, 1), U, GRANT),
    ("GB", "A", date(1970, 1, 1), I, GRANT),
    ("GB", "A", date(1985, 1, 1), I, APPLICATION),
    ("CN", "S1", date(2015, 1, 1), D, AMENDED),
    ("CN", "C1", None, I, AMENDED),
    ("DE", "A1", None, I, APPLICATION),
    ("DE", "C2", None, I, GRANT),
    ("DE", "B4", date(2010, 1, 1), I, GRANT),
    ("DE", "U1", None, U, GRANT),
    ("DE", "T2", None, I, OTHER),
    ("KR", "B1", None, I, GRANT),
    ("FR", "A1", None, I, APPLICATION),
    ("FR", "B1", None, I, GRANT),
    ("CN", "Q", None, Type.OTHER, OTHER),
    ("", "", None, Type.OTHER, OTHER),
]


@pytest.mark.parametrize(("office", "kind", "published", "right", "stage"), CASES)
def test_a_kind_has_its_meaning(
    office: str, kind: str, published: date | None, right: Type, stage: Stage
) -> None:
    assert meaning(office, kind, published) == (right, stage)
