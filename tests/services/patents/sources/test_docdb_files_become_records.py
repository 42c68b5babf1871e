"""The values expected here were read from the files by eye and by another program."""

from datetime import date

import pytest

from mingze.services.patents.record import (
    Address,
    Citation,
    Number,
    Patent,
    Phase,
    Priority,
    Rejected,
    Relation,
    Role,
    Scheme,
    Stage,
    Type,
)
from mingze.services.patents.sources.exchange.reading import FORMAT
from mingze.services.patents.sources.values import classes
from tests.services.patents.sources.exchange_samples import digest, found, patents, sample

BACK_FILE = (
    # Number, application, filed, family, applicants, inventors, IPC, CPC, cited.
    ("1258188", "DEB0077613", (1964, 7, 10), "6979546", 1, 2, 3, 8, "DE814968C DE1156606B DE1734877U FR1343388A"),
    ("1258189", "DEB0080703", (1965, 2, 25), "6980816", 1, 1, 1, 1, "DE1134246B"),
    ("1258190", "DEG0034437", (1962, 3, 6), "22421564", 1, 1, 1, 1, "DE1786244U FR1214795A"),
    ("1258191", "DET0021429", (1962, 1, 16), "5458240", 1, 2, 1, 1, "DE383384C US2554921A"),
    (
        "1258192", "DES0073067", (1961, 3, 20), "9678134", 1, 2, 1, 1,
        "DE815277C DE751459C DE702094C DE612668C DE610386C FR1191644A FR1046357A FR942880A US2370649A US2201310A",
    ),
    (
        "1258193", "DEA0044733", None, "8792589", 1, 3, 2, 6,
        "DE522718C CH332967A CH252614A CH248309A CH220292A CH205302A FR348124A GB774420A",
    ),
    ("1258194", "DEE0028041", None, "8821965", 4, 1, 1, 2, "US2763987A US2602290A"),
    (
        "1258195", "DEG0037101", None, "22421569", 1, 1, 1, 1,
        "DE565097C DE1092311B CH326695A FR1030483A US2931173A US2650666A",
    ),
    ("1258196", "DEB0074388", None, "10885784", 1, 2, 1, 1, "US3012400A US2867977A US2848867A US2835108A"),
    ("1258197", "DES0100336", None, "9678135", 1, 3, 1, 1, "DE1094529B FR1376576A FR1164936A"),
)  # fmt: skip
TITLES = (
    "Kraftstoffeinspritzpumpe fuer mehrzylindrige Brennkraftmaschinen",
    "Hochspannungszuendeinrichtung fuer gemischverdichtende Brennkraftmaschinen",
    "Zuendanlage fuer Brennkraftmaschinen",
    "Luftgekuehlter Brennkraftmaschinen-Zylinderkopf mit Zusatz-Fluessigkeitskuehlung",
    "Andrehvorrichtung fuer Brennkraftmaschinen",
    "Verfahren zum Betrieb einer Gasturbinenanlage",
    "Fluessigkeitseinspritzvorrichtung fuer eine Raketenbrennkammer",
    "Antriebsanlage mit einem Gasturbinenhauptstrahltriebwerk",
    "Schubduese fuer Strahltriebwerke",
    "Regeleinrichtung mit Schalldaempferwirkung fuer regelbare Flugzeugstrahlduesen",
)


@pytest.fixture
def african() -> Patent:
    return patents(FORMAT, sample("docdb/AP-1206-A_302101161.xml"))[0]


