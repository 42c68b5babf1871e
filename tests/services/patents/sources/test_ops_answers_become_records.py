"""The values expected here were read from the files by eye and by another program."""

from datetime import date

import pytest

from mingze.services.patents.record import Patent, Phase, Rejected, Role, Scheme, SectionKind
from mingze.services.patents.sources.ops.reading import FORMAT
from tests.services.patents.sources.exchange_samples import digest, found, patents, sample


def version(record: Patent) -> str:
    return record.source.version if record.source else ""


def test_bibliographies_of_several_publications() -> None:
    records = patents(FORMAT, sample("ops/get_biblio_multiple.xml"))
    assert [one.number for one in records] == ["EP2400812A1", "EP2533477A1", "EP2533477B1"]
    assert [one.published for one in records] == [date(2011, 12, 28), date(2012, 12, 12), date(2014, 3, 5)]
    assert [one.application for one in records] == ["EP10167109", "EP11169280", "EP11169280"]
    assert [[text.language for text in one.titles] for one in records] == [["de", "fr", "en"]] * 3
    assert [len(one.abstracts) for one in records] == [1, 1, 0]
    assert {version(one) for one in records} == {"biblio"}


def test_parties_and_classes_of_a_bibliography() -> None:
    record = patents(FORMAT, sample("ops/get_biblio_multiple.xml"))[1]
    assert [(one.role, one.name, one.address and one.address.country) for one in record.parties] == [
        (Role.APPLICANT, "9SOLUTIONS OY", "FI"),
        (Role.INVENTOR, "PESONEN, ARTO TAPIO", "FI"),
    ]
    ipc = [symbol.code for symbol in record.symbols if symbol.scheme is Scheme.IPC]
    assert ipc == ["H04L12/715", "H04W40/32", "H04W72/04", "H04W88/04", "H04W88/06", "H04W84/18"]


def test_an_applicant_of_two_writings_is_one_party() -> None:
    record = patents(FORMAT, sample("ops/responses/biblio.xml"))[0]
    applicants = [one for one in record.parties if one.role is Role.APPLICANT]
    assert [(one.name, one.names) for one in applicants] == [("9SOLUTIONS OY", (("", "9Solutions Oy"),))]


def test_citations_with_categories_claims_and_passages() -> None:
    record = patents(FORMAT, sample("ops/get_biblio_multiple.xml"))[0]
    assert [one.number.key for one in record.citations if one.number] == [
        "WO2002054790A2",
        "US20030060222A1",
        "WO2003067954A2",
        "US20040097263A1",
        "US20040136338A1",
        "EP1542377A2",
    ]
    fifth = record.citations[4]
    assert (fifth.categories, fifth.phase, fifth.claims) == (("Y", "A"), Phase.SEARCH, tuple(range(1, 16)))
    assert any(name == "citation-passage" for name, _text in record.notes)


def test_claims_that_stand_in_one_element_are_told_apart() -> None:
    record = patents(FORMAT, sample("ops/responses/claims.xml"))[0]
    claims = record.claims[0]
    assert (record.number, version(record), claims.language) == ("EP2400812A1", "claims", "en")
    assert [claim.number for claim in claims.claims] == list(range(1, 16))
    assert record.claim_count == 15
    texts = [claim.text for claim in claims.claims]
    assert digest(texts) == "75dee426af6ecae596a81fbf94218b5a271a4564935d0edf6cadc875a2dcabbd"


def test_a_description_is_parted_at_its_headings() -> None:
    record = patents(FORMAT, sample("ops/responses/description.xml"))[0]
    assert (record.number, version(record)) == ("EP2400812B1", "description")
    described = record.descriptions[0]
    assert described.language == "en"
    assert [(part.kind, part.heading, len(part.paragraphs)) for part in described.sections] == [
        (SectionKind.OTHER, "", 2),
        (SectionKind.BACKGROUND, "BACKGROUND OF THE INVENTION", 1),
        (SectionKind.DISCLOSURE, "SUMMARY OF THE INVENTION", 1),
    ]


def test_an_abstract_alone_says_that_it_is_one() -> None:
    record = patents(FORMAT, sample("ops/responses/abstract.xml"))[0]
    assert (record.number, version(record), len(record.abstracts)) == ("EP2400812A1", "abstract", 1)


@pytest.mark.parametrize("name", ["ops/get_legal.xml", "ops/responses/legal.xml"])
def test_legal_events_of_one_publication(name: str) -> None:
    (record,) = patents(FORMAT, sample(name))
    assert (record.number, record.family, version(record)) == ("EP2400812A1", "43088294", "legal")
    assert len(record.events) == 69
    first, third = record.events[0], record.events[2]
    assert (first.application, first.on, first.code) == ("EP10167109", date(2011, 12, 28), "AK")
    assert first.text == "DESIGNATED CONTRACTING STATES"
    assert dict(first.details)["Kind Code of Ref Document"] == "A1"
    assert (third.code, third.effective) == ("17P", date(2012, 6, 6))
    lapsed = {one.country for one in record.events if one.code == "PG25"}
    assert "EP" not in lapsed
    assert {"BG", "NL", "SM"} <= lapsed


