"""Numbers that offices print without the year of an emperor or without the series: the day beside them tells."""

from datetime import date

import pytest
from lxml import etree

from mingze.services.patents.sources.cnipa.references import Named, application
from mingze.services.patents.sources.markup.elements import others
from mingze.services.patents.sources.st36.parts import applied
from mingze.services.patents.sources.values.references import Identification


@pytest.mark.parametrize(
    ("country", "number", "day", "key"),
    [
        ("US", "606,123", date(1984, 5, 1), "US06606123"),
        ("US", "606123", date(1984, 5, 1), "US06606123"),
        ("US", "34,567", date(1970, 5, 1), "US05034567"),
        ("US", "08/606123", date(1996, 5, 1), "US08606123"),
        ("JP", "3-150428", date(1991, 6, 21), "JP1991150428"),
        ("JP", "84-12345", date(1984, 1, 25), "JP1984012345"),
    ],
)
def test_an_application_of_a_foreign_office(country: str, number: str, day: date, key: str) -> None:
    """Series by the year of filing: MPEP 503."""
    assert applied(Identification(country, number, "", day, "")).key == key


def test_priorities_in_chinese_documents_too() -> None:
    """TRS 优先权 and CNIPA ``Priority`` print ``US 606,123`` beside its day."""
    assert application(Named(office="US", text="606,123", on="1984.5.1")).key == "US06606123"
    assert application(Named(office="JP", text="84-12345", on="1984.4.2")).key == "JP1984012345"


def test_a_note_of_many_elements_keeps_them_apart() -> None:
    """USPTO v4.7 ``hague-agreement-data``: three days and a number, each in an element of its own."""
    root = etree.fromstring(
        "<bib><hague><filed><date>20210104</date></filed><number>DM/212345</number></hague>"
        "<formula>H<sub>2</sub>O</formula></bib>"
    )
    assert others(root, frozenset()) == [("hague", "20210104 DM/212345"), ("formula", "H2O")]
