"""WIPO ST.36 and what is built on it: persons with employers, international numbers, particulars without a place."""

from datetime import date

import pytest

from mingze.services.patents.record import Address, Patent, Relation, Role, Stage, Type
from mingze.services.patents.sources.exchange import reading as docdb
from mingze.services.patents.sources.st36 import reading as st36
from mingze.services.patents.sources.st96 import reading as st96
from mingze.services.patents.sources.us import greenbook_reading as us_greenbook
from mingze.services.patents.sources.us import pap_reading as us_pap
from mingze.services.patents.sources.us import sgml_reading as us_sgml
from tests.services.patents.sources.samples import only
from tests.services.patents.sources.test_japanese_patents_and_other_st96_versions_are_read import gazette
from tests.services.patents.sources.test_what_the_us_definitions_allow_is_read import read as us


def identified(country: str, number: str, kind: str = "", day: str = "20150101") -> str:
    office = f"<country>{country}</country>" if country else ""
    sort = f"<kind>{kind}</kind>" if kind else ""
    return f"<document-id>{office}<doc-number>{number}</doc-number>{sort}<date>{day}</date></document-id>"


def international(inside: str = "", application: str = "", country: str = "WO") -> Patent:
    root = f"{country.lower()}-patent-document"
    asked = f"<application-reference>{application}</application-reference>" if application else ""
    return only(
        st36.FORMAT,
        f'<?xml version="1.0"?><{root} lang="en" country="{country}"><bibliographic-data><publication-reference>'
        f"{identified(country, '2015123456', 'A1', '20150827')}</publication-reference>{asked}{inside}"
        f"</bibliographic-data></{root}>",
    )


PERSON = (
    "<addressbook><last-name>Adams</last-name><first-name>Alice</first-name><orgname>Adams Ltd</orgname>"
    "<department>Valves</department><address><country>US</country></address><phone>123</phone></addressbook>"
)


def test_a_person_with_an_employer_keeps_the_name() -> None:
    one = international(f"<parties><inventors><inventor>{PERSON}</inventor></inventors></parties>")
    assert [(party.role, party.name, party.organisation) for party in one.parties] == [
        (Role.INVENTOR, "Adams, Alice", False)
    ]
    told = {("orgname", "Adams, Alice: Adams Ltd"), ("department", "Adams, Alice: Valves")}
    told |= {("phone", "Adams, Alice: 123")}
    assert set(one.notes) == told
    one = us(
        "08925112", "B1", "utility",
        f"<us-parties><inventors><inventor>{PERSON}</inventor></inventors><agents><agent>{PERSON}</agent></agents>"
        f"</us-parties><assignees><assignee>{PERSON}</assignee></assignees>",
    )  # fmt: skip
    assert [(party.role, party.name, party.firm) for party in one.parties] == [
        (Role.INVENTOR, "Adams, Alice", ""),
        (Role.OWNER, "Adams, Alice", ""),
        (Role.AGENT, "Adams, Alice", "Adams Ltd"),
    ]
    assert set(one.notes) == told


def test_an_owner_that_is_a_company_is_named_by_the_company() -> None:
    company = PERSON.replace("<department>", "<role>02</role><department>")
    one = us("08925112", "B1", "utility", f"<assignees><assignee>{company}</assignee></assignees>")
    assert [(party.name, party.organisation) for party in one.parties] == [("Adams Ltd", True)]
    assert ("orgname", "Adams, Alice: Adams Ltd") in one.notes


def test_the_common_representative_and_the_protection_asked_for_are_kept() -> None:
    one = international(
        "<parties><agents><agent><addressbook><name>Agent One</name></addressbook></agent><common-representative>"
        "<addressbook><name>Alice Adams</name></addressbook></common-representative></agents></parties>"
        "<designation-of-states><designation-pct><national><country>US</country><protection-request>"
        f"<kind-of-protection>patent of addition</kind-of-protection>{identified('FR', '1234567')}"
        "</protection-request></national></designation-pct></designation-of-states>"
    )
    assert [(party.role, party.name) for party in one.parties] == [
        (Role.AGENT, "Agent One"),
        (Role.AGENT, "Alice Adams"),
    ]
    assert one.designated == ("US",)
    assert ("protection-request", "patent of addition FR 1234567 20150101") in one.notes


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("JP", "2015012345"),
        ("JP", "2015/012345"),
        ("JP", "PCT/JP2015/012345"),
        ("WO", "PCT/JP2015/012345"),
        ("", "PCT/JP2015/012345"),
    ],
)
def test_an_international_application_is_known_by_its_receiving_office(country: str, number: str) -> None:
    assert international(application=identified(country, number)).application == "WO2015JP012345"