def test_a_family_with_its_events() -> None:
    records = patents(FORMAT, sample("ops/get_family_with_legal.xml"))
    assert [(one.number, len(one.events)) for one in records] == [
        ("EP2400812A1", 69),
        ("EP2400812B1", 0),
        ("CA2744162A1", 1),
        ("US20120057518A1", 5),
        ("US9648662B2", 0),
    ]
    assert all(len(one.family_members) == 5 for one in records)
    assert {one.priorities[0].number.key for one in records} == {"EP10167109"}
    assert records[3].application == records[4].application == "US13167395"


def test_a_family_without_more() -> None:
    records = patents(FORMAT, sample("ops/responses/family.xml"))
    assert [one.number for one in records] == ["EP2400812A1", "US9876543B2", "WO2011012345A1"]
    assert {version(one) for one in records} == {"family"}


def test_pictures_take_their_number_from_their_links() -> None:
    (record,) = patents(FORMAT, sample("ops/responses/image-inquiry.xml"))
    assert (record.number, version(record)) == ("EP1000000B1", "images")
    assert [(one.label, one.kind) for one in record.drawings] == [
        ("Drawing 8", "drawing"),
        ("FullDocument 15", "document"),
        ("FirstPageClipping 1", "abstract"),
    ]


def test_a_search_and_an_inquiry() -> None:
    search = patents(FORMAT, sample("ops/responses/search.xml"))
    assert [one.titles[0].paragraphs[0] for one in search] == [
        "Battery Management System",
        "Improved Battery Technology",
    ]
    (inquiry,) = patents(FORMAT, sample("ops/get_fulltext.xml"))
    assert inquiry.notes == (("fulltext-instance", "description EN"), ("fulltext-instance", "claims EN"))


@pytest.mark.parametrize(
    ("name", "words"), [("error_404", "没有找到"), ("error_429", "过于频繁")], ids=["no hit", "throttled"]
)
def test_a_fault_is_turned_away_with_its_reason(name: str, words: str) -> None:
    (refused,) = found(FORMAT, sample(f"ops/responses/{name}.xml"))
    assert isinstance(refused, Rejected)
    assert words in refused.reason


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CLIENT.RobotDetected", "拒绝"),
        ("SERVER.EntityNotFound", "没有找到"),
        ("403", "拒绝"),
        ("503", "不可用"),
    ],
)
def test_faults_by_their_code(code: str, words: str) -> None:
    data = f'<fault xmlns="http://ops.epo.org"><code>{code}</code><message>No</message></fault>'.encode()
    (refused,) = found(FORMAT, data)
    assert isinstance(refused, Rejected)
    assert words in refused.reason


def test_a_search_without_hits_is_no_error() -> None:
    data = (
        b'<ops:world-patent-data xmlns:ops="http://ops.epo.org"><ops:biblio-search total-result-count="0">'
        b"<ops:query>ti=x</ops:query></ops:biblio-search></ops:world-patent-data>"
    )
    assert found(FORMAT, data) == []


ONE = """{"ops:world-patent-data": {"@xmlns": {"ops": {"$": "http://ops.epo.org"}}, "exchange-documents":
{"exchange-document": %s}}}"""
DOCUMENT = """{"@country": "EP", "@doc-number": "2400812", "@kind": "A1", "@family-id": "43088294",
"bibliographic-data": {"publication-reference": {"document-id": {"@document-id-type": "docdb",
"country": {"$": "EP"}, "doc-number": {"$": "2400812"}, "kind": {"$": "A1"}, "date": {"$": "20111228"}}},
"invention-title": %s}}"""
TITLE = '{"@lang": "en", "$": "BLUETOOTH"}'


@pytest.mark.parametrize("title", [TITLE, f"[{TITLE}]"], ids=["single", "list"])
@pytest.mark.parametrize("several", [False, True], ids=["object", "array"])
def test_json_says_the_same_whether_one_or_a_list(title: str, several: bool) -> None:
    document = DOCUMENT % title
    data = (ONE % (f"[{document}]" if several else document)).encode()
    (record,) = patents(FORMAT, data)
    assert (record.number, record.published, record.family) == ("EP2400812A1", date(2011, 12, 28), "43088294")
    assert [(text.language, text.paragraphs) for text in record.titles] == [("en", ("BLUETOOTH",))]


def test_answers_in_one_array_are_answers_one_after_another() -> None:
    first, second = (ONE % (DOCUMENT % TITLE).replace("2400812", number) for number in ("2400812", "2400813"))
    fault = '{"fault": {"code": {"$": "SERVER.EntityNotFound"}}}'
    records = found(FORMAT, f"[{first},\n {fault}, {second}]".encode())
    assert [one.number if isinstance(one, Patent) else type(one) for one in records] == [
        "EP2400812A1",
        Rejected,
        "EP2400813A1",
    ]


@pytest.mark.parametrize("written", ["BLUE\\u0001TOOTH", "BLUE\x01TOOTH", "BLUE\\ud800TOOTH", "BLUE\tTOOTH"])
def test_a_character_without_a_place_in_xml_costs_no_record(written: str) -> None:
    (record,) = found(FORMAT, (ONE % (DOCUMENT % TITLE.replace("BLUETOOTH", written))).encode())
    if "ud800" in written:  # half a character is no text at all
        assert isinstance(record, Rejected)
    else:
        assert isinstance(record, Patent)
        assert record.titles[0].paragraphs == ("BLUE TOOTH",)