def test_every_record_of_the_back_file_is_whole() -> None:
    records = patents(FORMAT, sample("docdb/DE-backfile.xml"))
    assert len(records) == 10
    for record, expected, title in zip(records, BACK_FILE, TITLES, strict=True):
        number, application, filed, family, applicants, inventors, ipc, cpc, cited = expected
        assert record.number == f"DE{number}B"
        assert (record.application, record.family) == (application, family)
        if filed:
            assert record.filed == date(*filed)
        roles = [party.role for party in record.parties]
        assert (roles.count(Role.APPLICANT), roles.count(Role.INVENTOR)) == (applicants, inventors)
        schemes = [symbol.scheme for symbol in record.symbols]
        assert (schemes.count(Scheme.IPC), schemes.count(Scheme.CPC)) == (ipc, cpc)
        assert [one.number.key for one in record.citations if one.number] == cited.split()
        assert [text.paragraphs for text in record.titles] == [(title,)]
        assert record.published == date(1968, 1, 4)
        assert record.produced == date(2024, 2, 18)
        assert record.representative is True
        assert {text.language for text in record.titles} == {"de"}


def test_names_of_one_person_in_two_formats_are_one_party() -> None:
    record = patents(FORMAT, sample("docdb/DE-backfile.xml"))[0]
    assert [(party.role, party.name, party.names) for party in record.parties] == [
        (Role.APPLICANT, "ROBERT BOSCH G.M.B.H.", (("std", "BOSCH GMBH ROBERT"),)),
        (Role.INVENTOR, "KNAPP DIPL.-PHYS. DR. HEINRICH", (("std", "KNAPP DIPL-PHYS DR HEINRICH"),)),
        (Role.INVENTOR, "HEISER DIPL.-ING. JOACHIM", (("std", "HEISER DIPL-ING JOACHIM"),)),
    ]


def test_an_examined_publication_without_grant_is_no_grant() -> None:
    record = patents(FORMAT, sample("docdb/DE-backfile.xml"))[0]
    assert (record.stage, record.granted) == (Stage.APPLICATION, None)
    assert ("examined-printed-without-grant", "19680104") in record.notes
    assert (record.application_number, record.source and record.source.version) == ("B77613", "2.5.9")


def test_numbers_days_and_status_of_a_single_document(african: Patent) -> None:
    assert (african.number, african.kind, african.type) == ("AP1206A", "A", Type.INVENTION)
    assert (african.status, african.family, african.language) == ("A", "22179393", "en")
    assert african.published == african.granted == date(2003, 9, 18)
    assert (african.stage, african.produced) == (Stage.GRANT, date(2022, 10, 27))
    assert (african.application, african.application_number) == ("AP2000001988", "AP/P/2000/001988")
    assert african.filed == date(1998, 8, 4)


def test_family_members_are_all_sixty_eight(african: Patent) -> None:
    assert len(african.family_members) == 68
    assert african.family_members[:3] == ("AP1206A", "AP2000001988A0", "AR017747A1")
    assert "CN1149075C" in african.family_members


def test_classes_of_a_single_document(african: Patent) -> None:
    ipc = [symbol for symbol in african.symbols if symbol.scheme is Scheme.IPC]
    cpc = [symbol for symbol in african.symbols if symbol.scheme is Scheme.CPC]
    assert (len(ipc), len(cpc)) == (18, 8)
    # The main class of the printed seventh edition is the same as the first symbol after the reform.
    assert [symbol.code for symbol in ipc if symbol.first] == ["A61K9/16"]
    assert (ipc[1].office, ipc[1].version) == ("RU", date(2006, 1, 1))
    assert [symbol.code for symbol in cpc if symbol.inventive is False] == ["A61K9/485", "A61K9/5015"]
    assert [(symbol.code, symbol.office) for symbol in cpc if symbol.first] == [
        ("A61K9/5026", "EP"),
        ("A61K9/16", "KR"),
    ]


def test_priorities_and_the_international_application(african: Patent) -> None:
    assert african.priorities == (
        Priority(
            number=Number(key="US09083597", original="09/083,597", on=date(1998, 5, 22)),
            country="US",
            active=True,
        ),
        Priority(
            number=Number(key="WO1998US016128", original="PCT/US98/16128", on=date(1998, 8, 4)),
            country="US",
            active=False,
        ),
    )
    assert [one.relation for one in african.related] == [Relation.INTERNATIONAL_APPLICATION]