def test_the_entry_into_the_national_phase_is_read() -> None:
    entry = "<date-pct-article-22-39-fulfilled><date>{}</date></date-pct-article-22-39-fulfilled>"
    one = international(entry.format("20150601"), country="BR")
    assert (one.entered, one.notes) == (date(2015, 6, 1), ())
    one = international(entry.format("soon"), country="BR")
    assert (one.entered, one.notes) == (None, (("date-pct-article-22-39-fulfilled", "soon"),))
    assert gazette("2015512345", "A", "20150423", entry.format("20140801")).entered == date(2014, 8, 1)
    assert gazette("2015512345", "A", "20150423", entry.format("平成26年8月1日")).entered == date(2014, 8, 1)


def test_japanese_priorities_with_words_for_the_era_have_the_same_key() -> None:
    numbers = ("HEI 10-123456", "10-123456", "H10-123456", "平10-123456")
    claims = "".join(
        f'<priority-claim sequence="{place}"><country>JP</country><doc-number>{number}</doc-number>'
        "<date>19980501</date></priority-claim>"
        for place, number in enumerate((*numbers, "P2000-123456"), 1)
    )
    one = us("08925112", "B1", "utility", f"<priority-claims>{claims}</priority-claims>")
    assert [priority.number.key for priority in one.priorities] == ["JP1998123456"] * 4 + ["JP2000123456"]


def test_registrations_and_defensive_publications_are_no_grants() -> None:
    assert us("H0002281", "H1", "sir").granted is None
    assert us("08925112", "B1", "utility").granted == date(2015, 1, 6)
    text = "PATN\nWKU  {}\nSRC  8\nAPN  1234567\nAPD  19950102\nTTL  Thing\nISD  19970107\n"
    assert only(us_greenbook.FORMAT, text.format("H0001523")).granted is None
    assert only(us_greenbook.FORMAT, text.format("T0999003")).granted is None
    assert only(us_greenbook.FORMAT, text.format("043757022")).granted == date(1997, 1, 7)
    assert sgml("", "H0002000", "H1").granted is None


def test_a_correction_names_a_publication() -> None:
    one = us(
        "08925112", "B1", "utility",
        f"<us-related-documents><correction>{identified('US', '8000012', 'B2')}<gazette-reference><gazette-num>G1"
        "</gazette-num><date>20150106</date></gazette-reference></correction><us-provisional-application>"
        f"{identified('US', '61123456')}<us-provisional-application-status>PENDING</us-provisional-application-status>"
        "</us-provisional-application></us-related-documents>",
    )  # fmt: skip
    assert [(other.relation, other.number.key, other.text) for other in one.related] == [
        (Relation.OTHER, "US8000012B2", "correction"),
        (Relation.PROVISIONAL, "US61123456", "PENDING"),
    ]
    assert one.notes == (("correction/gazette-reference", "G1 20150106"),)


def test_words_beside_us_classes_and_the_rights_of_heirs_are_notes() -> None:
    one = us(
        "08925112", "B1", "utility",
        "<classification-locarno><main-classification>0203</main-classification><text>hats</text>"
        "</classification-locarno><classification-national><country>US</country><main-classification> 206449"
        "</main-classification><text>boxes</text><additional-info>old</additional-info><linked-indexing-code-group>"
        "<main-linked-indexing-code>L1</main-linked-indexing-code></linked-indexing-code-group>"
        "<unlinked-indexing-code>U1</unlinked-indexing-code></classification-national><us-parties><us-applicants>"
        "<us-applicant><addressbook><last-name>Adams</last-name></addressbook>"
        '<us-rights to-dead-inventor="Bob Adams">heir</us-rights></us-applicant></us-applicants></us-parties>',
    )  # fmt: skip
    assert set(one.notes) == {
        ("classification-locarno/text", "hats"),
        ("classification-national/text", "boxes"),
        ("classification-national/additional-info", "old"),
        ("classification-national/linked-indexing-code-group", "L1"),
        ("classification-national/unlinked-indexing-code", "U1"),
        ("us-rights", "Adams: Bob Adams heir"),
    }


def test_all_classes_of_a_citation_stand_in_its_text() -> None:
    one = us(
        "08925112", "B1", "utility",
        f"<us-references-cited><us-citation><patcit>{identified('US', '5123456', 'A', '19920600')}</patcit>"
        "<classification-national><country>US</country><main-classification>206449</main-classification>"
        "<further-classification>206450</further-classification></classification-national><classification-ipc>"
        "<main-classification>A01B 1/00</main-classification></classification-ipc></us-citation>"
        "</us-references-cited>",
    )  # fmt: skip
    assert [cited.text for cited in one.citations] == ["1992-06; USPC 206/449; USPC 206/450; IPC A01B 1/00"]


