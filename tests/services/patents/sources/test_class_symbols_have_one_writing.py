"""The many writings of class symbols, and the headings of descriptions, each to the one thing they mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingze.services.patents.record import Scheme, SectionKind, Symbol
from mingze.services.patents.sources.texts import headings
from mingze.services.patents.sources.values import symbols


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H04N   1/40        20060101AFI20051109BHEP        ", "H04N1/40"),
        ("C12N001/20", "C12N1/20"),
        ("H03M 1300", "H03M13/00"),
        ("C12Q  168", "C12Q1/68"),
        ("A42B  300", "A42B3/00"),
        ("A61K 31135", "A61K31/135"),
        ("a61n 5/00 (2006.01)", "A61N5/00"),
        ("Y02E  10/50", "Y02E10/50"),
        ("H04L", "H04L"),
        ("0204", ""),
        ("none", ""),
    ],
)
def test_ipc(text: str, code: str) -> None:
    assert symbols.ipc_code(text) == code


def test_what_stands_beside_an_ipc_symbol() -> None:
    assert symbols.ipc("B23K  26/53        20140101ALN20210219BHJP") == Symbol(
        scheme=Scheme.IPC, code="B23K26/53", inventive=False, version=date(2014, 1, 1), office="JP"
    )
    assert symbols.ipc("H04N   1/40        20130101 FI20130101BHEP", scheme=Scheme.CPC) == Symbol(
        scheme=Scheme.CPC,
        code="H04N1/40",
        first=True,
        inventive=True,
        version=date(2013, 1, 1),
        office="EP",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("206531", "206/531"),
        ("206  15", "206/1.5"),
        ("220 2391", "220/23.91"),
        (" 53492", "53/492"),
        ("  2423", "2/423"),
        ("D 1101", "D1/101"),
        ("D24100", "D24/100"),
        (" D2700", "D2/700"),
        ("273157 R", "273/157R"),
        (" 96  1 R", "96/1R"),
        ("463 16- 25", "463/16-25"),
        ("D 1100-199", "D1/100-199"),
        ("536 18.1", "536/18.1"),
        ("148/33.2", "148/33.2"),
        ("  2DIG 9", "2/DIG9"),
        ("PLT101", "PLT/101"),
        ("G9B 21", "G9B/21"),
        ("", ""),
        ("unstructured", ""),
    ],
)
def test_us_classes(text: str, code: str) -> None:
    assert symbols.uspc_code(text) == code


@pytest.mark.parametrize(
    ("kind", "subclass", "code"),
    [
        ("435", "252100", "435/252.1"),
        ("435", "001000", "435/1"),
        ("D06", "157R00", "D06/157R"),
        ("4", "", ""),
    ],
)
def test_us_classes_of_six_characters(kind: str, subclass: str, code: str) -> None:
    assert symbols.uspc_of_six(kind, subclass) == code


@pytest.mark.parametrize(
    ("text", "code"), [("0101", "01-01"), ("09-03", "09-03"), ("LOC (10) Cl. 9.3", "09-03"), ("x", "")]
)
def test_locarno(text: str, code: str) -> None:
    assert symbols.locarno_code(text) == code


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_no_text_breaks_the_readers_of_symbols(text: str) -> None:
    symbols.ipc(text)
    symbols.uspc_code(text)
    symbols.uspc_of_six(text[:3], text[3:])
    symbols.locarno_code(text)
    headings.kind_of(text)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("FIELD OF THE INVENTION", SectionKind.TECHNICAL_FIELD),
        ("1. Technical Field", SectionKind.TECHNICAL_FIELD),
        ("Description of Related Art", SectionKind.BACKGROUND),
        ("BACKGROUND", SectionKind.BACKGROUND),
        ("II. SUMMARY OF THE INVENTION", SectionKind.DISCLOSURE),
        ("Brief Description of the Several Views of the Drawings", SectionKind.DRAWINGS),
        ("DESCRIPTION OF THE PREFERRED EMBODIMENTS", SectionKind.EMBODIMENTS),
        ("BEST MODE FOR CARRYING OUT THE INVENTION", SectionKind.EMBODIMENTS),
        ("CROSS-REFERENCE TO RELATED APPLICATIONS", SectionKind.OTHER),
        ("STATEMENT REGARDING FEDERALLY SPONSORED RESEARCH", SectionKind.OTHER),
        ("Stand der Technik", SectionKind.BACKGROUND),
        ("Domaine technique", SectionKind.TECHNICAL_FIELD),
        ("【発明を実施するための形態】", SectionKind.EMBODIMENTS),
        ("Light Emitting Element", None),
    ],
)
def test_headings_open_parts(heading: str, kind: SectionKind | None) -> None:
    assert headings.kind_of(heading) == kind
