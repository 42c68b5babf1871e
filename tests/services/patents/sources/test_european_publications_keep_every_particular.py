"""Particulars of European documents and answers that a reader may take for something else, or leave out."""

import pytest

from mingze.services.patents.record import Patent
from mingze.services.patents.sources.exchange import reading as docdb
from mingze.services.patents.sources.ops import reading as ops
from mingze.services.patents.sources.st36 import reading as st36
from mingze.services.patents.sources.values import references
from mingze.services.patents.sources.values.classes import fi_code
from mingze.services.patents.sources.values.references import Identification
from tests.services.patents.sources.exchange_samples import patents
from tests.services.patents.sources.samples import only


def _sdobi(inside: str, after: str = "") -> Patent:
    return only(
        st36.FORMAT,
        '<ep-patent-document lang="en" country="EP" doc-number="1000001" kind="B2"><SDOBI lang="en"><B100>'
        f"<B110>1000001</B110><B130>B2</B130></B100>{inside}</SDOBI>{after}</ep-patent-document>",
    )


def _exchange(attributes: str, inside: str, after: str = "") -> Patent:
    data = (
        '<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange"><exch:exchange-document country="EP" '
        f'doc-number="1000001" kind="A1" {attributes}><exch:bibliographic-data>{inside}</exch:bibliographic-data>'
        f"{after}</exch:exchange-document></exch:exchange-documents>"
    )
    (one,) = patents(docdb.FORMAT, data.encode())
    return one


@pytest.mark.parametrize(
    ("number", "country", "key"),
    [
        ("MI20100123", "IT", "ITMI20100123"),
        ("PI0901234", "BR", "BRPI0901234"),
        ("EP2010061234", "", "WO2010EP061234"),
        ("EP2010061234", "EP", "WO2010EP061234"),
        ("PCT/EP2010/061234", "WO", "WO2010EP061234"),
    ],
)
def test_letters_in_front_of_a_national_number_make_it_no_international_one(
    number: str, country: str, key: str
) -> None:
    one = _sdobi(
        f"<B300><B310>{number}</B310><B320><date>20100101</date></B320><B330><ctry>{country}</ctry></B330></B300>"
    )
    assert [claim.number.key for claim in one.priorities] == [key]


@pytest.mark.parametrize(
    ("country", "number", "kind"),
    [
        ("US", "201161234567", "P"),
        ("US", "201161234567P", ""),
        ("US", "201161234567 P", ""),
        ("US", "61234567", ""),
    ],
)
def test_a_provisional_application_has_one_key_in_all_writings(country: str, number: str, kind: str) -> None:
    assert references.application(Identification(country, number, kind, None, "")) == "US61234567"


def test_a_chinese_application_has_one_key_in_epodoc_and_docdb() -> None:
    given = references.standard({"epodoc": Identification("", "CN20101123456", "", None, "")})
    assert given is not None
    assert references.application(given) == references.application(
        Identification("CN", "201010123456", "A", None, "")
    )


def test_a_family_with_bibliographies_gives_each_publication_its_own() -> None:
    reference = (
        '<publication-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>1000001'
        "</doc-number><kind>{kind}</kind><date>{day}</date></document-id></publication-reference>"
    )
    document = (
        '<exchange-document country="EP" doc-number="1000001" kind="{kind}"><bibliographic-data>'
        '<invention-title lang="en">{title}</invention-title></bibliographic-data></exchange-document>'
    )
    data = (
        '<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org"><ops:patent-family>'
        f'<ops:family-member family-id="1">{reference.format(kind="A1", day="20111228")}'
        f"{reference.format(kind='B1', day='20130102')}{document.format(kind='A1', title='Applied')}"
        f"{document.format(kind='B1', title='Granted')}</ops:family-member></ops:patent-family></ops:world-patent-data>"
    )
    found = patents(ops.FORMAT, data.encode())
    assert [(one.number, one.titles[0].paragraphs[0]) for one in found] == [
        ("EP1000001A1", "Applied"),
        ("EP1000001B1", "Granted"),
    ]