def test_parties_citations_and_texts_of_a_single_document(african: Patent) -> None:
    assert [(party.name, party.address) for party in african.parties] == [
        ("BRISTOL-MYERS SQUIBB COMPANY", Address(country="US")),
        ("ULLAR Ismat", Address(country="US")),
        ("WILEY Gary J", Address(country="US")),
    ]
    assert african.citations[0] == Citation(
        number=Number(key="US5556839A", on=date(1996, 9, 17)),
        phase=Phase.SEARCH,
        names=("GREENE JAMES M [US], et al",),
    )
    assert len(african.citations) == 3
    assert [text.language for text in african.abstracts] == ["en"]
    assert (
        digest(list(african.abstracts[0].paragraphs))
        == "9ef4126fa679d212318dc244b0407b5ffacd3b365f7cf52d4ae15719177721b7"
    )


def wrapped(*documents: str) -> bytes:
    inner = "".join(documents)
    return (
        '<?xml version="1.0"?><!DOCTYPE exch:exchange-documents SYSTEM "docdb-entities.dtd">'
        '<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange" date-of-exchange="20240301" '
        f'dtd-version="2.5.10">{inner}</exch:exchange-documents>'
    ).encode()


def document(number: str, attributes: str = "", inner: str = "") -> str:
    return (
        f'<exch:exchange-document country="EP" doc-number="{number}" kind="A1" date-publ="20200102" {attributes}>'
        f"<exch:bibliographic-data>{inner}</exch:bibliographic-data></exch:exchange-document>"
    )


def test_a_deletion_is_a_number_and_a_status() -> None:
    deletion = '<exch:exchange-document country="EP" doc-number="3000001" kind="A1" status="D"/>'
    records = patents(FORMAT, wrapped(document("3000000", 'status="C"'), deletion))
    assert [(one.number, one.status) for one in records] == [("EP3000000A1", "C"), ("EP3000001A1", "D")]
    assert records[1].produced == date(2024, 3, 1)


def test_a_document_that_is_not_well_formed_spoils_only_itself() -> None:
    broken = document("3000001").replace("</exch:bibliographic-data>", "")
    first, second, third = found(FORMAT, wrapped(document("3000000"), broken, document("3000002")))
    assert isinstance(second, Rejected)
    assert [one.number for one in (first, third) if isinstance(one, Patent)] == ["EP3000000A1", "EP3000002A1"]


def test_greek_letters_of_the_entity_file_are_letters() -> None:
    title = '<exch:invention-title lang="en">&bgr;-blocker and &OHgr;-3</exch:invention-title>'
    record = patents(FORMAT, wrapped(document("3000000", inner=title)))[0]
    assert record.titles[0].paragraphs == ("β-blocker and Ω-3",)


def test_what_the_samples_lack_is_read_too() -> None:
    inner = """
      <exch:designation-of-states><designation-epc><contracting-states><country>DE</country><country>FR</country>
        </contracting-states></designation-epc></exch:designation-of-states>
      <exch:parties><exch:applicants>
        <exch:applicant sequence="1" data-format="docdb">
          <exch:applicant-name><name>ALICE LTD</name></exch:applicant-name>
          <residence><country>CN</country></residence></exch:applicant>
        <exch:applicant sequence="1" data-format="original"><exch:applicant-name lang="zh"><name>爱丽丝有限公司</name>
          </exch:applicant-name></exch:applicant></exch:applicants></exch:parties>
      <exch:references-cited>
        <exch:citation cited-phase="EXA" srep-office="CN" sequence="1"><nplcit num="1"><text>BOB: Pumps</text></nplcit>
          <exch:category>XY</exch:category><exch:rel-claims>1-3,5</exch:rel-claims></exch:citation>
        <exch:citation cited-phase="APP" sequence="2"><patcit num="2" dnum="CN1A"><document-id><country>CN</country>
          <doc-number>101010101</doc-number><kind>A</kind></document-id></patcit></exch:citation>
      </exch:references-cited>
      <exch:term-of-grant>20 years</exch:term-of-grant>"""
    record = patents(FORMAT, wrapped(document("3000000", inner=inner)))[0]
    assert record.designated == ("DE", "FR")
    party = record.parties[0]
    assert (party.name, party.names, party.address) == (
        "爱丽丝有限公司",
        (("std", "ALICE LTD"),),
        Address(country="CN"),
    )
    literature, patent = record.citations
    assert (literature.text, literature.categories, literature.claims) == (
        "BOB: Pumps",
        ("X", "Y"),
        (1, 2, 3, 5),
    )
    assert (literature.phase, literature.by) == (Phase.EXAMINATION, "CN")
    assert patent.number == Number(key="CN101010101A")
    assert patent.phase is Phase.APPLICANT
    assert ("term-of-grant", "20 years") in record.notes


