"""The values expected here were read from the file by eye and by another program."""

import json
from datetime import date

import pytest

from mingze.services.patents.record import Patent, Phase, Rejected, Role, Scheme
from mingze.services.patents.sources.lens.reading import FORMAT
from tests.services.patents.sources.exchange_samples import digest, found, patents, sample


@pytest.fixture
def record() -> Patent:
    return patents(FORMAT, sample("json/lens_record.json"))[0]


def test_numbers_days_and_families(record: Patent) -> None:
    assert (record.number, record.application, record.application_number) == (
        "EP2471949A1",
        "EP10197481",
        "10197481.4",
    )
    assert (record.published, record.filed) == (date(2012, 7, 4), date(2010, 12, 31))
    assert record.granted == date(2013, 12, 25)
    assert record.family == "LENS212482337"
    assert record.family_members == (
        "EP2471949B1",
        "EP2471949A1",
        "US20120172239A1",
        "ES2445709T3",
        "US20160060696A1",
    )
    assert [one.number.key for one in record.priorities] == ["EP10197481"]
    assert len(record.cited_by) == 5


def test_parties_and_classes(record: Patent) -> None:
    assert [(one.role, one.name) for one in record.parties] == [
        (Role.APPLICANT, "PROGENIKA BIOPHARMA SA"),
        (Role.INVENTOR, "OCHOA JORGE"),
        (Role.INVENTOR, "LOPEZ MONICA"),
        (Role.INVENTOR, "TEJEDOR DIEGO"),
        (Role.INVENTOR, "MARTINEZ ANTONIO"),
        (Role.INVENTOR, "SIMON LAUREANO"),
        (Role.AGENT, "Casley, Christopher Stuart"),
        (Role.OWNER, "PROGENIKA BIOPHARMA, S.A."),
    ]
    assert {one.address.country for one in record.parties[:6] if one.address} == {"ES"}
    assert record.parties[6].address
    assert record.parties[6].address.text.startswith("Mewburn Ellis LLP 33 Gutter Lane")
    codes = [(one.scheme, one.code, one.first) for one in record.symbols]
    assert codes[:3] == [
        (Scheme.IPC, "C12Q1/68", True),
        (Scheme.CPC, "C12Q1/6881", True),
        (Scheme.CPC, "C12Q2600/156", False),
    ]
    assert len(codes) == 6


def test_citations_of_patents_and_other_literature(record: Patent) -> None:
    patent = [one for one in record.citations if one.number]
    other = [one for one in record.citations if not one.number]
    assert (len(patent), len(other)) == (15, 10)
    assert patent[0].number
    assert patent[0].number.key == "WO2006075254A2"
    assert (patent[0].categories, patent[0].phase) == (("X",), Phase.SEARCH)
    assert other[1].categories == ("X", "D", "I")


def test_texts_whole(record: Patent) -> None:
    raw = json.loads(sample("json/lens_record.json"))["data"][0]
    expected = [
        "\n".join(" ".join(line.split()) for line in claim["claim_text"][0].splitlines() if line.strip())
        for claim in raw["claims"][0]["claims"]
    ]
    claims = [claim.text for claim in record.claims[0].claims]
    assert (len(claims), record.claim_count) == (15, 15)
    assert digest(claims) == digest(expected)
    assert [text.language for text in record.titles] == ["de", "en", "fr"]
    assert digest(list(record.abstracts[0].paragraphs)) == digest(
        [" ".join(raw["abstract"][0]["text"].split())]
    )
    described = " ".join(line for part in record.descriptions[0].sections for line in part.paragraphs)
    assert described.split() == raw["description"]["text"].split()


ALICE = {"lens_id": "1", "jurisdiction": "EP", "doc_number": "2000001", "kind": "A1"}
BOB = {
    "lens_id": "2",
    "jurisdiction": "US",
    "doc_number": 9000001,
    "kind": "B2",
    "publication_type": "GRANTED_PATENT",
}
BOTH = ["EP2000001A1", "US9000001B2"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ALICE) + "\n" + json.dumps(BOB) + "\n",
        json.dumps([ALICE, BOB]),
        json.dumps([ALICE, BOB], indent=2),
        json.dumps({"total": 2, "data": [ALICE, BOB], "results": 2}),
        json.dumps({"total": 2, "data": [ALICE, BOB]}, indent=1),
        json.dumps(ALICE, indent=2) + json.dumps(BOB, indent=2),
    ],
    ids=["lines", "array", "indented array", "answer", "indented answer", "one after another"],
)
def test_records_are_found_however_they_are_strung_together(text: str) -> None:
    assert [one.number for one in patents(FORMAT, text.encode())] == BOTH


@pytest.mark.parametrize(
    "spoilt",
    [
        json.dumps(ALICE)[:-1],
        json.dumps(ALICE)[:-10],
        json.dumps(ALICE).replace('"EP"', '"EP'),
        json.dumps(ALICE).replace(":", "", 1),
        json.dumps(ALICE) + "}",
        json.dumps(ALICE | {"jurisdiction": 7}),
        json.dumps(ALICE | {"doc_number": ""}),
    ],
)
def test_a_faulty_record_spoils_only_itself(spoilt: str) -> None:
    given = found(FORMAT, f"{spoilt}\n{json.dumps(BOB)}\n".encode())
    assert [one.number for one in given if isinstance(one, Patent)][-1] == "US9000001B2"
    assert any(isinstance(one, Rejected) for one in given)


def test_a_faulty_record_of_an_array_spoils_only_itself() -> None:
    text = json.dumps([ALICE, ALICE, BOB]).replace('"kind": "A1"}, {', '"kind": "A1, {', 1)
    given = found(FORMAT, text.encode())
    assert [one.number for one in given if isinstance(one, Patent)][-1] == "US9000001B2"
    assert any(isinstance(one, Rejected) for one in given)
