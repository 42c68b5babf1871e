"""US grants and published applications as the Office distributed them, each field checked against the printed file."""

import re
from datetime import date

import pytest
from lxml import etree

from mingze.services.patents.record import Patent, Phase, Relation, Role, Scheme, Stage, Symbol, Type
from mingze.services.patents.sources.us import xml_reading as us_xml
from tests.services.patents.sources.samples import claims_text, description_text, digest, only, sample

CASES = {
    "ipg07997973": ("US7997973B2", "US12512730", 28, 342, 247, 11, "6926c9e8d051879b", "2ab74c740ab560a6"),
    "ipg08672134": ("US8672134B2", "US12936568", 43, 16, 15, 10, "8c7546d8c540ca08", "6a489cb0a8a64642"),
    "ipgD0701016": ("USD701016S1", "US29414573", 1, 56, 56, 5, "c3e05fd16616b7cf", "10129ce5f51040fe"),
    "ipa20110039701": (
        "US20110039701A1",
        "US12750336",
        26,
        0,
        0,
        406,
        "ef4aad3ba2292e0a",
        "f0923ef8c54a6686",
    ),
    "ipa20180000016": ("US20180000016A1", "US15634401", 11, 0, 0, 5, "b2b20d88f3c5d7d3", "f630ed137a0b1ad1"),
    "ipa20200022300": ("US20200022300A1", "US16039511", 19, 0, 0, 8, "5454af7c6967d5a0", "0562b14366694caa"),
    "us_example1": ("US20210049351A1", "US17043275", 15, 0, 0, 8, "26fee924000f4380", "5a4537f2bd4a2e25"),
}
"""Number, application, claims, citations, cited patents, files, beginnings of the digests of claims and description."""


def record(name: str) -> Patent:
    return only(us_xml.FORMAT, sample(f"uspto/{name}.xml"))


@pytest.mark.parametrize("name", CASES)
def test_numbers_counts_and_texts_are_those_of_the_file(name: str) -> None:
    number, application, claims, cited, patents, files, of_claims, of_description = CASES[name]
    found = record(name)
    assert (found.number, found.application) == (number, application)
    assert len(found.claims[0].claims) == claims
    assert len(found.citations) == cited
    assert sum(one.number is not None for one in found.citations) == patents
    assert len(found.drawings) == files
    assert digest(claims_text(found)).startswith(of_claims)
    assert digest(description_text(found)).startswith(of_description)


@pytest.mark.parametrize("name", CASES)
def test_no_character_of_the_description_is_lost(name: str) -> None:
    root = etree.fromstring(
        sample(f"uspto/{name}.xml"), etree.XMLParser(remove_comments=True, remove_pis=True)
    )
    (element,) = root.findall("description")
    whole = re.sub(r"\s", "", "".join(element.itertext()))
    assert re.sub(r"\s", "", description_text(record(name))) == whole


@pytest.mark.parametrize("name", CASES)
def test_the_beginning_of_the_file_says_what_it_is(name: str) -> None:
    assert us_xml.FORMAT.recognises(sample(f"uspto/{name}.xml")[:4096])


def test_a_grant_of_2014() -> None:
    found = record("ipg08672134")
    assert (found.type, found.stage, found.kind, found.document) == (
        Type.INVENTION,
        Stage.GRANT,
        "B2",
        "8672134",
    )
    assert (found.published, found.granted, found.filed) == (
        date(2014, 3, 18),
        date(2014, 3, 18),
        date(2009, 3, 31),
    )
    assert (found.produced, found.entered, found.series) == (date(2014, 3, 4), date(2010, 12, 3), "12")
    assert found.titles[0].paragraphs == ("Child-resistant medication container",)
    assert (found.claim_count, found.term_extension) == (43, 476)
    assert found.source is not None
    assert found.source.version == "v4.4 2013-05-16"
    assert found.abstracts[0].paragraphs[:2] == (
        "The child-resistant medication container includes:",
        "a housing having an open end,",
    )


def test_all_parties_of_a_grant() -> None:
    found = record("ipg08672134").parties
    assert [(one.role, one.name) for one in found] == [
        (Role.APPLICANT, "Sprada, Peter John"),
        (Role.APPLICANT, "Prasser, Robert"),
        (Role.INVENTOR, "Sprada, Peter John"),
        (Role.INVENTOR, "Prasser, Robert"),
        (Role.OWNER, "Merck Serono SA"),
        (Role.AGENT, "Young & Thompson"),
        (Role.EXAMINER, "Yu, Mickey"),
        (Role.EXAMINER, "Ortiz, Rafael"),
    ]
    owner, agent = found[4], found[5]
    assert owner.organisation is True
    assert owner.address is not None
    assert (owner.address.city, owner.address.country) == ("Coinsins", "CH")
    assert agent.firm == "Young & Thompson"
    assert agent.address is None, "«unknown» is no country"