def test_the_postal_address_of_a_published_applicant_is_a_note_beside_the_residence() -> None:
    one = only(
        us_pap.FORMAT,
        '<?xml version="1.0"?><!DOCTYPE patent-application-publication SYSTEM "pap-v16-2002-01-01.dtd" []>'
        "<patent-application-publication><subdoc-bibliographic-information><document-id><doc-number>20030000001"
        "</doc-number><kind-code>A1</kind-code><document-date>20030102</document-date></document-id><inventors>"
        "<first-named-inventor><name><given-name>Alice</given-name><family-name>Adams</family-name></name><residence>"
        "<residence-us><city>Boise</city><state>ID</state><country-code>US</country-code></residence-us></residence>"
        "<address><address-1>1 Main</address-1><city>Boise</city><state>ID</state><postalcode>83701</postalcode>"
        "</address></first-named-inventor></inventors></subdoc-bibliographic-information>"
        "</patent-application-publication>",
    )
    assert one.parties[0].address == Address(text="Boise, ID", country="US", region="ID", city="Boise")
    assert one.notes == (("address", "Adams, Alice: 1 Main, Boise, ID, 83701, US"),)


def sgml(parties: str, number: str = "06400001", kind: str = "B1") -> Patent:
    return only(
        us_sgml.FORMAT,
        '<!DOCTYPE PATDOC SYSTEM "x"><PATDOC DTD="2.4"><SDOBI><B100><B110><DNUM><PDAT>'
        f"{number}</PDAT></DNUM></B110><B130><PDAT>{kind}</PDAT></B130><B140><DATE><PDAT>20020129</PDAT></DATE></B140>"
        f"</B100>{parties}</SDOBI></PATDOC>\n",
    )


def test_a_state_without_a_country_is_one_of_the_united_states() -> None:
    address = "<ADR><CITY><PDAT>{}</PDAT></CITY>{}</ADR>"
    places = (
        ("Boise", "<STATE><PDAT>ID</PDAT></STATE>", "US"),
        ("Toronto", "<STATE><PDAT>ON</PDAT></STATE><CTRY><PDAT>CA</PDAT></CTRY>", "CA"),
        ("Kyoto", "<CTRY><PDAT>JP</PDAT></CTRY>", "JP"),
    )
    people = "".join(
        "<B721><PARTY-US><NAM><FNM><PDAT>Alice</PDAT></FNM><SNM><STEXT><PDAT>Adams</PDAT></STEXT></SNM></NAM>"
        f"{address.format(city, rest)}</PARTY-US></B721>"
        for city, rest, _ in places
    )
    one = sgml(f"<B700><B720>{people}</B720></B700>")
    assert [party.address and party.address.country for party in one.parties] == ["US", "CA", "JP"]


def test_a_contact_that_is_published_may_have_only_city_region_and_country() -> None:
    """ST.96 ``PublicationContactType``: no postal address, its parts instead."""
    one = only(
        st96.FORMAT,
        '<?xml version="1.0"?><pat:PatentPublication xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" '
        'xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common"><pat:BibliographicData>'
        "<pat:PatentPublicationIdentification><com:IPOfficeCode>US</com:IPOfficeCode><pat:PublicationNumber>"
        "20190000001</pat:PublicationNumber><com:PatentDocumentKindCode>A1</com:PatentDocumentKindCode>"
        "<com:PublicationDate>2019-01-03</com:PublicationDate></pat:PatentPublicationIdentification><pat:PartyBag>"
        "<pat:InventorBag><pat:Inventor><com:PublicationContact><com:Name><com:PersonName><com:PersonStructuredName>"
        "<com:FirstName>Alice</com:FirstName><com:LastName>Adams</com:LastName></com:PersonStructuredName>"
        "</com:PersonName></com:Name><com:CityName>Boise</com:CityName><com:GeographicRegionName>ID"
        "</com:GeographicRegionName><com:CountryCode>US</com:CountryCode></com:PublicationContact></pat:Inventor>"
        "</pat:InventorBag></pat:PartyBag></pat:BibliographicData></pat:PatentPublication>",
    )
    assert one.parties[0].address == Address(text="Boise, ID", country="US", region="ID", city="Boise")


@pytest.mark.parametrize(
    ("number", "day", "stage"),
    [
        ("3123456", "20060720", Stage.GRANT),
        ("H0712345", "19950301", Stage.APPLICATION),
        ("S6312345", "19880126", Stage.APPLICATION),
    ],
)
def test_exchange_files_and_gazettes_agree_on_japanese_utility_models(
    number: str, day: str, stage: Stage
) -> None:
    """Registered without examination since 26 July 1994; requests of before were laid open until 1999."""
    exchanged = only(
        docdb.FORMAT,
        '<?xml version="1.0"?><exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">'
        f'<exch:exchange-document country="JP" doc-number="{number}" kind="U" date-publ="{day}">'
        "<exch:bibliographic-data/></exch:exchange-document></exch:exchange-documents>",
    )
    assert (exchanged.type, exchanged.stage) == (Type.UTILITY_MODEL, stage)
    printed = gazette(number, "U", day)
    assert (printed.number, printed.type, printed.stage) == (
        exchanged.number,
        exchanged.type,
        exchanged.stage,
    )