def test_an_opponent_with_an_agent_is_kept_and_so_is_the_agent() -> None:
    one = _sdobi(
        "<B700><B780><B781><snm>Rival SA</snm><date>20190101</date><B784><snm>Agent X</snm></B784></B781></B780></B700>"
    )
    assert {("B781", "Rival SA 20190101"), ("B784", "Agent X")} <= set(one.notes)


def test_flags_inside_parties_are_notes() -> None:
    one = _sdobi("<B700><B720><B721><snm>NOBODY</snm><B725EP/></B721></B720></B700>")
    assert ("B721-B725EP", "NOBODY: yes") in one.notes


def test_it_is_said_for_which_states_a_set_of_claims_is() -> None:
    one = _sdobi(
        "",
        '<claims lang="en"><claim num="1"><claim-text>A.</claim-text></claim></claims><claims lang="en" '
        'claim-type="Claims for ES"><claim num="1"><claim-text>B.</claim-text></claim></claims>',
    )
    assert ("claims-for", "2 en: Claims for ES") in one.notes


def test_an_abstract_of_the_family_stands_in_for_a_missing_one_and_says_whose_it_is() -> None:
    one = _exchange(
        "",
        '<exch:invention-title lang="de">Pumpe</exch:invention-title>',
        '<exch:patent-family><exch:abstract lang="en" country="US" doc-number="4230443" kind="A" '
        'abstract-source="translation"><exch:p>A pump.</exch:p></exch:abstract></exch:patent-family>',
    )
    assert [(text.language, text.paragraphs) for text in one.abstracts] == [("en", ("A pump.",))]
    assert ("abstract-source", "en US4230443A translation") in one.notes


def test_states_it_can_be_extended_to_are_not_designated() -> None:
    one = _exchange(
        "",
        "<exch:designation-of-states><exch:designation-epc><exch:contracting-states><exch:country>AT</exch:country>"
        "</exch:contracting-states><exch:extension-states><exch:country>AL</exch:country></exch:extension-states>"
        "</exch:designation-epc></exch:designation-of-states>",
    )
    assert one.designated == ("AT",)
    assert ("extension-states", "AL") in one.notes


def test_parties_and_priorities_without_a_sequence_stay_apart() -> None:
    one = _exchange(
        "",
        '<exch:parties><exch:applicants><exch:applicant data-format="docdb"><exch:applicant-name><name>ONE</name>'
        '</exch:applicant-name></exch:applicant><exch:applicant data-format="docdb"><exch:applicant-name><name>TWO'
        "</name></exch:applicant-name></exch:applicant></exch:applicants></exch:parties><exch:priority-claims>"
        + "".join(
            '<exch:priority-claim data-format="docdb"><document-id><country>DE</country><doc-number>10200801234'
            f"{place}</doc-number><kind>A</kind></document-id></exch:priority-claim>"
            for place in (5, 6)
        )
        + "</exch:priority-claims>",
    )
    assert [party.name for party in one.parties] == ["ONE", "TWO"]
    assert [claim.number.key for claim in one.priorities] == ["DE102008012345", "DE102008012346"]


def test_claims_after_a_deleted_one_are_claims() -> None:
    data = (
        '<ops:world-patent-data xmlns:ops="http://ops.epo.org" xmlns:ftxt="http://www.epo.org/fulltext">'
        '<ftxt:fulltext-documents><ftxt:fulltext-document country="EP" doc-number="1000001" kind="B1">'
        '<bibliographic-data><publication-reference><document-id document-id-type="docdb"><country>EP</country>'
        "<doc-number>1000001</doc-number><kind>B1</kind></document-id></publication-reference></bibliographic-data>"
        '<claims lang="EN"><claim>'
        + "".join(f"<claim-text>{number}. A pump.</claim-text>" for number in (1, 2, 4, 5))
        + "</claim></claims></ftxt:fulltext-document></ftxt:fulltext-documents></ops:world-patent-data>"
    )
    (one,) = patents(ops.FORMAT, data.encode())
    assert [claim.number for claim in one.claims[0].claims] == [1, 2, 4, 5]
    assert one.claim_count == 4


def test_an_edition_in_front_of_an_fi_symbol_is_no_part_of_it() -> None:
    assert fi_code("4F21S43  /237") == fi_code("F21S43/237") == "F21S43/237"
