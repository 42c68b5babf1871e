"""Bytes changed or lost at random: every outcome is a record or a rejection, never an error."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingze.services.patents.record import Event, Patent, Rejected
from mingze.services.patents.sources.exchange import reading as docdb
from mingze.services.patents.sources.lens import reading as lens
from mingze.services.patents.sources.ops import reading as ops
from mingze.services.patents.sources.port import HEAD, Format
from mingze.services.patents.sources.sheet import reading as sheet

DOCUMENT = """<exch:exchange-document country="EP" doc-number="3000000" kind="A1" date-publ="20200102" status="A">
<exch:bibliographic-data><exch:classifications-ipcr><classification-ipcr sequence="1">
<text>A61K   9/16        20060101A I20051008RMEP        </text></classification-ipcr></exch:classifications-ipcr>
<exch:priority-claims><exch:priority-claim sequence="1" data-format="docdb"><document-id><country>US</country>
<doc-number>8359798</doc-number><kind>A</kind><date>19980522</date></document-id></exch:priority-claim>
</exch:priority-claims><exch:parties><exch:applicants><exch:applicant sequence="1" data-format="docdb">
<exch:applicant-name><name>ALICE &amp; CO</name></exch:applicant-name></exch:applicant></exch:applicants></exch:parties>
<exch:references-cited><exch:citation cited-phase="SEA" sequence="1"><patcit num="1"><document-id><country>US</country>
<doc-number>5556839</doc-number><kind>A</kind></document-id></patcit><exch:rel-claims>1-3</exch:rel-claims>
</exch:citation></exch:references-cited></exch:bibliographic-data></exch:exchange-document>"""
EXCHANGE = (
    '<?xml version="1.0" encoding="UTF-8"?><exch:exchange-documents xmlns:exch="http://www.epo.org/exchange" '
    f'date-of-exchange="20240301">{DOCUMENT * 2}</exch:exchange-documents>'
).encode()
FAMILY = b"""<?xml version="1.0"?><ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org">
<ops:patent-family legal="true"><ops:family-member family-id="7"><publication-reference>
<document-id document-id-type="docdb"><country>EP</country><doc-number>2400812</doc-number><kind>A1</kind></document-id>
</publication-reference><ops:legal code="AK  " desc="STATES" infl="+"><ops:L001EP>EP</ops:L001EP><ops:L003EP>10167109
</ops:L003EP><ops:L007EP>2011-12-28</ops:L007EP><ops:L500EP><ops:L507EP desc="States">AL</ops:L507EP></ops:L500EP>
</ops:legal></ops:family-member></ops:patent-family></ops:world-patent-data>"""
JSON = json.dumps(
    {
        "ops:world-patent-data": {
            "exchange-documents": {
                "exchange-document": {
                    "@country": "EP",
                    "@doc-number": "1",
                    "@kind": "A1",
                    "abstract": {"@lang": "en", "p": {"$": "Text"}},
                }
            }
        }
    }
).encode()
LENS = b"\n".join(
    json.dumps({
        "lens_id": str(n), "jurisdiction": "EP", "doc_number": "200000" + str(n), "kind": "A1",
        "biblio": {"invention_title": [{"text": "T", "lang": "en"}], "priority_claims": {"claims": [
            {"jurisdiction": "US", "doc_number": "1234567", "date": "2010-01-02"}]}},
        "claims": [{"claims": [{"claim_text": ["1. A pump."]}], "lang": "en"}], "description": {"text": "D"},
    }).encode()
    for n in range(3)
)  # fmt: skip
TABLE = "公开（公告）号,标题,申请日,IPC\nCN113781974A,泵,2021-01-02,F04D13/06\nCN113781975A,扇,2021-01-02,\n"
INPUTS: list[tuple[Format, bytes]] = [
    (docdb.FORMAT, EXCHANGE),
    (ops.FORMAT, FAMILY),
    (ops.FORMAT, JSON),
    (lens.FORMAT, LENS),
    (lens.FORMAT, b"[" + b",".join(LENS.splitlines()) + b"]"),
    (sheet.FORMAT, TABLE.encode()),
    (sheet.FORMAT, TABLE.encode("gb18030")),
]


@pytest.mark.parametrize(
    ("form", "data"), INPUTS, ids=[f"{form.name}-{n}" for n, (form, _) in enumerate(INPUTS)]
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    spoils=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 255), st.integers(0, 12)), min_size=1, max_size=4
    )
)
def test_spoilt_bytes(form: Format, data: bytes, spoils: list[tuple[float, int, int]]) -> None:
    spoilt = bytearray(data)
    for where, byte, lost in spoils:
        place = int(where * (len(spoilt) - 1)) if spoilt else 0
        spoilt[place : place + lost] = b"" if lost > 1 else bytes([byte])
    assert isinstance(form.recognises(bytes(spoilt[:HEAD])), bool)
    for one in form.read(io.BytesIO(bytes(spoilt)), name="t"):
        assert isinstance(one, Patent | Event | Rejected)


@pytest.mark.parametrize(
    ("form", "data"), INPUTS, ids=[f"{form.name}-{n}" for n, (form, _) in enumerate(INPUTS)]
)
def test_a_cut_file_says_so_or_gives_fewer_records(form: Format, data: bytes) -> None:
    whole = sum(isinstance(one, Patent) for one in form.read(io.BytesIO(data), name="t"))
    assert whole >= 1
    for cut in range(0, len(data), max(1, len(data) // 40)):
        given_ = list(form.read(io.BytesIO(data[:cut]), name="t"))
        assert sum(isinstance(one, Patent) for one in given_) <= whole


@pytest.mark.parametrize(
    "form", [docdb.FORMAT, ops.FORMAT, lens.FORMAT, sheet.FORMAT], ids=lambda form: form.name
)
@settings(max_examples=50)
@given(data=st.binary(max_size=300))
def test_any_bytes(form: Format, data: bytes) -> None:
    form.recognises(data)
    for one in form.read(io.BytesIO(data), name="t"):
        assert isinstance(one, Patent | Event | Rejected)


def test_nothing_outside_is_fetched_and_entities_do_not_grow() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = EXCHANGE.replace(b"<exch:exchange-documents", bomb + b"<exch:exchange-documents", 1).replace(
        b"ALICE", b"&b;"
    )
    given_ = list(docdb.FORMAT.read(io.BytesIO(data), name="t"))
    assert all(isinstance(one, Rejected) for one in given_)


@pytest.mark.parametrize("opening", [b'{"a":', b"["])
def test_deep_nesting_is_turned_away(opening: bytes) -> None:
    data = b'{"ops:world-patent-data":{"x":' + opening * 5000 + b"1"
    assert all(isinstance(one, Rejected) for one in ops.FORMAT.read(io.BytesIO(data), name="t"))
    whole = b'{"lens_id":"1","description":' + b"[" * 5000 + b"]" * 5000 + b"}"
    assert all(isinstance(one, Rejected) for one in lens.FORMAT.read(io.BytesIO(whole), name="t"))