def test_addresses_in_parts_and_agents_of_a_firm_are_kept_in_parts() -> None:
    inner = """
      <exch:parties><exch:applicants>
        <exch:applicant sequence="1" data-format="original"><addressbook><last-name>Alice</last-name>
          <first-name>Ann</first-name><address><address-1>1 Pump Lane</address-1><address-2>Unit 2</address-2>
          <city>Port</city><postcode>12345</postcode><country>US</country></address></addressbook></exch:applicant>
        <exch:applicant sequence="2" data-format="original"><exch:applicant-name><name>BOB LTD</name>
          </exch:applicant-name><address><text>2 Valve Road</text><text>Harbour</text></address></exch:applicant>
        </exch:applicants><exch:agents>
        <exch:agent sequence="1"><addressbook><orgname>CHARLIE &amp; PARTNERS</orgname><last-name>Charlie</last-name>
          <first-name>Carol</first-name></addressbook></exch:agent>
        <exch:agent sequence="2"><addressbook><orgname>DAVE LLP</orgname><address><city>Port</city></address>
          </addressbook></exch:agent></exch:agents></exch:parties>"""
    alice, bob, charlie, dave = patents(FORMAT, wrapped(document("3000000", inner=inner)))[0].parties
    assert (alice.name, alice.address) == (
        "Alice, Ann",
        Address(text="1 Pump Lane, Unit 2, Port, 12345", country="US", city="Port", postcode="12345"),
    )
    assert (bob.name, bob.address) == ("BOB LTD", Address(text="2 Valve Road, Harbour"))
    assert (charlie.role, charlie.name, charlie.firm) == (Role.AGENT, "Charlie, Carol", "CHARLIE & PARTNERS")
    assert (dave.name, dave.firm) == ("DAVE LLP", "DAVE LLP")
    assert dave.address == Address(text="Port", city="Port")


def test_f_terms_have_the_one_writing_a_query_asks_for() -> None:
    assert [classes.code_of(Scheme.FTERM, text) for text in ("5B045/AA01", "5B045 AA01", "5B045AA01")] == [
        "5B045AA01"
    ] * 3


def test_fi_symbols_of_exchange_files_are_written_as_in_the_gazettes() -> None:
    """One FI symbol, one writing, whichever file it came in (DOCDB ``classification-scheme scheme="FI"``)."""
    assert [
        classes.code_of(Scheme.FI, text) for text in ("G06F   3/041@A", "G06F3/041 410@A", "B60K6/48,ZHV")
    ] == ["G06F3/041@A", "G06F3/041,410@A", "B60K6/48,ZHV"]


@pytest.mark.parametrize("standard", ["ALICEN JUERI", "ALICEN JURI"])
def test_letters_that_standard_forms_have_not_part_no_person_from_himself(standard: str) -> None:
    inner = f"""
      <exch:parties><exch:inventors>
        <exch:inventor sequence="1" data-format="docdb"><exch:inventor-name><name>{standard}</name></exch:inventor-name>
        </exch:inventor><exch:inventor sequence="2" data-format="original"><exch:inventor-name>
          <name>Alicen, Jüri</name></exch:inventor-name></exch:inventor></exch:inventors></exch:parties>"""
    [patent] = patents(FORMAT, wrapped(document("101010102", inner=inner)))
    [one] = patent.parties
    assert (one.name, one.names) == ("Alicen, Jüri", (("std", standard),))
