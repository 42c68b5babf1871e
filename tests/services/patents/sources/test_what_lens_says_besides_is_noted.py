"""Lens records: national classes by office, and everything that has no field. All records are made up."""

import json
from typing import Any

import pytest

from mingze.services.patents.record import Rejected, Scheme
from mingze.services.patents.sources.lens.reading import FORMAT
from tests.services.patents.sources.samples import found, only


def record(jurisdiction: str = "US", **more: Any) -> str:
    return json.dumps(
        {"lens_id": "1-2", "jurisdiction": jurisdiction, "doc_number": "2020012345", "kind": "A"} | more
    )


@pytest.mark.parametrize(
    ("office", "symbol", "expected"),
    [
        ("US", "707/1", (Scheme.USPC, "707/1")),
        ("JP", "B41J 2/01 305", (Scheme.FI, "B41J2/01,305")),
        ("KR", "G06Q 50/10", ("lens-national-class", "G06Q 50/10")),
    ],
)
def test_national_classes_are_those_of_the_office(
    office: str, symbol: str, expected: tuple[str, str]
) -> None:
    national = {"classifications_national": {"classifications": [{"symbol": symbol}]}}
    one = only(FORMAT, record(office, biblio=national))
    given = [(s.scheme, s.code) for s in one.symbols] + [n for n in one.notes if "class" in n[0]]
    assert given == [expected]


def test_what_has_no_field_is_noted() -> None:
    name = {"value": "NEWCO"}
    biblio = {
        "parties": {
            "owners_all": [
                {"extracted_name": name, "recorded_date": "2018-01-02", "execution_date": "2017-12-01"}
            ],
            "examiners": {"primary_examiner": {"extracted_name": {"value": "Smith"}, "department": "2100"}},
        },
        "references_cited": {"citations": [{"sequence": 3, "nplcit": {"text": None, "lens_id": "5-6"}}]},
    }
    status = {"ipr_type": "patent", "has_entry_into_national_phase": True,
              "first_entry_into_national_phase": "2019-01-01"}  # fmt: skip
    listing = {"length": 2, "organism": [{"name": "Homo sapiens"}], "sequence_types": ["N", "P"]}
    one = only(FORMAT, record(biblio=biblio, legal_status=status, sequence_listing=listing))
    assert {
        ("lens-owner-recorded", "NEWCO: 2018-01-02"),
        ("lens-owner-executed", "NEWCO: 2017-12-01"),
        ("lens-examiner-department", "Smith: 2100"),
        ("lens-citation-ids", "3: 5-6"),
        ("lens-ipr-type", "patent"),
        ("lens-national-phase", "True"),
        ("lens-first-national-phase", "2019-01-01"),
        ("sequence-listing/length", "2"),
        ("sequence-listing/organism/name", "Homo sapiens"),
        ("sequence-listing/sequence_types", "N; P"),
    } <= set(one.notes)


def test_what_is_turned_away_has_its_file_and_place() -> None:
    lines = [
        record(),
        '{"lens_id": "1", "jurisdiction": "USA", "doc_number": "1"}',
        '{"lens_id": bad',
        record(),
    ]
    text = "\n".join(lines) + "\n"
    given = found(FORMAT, text)
    refused = [one for one in given if isinstance(one, Rejected)]
    assert [(one.name, one.offset) for one in refused] == [
        ("t", text.index('{"lens_id": "1",')), ("t", text.index('{"lens_id": bad')),
    ]  # fmt: skip
    assert refused[0].data == lines[1].encode()
    assert len(given) == 4
