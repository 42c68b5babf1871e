"""Bytes changed, lost or doubled at random: every outcome is a record or a rejection, never an error, and bounded."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingze.services.patents.record import Patent, Rejected
from mingze.services.patents.sources.jpo import reading as jpo
from mingze.services.patents.sources.port import HEAD, Format
from mingze.services.patents.sources.st36 import reading as st36
from mingze.services.patents.sources.st96 import reading as st96
from mingze.services.patents.sources.us import greenbook_reading as us_greenbook
from mingze.services.patents.sources.us import pap_reading as us_pap
from mingze.services.patents.sources.us import sgml_reading as us_sgml
from mingze.services.patents.sources.us import xml_reading as us_xml
from tests.services.patents.sources.samples import sample

GRANT = """<?xml version="1.0"?><us-patent-grant lang="EN"><us-bibliographic-data-grant><publication-reference>
<document-id>
<country>US</country><doc-number>08000001</doc-number><kind>B2</kind><date>20110816</date></document-id>
</publication-reference><application-reference appl-type="utility"><document-id><country>US</country>
<doc-number>12000001
</doc-number><date>20100101</date></document-id></application-reference><classifications-ipcr><classification-ipcr>
<section>
A</section><class>01</class><subclass>B</subclass><main-group>1</main-group><subgroup>02</subgroup>
</classification-ipcr>
</classifications-ipcr><classification-national><main-classification>463 16- 25</main-classification>
</classification-national><us-references-cited><us-citation><patcit><document-id><country>JP</country><doc-number>10-1
</doc-number><date>19980100</date></document-id></patcit><category>cited by examiner</category></us-citation>
</us-references-cited></us-bibliographic-data-grant><claims><claim id="CLM-1" num="1"><claim-text>1. A <claim-ref
 idref="CLM-9 x">claim 9</claim-ref></claim-text></claim></claims></us-patent-grant>"""
OLD = """<PATDOC DTD="2.4"><SDOBI><B100><B110><DNUM><PDAT>06400001</PDAT></DNUM></B110><B130><PDAT>B1</PDAT></B130>
<B140><DATE><PDAT>20020604</PDAT></DATE></B140></B100><B300><B310><DNUM><PDAT>11-1</PDAT></DNUM></B310><B320><DATE>
<PDAT>
19990101</PDAT></DATE></B320><B330><CTRY><PDAT>JP</PDAT></CTRY></B330></B300><B500><B510><B511><PDAT>A01B 102</PDAT>
</B511>
</B510></B500></SDOBI><SDOCL><CL><CLM ID="CLM-1"><PARA><PTEXT><PDAT>1. &agr;</PDAT></PTEXT></PARA></CLM></CL>
</SDOCL></PATDOC>"""
PAP = """<?xml version="1.0"?><patent-application-publication><subdoc-bibliographic-information><document-id>
<doc-number>
20010000001</doc-number><kind-code>A1</kind-code><document-date>20010315</document-date></document-id>
<technical-information>
<classification-ipc><classification-ipc-primary><ipc>A01B001/02</ipc></classification-ipc-primary></classification-ipc>
</technical-information></subdoc-bibliographic-information><subdoc-claims><claim id="C1"><claim-text>1. A thing.
</claim-text></claim></subdoc-claims></patent-application-publication>"""
TEXT = """PATN
WKU  043757022
SRC  6
APN  2745224
APD  19810617
TTL  Device
ISD  19830308
NCL  9
PRIR
CNT  JPX
APD  19800101
APN  55-1
CLAS
OCL    2423
ICL  A42B  300
FREF
PNO  2191674
ISD  19900700
CNT  JPX
CLMS
NUM  1.
PAR  1. A .alpha. ##STR1##
TBL  A    B
"""
GAZETTE = """<?xml version="1.0"?><jp-official-gazette kind-of-st16="A" xmlns:jp="http://www.jpo.go.jp">
<bibliographic-data>
<publication-reference><document-id><country>JP</country><doc-number>1998123456</doc-number><date>19980512</date>
</document-id>
</publication-reference><classification-national><main-clsf>H01L21/78 M</main-clsf></classification-national>
</bibliographic-data><claims><claim num="1"><claim-text>A<br/>B</claim-text></claim></claims></jp-official-gazette>"""
EUROPEAN = """<?xml version="1.0"?><ep-patent-document lang="en" country="EP" kind="B1"><SDOBI><B100>
<B110>1000001</B110>
<B140><date>20200108</date></B140></B100><B300><B310>2004351438</B310><B320><date>20041203</date></B320><B330>
<ctry>JP</ctry>
</B330></B300><B500><B510><B511> 7F 04D  29/18</B511></B510><B540><B541>en</B541><B542>Pump</B542></B540></B500>
<B700><B720>
<B721><snm>Bob
c/o Alice</snm></B721></B720></B700></SDOBI><claims><claim><claim-text>Pump of claims 1 to 3</claim-text></claim>
</claims>
</ep-patent-document>"""
MODERN = """<?xml version="1.0"?><p:PatentPublication xmlns:p="x"><p:BibliographicData>
<p:PatentPublicationIdentification>
<p:IPOfficeCode>US</p:IPOfficeCode><p:PublicationNumber>8000001</p:PublicationNumber><p:PublicationDate>2011-08-16
</p:PublicationDate></p:PatentPublicationIdentification><p:ClaimTotalQuantity>1</p:ClaimTotalQuantity>
</p:BibliographicData>
<p:Claims><p:Claim><p:ClaimNumber>1</p:ClaimNumber><p:ClaimText>1. A thing</p:ClaimText></p:Claim></p:Claims>
</p:PatentPublication>"""
INPUTS: list[tuple[Format, str]] = [
    (us_xml.FORMAT, GRANT * 2),
    (us_sgml.FORMAT, OLD * 2),
    (us_pap.FORMAT, PAP * 2),
    (us_greenbook.FORMAT, TEXT * 2),
    (jpo.FORMAT, GAZETTE),
    (st36.FORMAT, EUROPEAN),
    (st96.FORMAT, MODERN),
]
SAMPLES = [
    "uspto/ipg08672134.xml",
    "uspto/pg06442728.xml",
    "uspto/pftaps057006474.txt",
    "wipo/st96_publication.xml",
]
FORMATS = {SAMPLES[0]: us_xml, SAMPLES[1]: us_sgml, SAMPLES[2]: us_greenbook, SAMPLES[3]: st96}


def spoilt(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """``data`` with stretches replaced: where, how many bytes, by what."""
    changed = bytearray(data)
    for place, length, by in changes:
        at = place % max(1, len(changed))
        changed[at : at + length] = by
    return bytes(changed)


CHANGES = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=6
)


@pytest.mark.parametrize(("format_", "document"), INPUTS, ids=[one.name for one, _ in INPUTS])
def test_whole_documents_are_records(format_: Format, document: str) -> None:
    results = list(format_.read(io.BytesIO(document.encode()), name="t"))
    assert results
    assert all(isinstance(one, Patent) for one in results), results


@pytest.mark.parametrize(("format_", "document"), INPUTS, ids=[one.name for one, _ in INPUTS])
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_spoilt_documents_raise_nothing(
    format_: Format, document: str, changes: list[tuple[int, int, bytes]]
) -> None:
    data = spoilt(document.encode(), changes)
    format_.recognises(data[:HEAD])
    for one in format_.read(io.BytesIO(data), name="t"):
        assert isinstance(one, Patent | Rejected)
        if isinstance(one, Rejected):
            assert one.reason
            assert len(str(one)) < 1000


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_spoilt_files_of_offices_raise_nothing(name: str, changes: list[tuple[int, int, bytes]]) -> None:
    data = spoilt(sample(name), changes)
    for one in FORMATS[name].FORMAT.read(io.BytesIO(data), name="t"):
        assert isinstance(one, Patent | Rejected)


@pytest.mark.parametrize("format_", [one for one, _ in INPUTS], ids=lambda one: one.name)
@settings(max_examples=20, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_at_all_raise_nothing(format_: Format, data: bytes) -> None:
    assert format_.recognises(data[:HEAD]) in {True, False}
    for one in format_.read(io.BytesIO(data), name="t"):
        assert isinstance(one, Patent | Rejected)


def test_entities_that_multiply_are_not_expanded() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE us-patent-grant [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + GRANT.split("?>", 1)[1].replace("1. A ", "1. A &c;&x;")
    )
    results = list(us_xml.FORMAT.read(io.BytesIO(bomb.encode()), name="t"))
    assert [type(one).__name__ for one in results] == ["Rejected"]


def test_a_text_line_without_end_does_not_fill_the_memory() -> None:
    endless = TEXT.encode() + b"PAR  " + b"x" * (17 * 1024 * 1024)
    results = list(us_greenbook.FORMAT.read(io.BytesIO(endless), name="t"))
    assert [str(one) for one in results] == ["单篇文献过大"]