def test_all_classes_of_a_grant() -> None:
    found = record("ipg08672134").symbols
    since = date(2006, 1, 1)
    assert found == (
        Symbol(scheme=Scheme.IPC, code="B65D83/04", first=True, inventive=True, version=since, office="US"),
        Symbol(scheme=Scheme.IPC, code="B65D85/42", inventive=True, version=since, office="US"),
        Symbol(scheme=Scheme.USPC, code="206/531", first=True),
        Symbol(scheme=Scheme.USPC, code="206/1.5"),
        Symbol(scheme=Scheme.USPC, code="220/23.91"),
    )


def test_citations_say_who_cited_and_when_the_document_appeared() -> None:
    found = record("ipg08672134").citations
    assert [(one.number.key if one.number else "", one.phase, one.text) for one in found[:2]] == [
        ("US6460693B1", Phase.APPLICANT, "2002-10"),
        ("US6848577B2", Phase.EXAMINATION, "2005-02; USPC 206/449"),
    ]
    assert found[1].names == ("Kawamura et al.",)
    assert found[3].number is not None
    assert (found[3].number.key, found[3].number.original) == ("US20040045858A1", "2004/0045858")
    assert found[12].number is not None
    assert found[12].number.key == "WO2004037657A2"
    assert found[15].number is None
    assert found[15].text.startswith("International Search Report, dated May 28, 2009")


def test_relations_and_priorities_of_grants() -> None:
    entered = record("ipg08672134")
    assert [(one.relation, one.number.key) for one in entered.related] == [
        (Relation.EARLIER_PUBLICATION, "US20110067363A1"),
        (Relation.INTERNATIONAL_APPLICATION, "WO2009IB005131"),
        (Relation.INTERNATIONAL_PUBLICATION, "WO2009125267"),
    ]
    assert [(one.number.key, one.number.on, one.country) for one in entered.priorities] == [
        ("EP08007030", date(2008, 4, 9), "EP")
    ]
    continued = record("ipg07997973")
    assert [(one.relation, one.number.key) for one in continued.related] == [
        (Relation.CONTINUATION_OF, "US11470250"),
        (Relation.CONTINUATION_OF, "US7585217"),
        (Relation.EARLIER_PUBLICATION, "US20090291732A1"),
    ]
    assert ("disclaimer", "This patent is subject to a terminal disclaimer.") in continued.notes


def test_a_design() -> None:
    found = record("ipgD0701016")
    assert (found.type, found.stage, found.granted) == (Type.DESIGN, Stage.GRANT, date(2014, 3, 18))
    assert [(one.scheme, one.code) for one in found.symbols] == [
        (Scheme.USPC, "D1/101"),
        (Scheme.LOC, "01-01"),
    ]
    assert found.citations[0].number is not None
    assert found.citations[0].number.key == "USD14842S"
    assert found.citations[4].text == "1961-07; USPC 273/157R"
    assert ("length-of-grant", "14") in found.notes
    assert [(one.relation, one.number.key, one.text) for one in found.related] == [
        (Relation.DIVISION_OF, "US29363465", "PENDING")
    ]


def test_before_2013_the_applicants_are_the_inventors() -> None:
    found = record("ipa20110039701")
    names = [
        [one.name for one in found.parties if one.role is role] for role in (Role.APPLICANT, Role.INVENTOR)
    ]
    assert names[0] == names[1]
    assert len(names[0]) == 9
    assert names[0][0] == "ANGERMANN, Alfred"
    assert found.parties[-1].name == "Bayer CropScience AG"
    assert found.stage is Stage.APPLICATION
    assert [(one.number.key, one.number.original) for one in found.priorities] == [
        ("EP08166352", "08166352.8")
    ]
    assert found.symbols[-1].code == "504/130"


def test_formulae_are_files_and_tables_are_rows() -> None:
    found = record("ipa20110039701")
    assert sum(one.kind == "chemistry" for one in found.drawings) > 300
    rows = [text for section in found.descriptions[0].sections for text in section.paragraphs if "\t" in text]
    assert len(rows) > 2000
    molecules = [one.file for one in found.drawings if one.file.endswith(".MOL")]
    assert molecules[0] == "US20110039701A1-20110217-C00001.MOL"


def test_sections_follow_the_headings() -> None:
    found = record("ipa20180000016").descriptions[0].sections
    assert [(one.kind.value, one.heading) for one in found[:7]] == [
        ("other", "CROSS-REFERENCE TO RELATED APPLICATION"),
        ("background", "BACKGROUND"),
        ("technical_field", "Technical Field"),
        ("background", "Description of Related Art"),
        ("disclosure", "SUMMARY"),
        ("drawings", "BRIEF DESCRIPTION OF THE DRAWINGS"),
        ("embodiments", "DETAILED DESCRIPTION"),
    ]


def test_the_classes_of_the_cpc() -> None:
    found = [one for one in record("ipa20200022300").symbols if one.scheme is Scheme.CPC]
    assert found[0] == Symbol(
        scheme=Scheme.CPC, code="A01B63/32", first=True, inventive=True, version=date(2013, 1, 1), office="US"
    )
    assert len(found) == 9


def test_claims_name_those_they_depend_on() -> None:
    found = {one.number: one.depends_on for one in record("us_example1").claims[0].claims}
    assert found[1] == ()
    assert sum(bool(on) for on in found.values()) == 12
