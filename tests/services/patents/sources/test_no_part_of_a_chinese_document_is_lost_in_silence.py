"""CNIPA V2.2.1 and its ancestor: parents, agencies, citations and asides that need a place, from the schema."""

from datetime import date

import pytest

from mingze.services.patents.record import Party, Patent, Role
from mingze.services.patents.sources.cnipa import legacy as cnipa_legacy
from tests.services.patents.sources.samples import only
from tests.services.patents.sources.test_what_the_cnipa_schema_allows_is_read import numbered, read


@pytest.mark.parametrize("kind", ["", "A", "B"])
@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("201510481495.9", "CN201510481495"),
        ("201510481495", "CN201510481495"),
        ("102015000481495", "CN201510481495"),
    ],
)
def test_the_parent_of_a_division_is_an_application_whatever_kind_is_given(
    number: str, key: str, kind: str
) -> None:
    one = read(
        "<business:RelatedDocuments><business:Division><business:DocumentsRelation><business:ParentDocument>"
        f"{numbered('CN', number, kind)}</business:ParentDocument></business:DocumentsRelation></business:Division>"
        "</business:RelatedDocuments>"
    )
    assert [other.number.key for other in one.related] == [key]


def test_a_parent_with_the_number_of_a_publication_is_one() -> None:
    one = read(
        "<business:RelatedDocuments><business:Division><business:DocumentsRelation><business:ParentDocument>"
        f"{numbered('CN', '105000000', 'A')}</business:ParentDocument></business:DocumentsRelation>"
        "</business:Division></business:RelatedDocuments>"
    )
    assert [other.number.key for other in one.related] == ["CN105000000A"]


def agents(*agencies: str, customer: str = "") -> Patent:
    named = f"<business:CustomerNumber>{customer}</business:CustomerNumber>" if customer else ""
    held = "".join(
        f"<business:Agent sequence='{place}'><business:Agency>{agency}</business:Agency><base:AddressBook><base:Name>"
        f"代理{place}</base:Name></base:AddressBook></business:Agent>"
        for place, agency in enumerate(agencies, 1)
    )
    return read(
        f"<business:Parties><business:AgentDetails>{named}{held}</business:AgentDetails></business:Parties>"
    )


def firms(one: Patent) -> list[tuple[str, str]]:
    return [(party.firm, party.firm_identifier) for party in one.parties if party.role is Role.AGENT]


def notes(one: Patent) -> list[tuple[str, str]]:
    """Without that of the check digit, which is wrong in all documents of these tests."""
    return [note for note in one.notes if note[0] != "ApplicationReference"]


def book(name: str, inside: str = "") -> str:
    return (
        f"<base:AddressBook><base:OrganizationName>{name}</base:OrganizationName>{inside}</base:AddressBook>"
    )


def registered(number: str) -> str:
    return f"<base:RegisteredNumber>{number}</base:RegisteredNumber>"


def test_the_code_of_an_agency_may_stand_in_an_element_of_its_own() -> None:
    one = agents(
        book("甲所", registered("11111")),
        book("乙所") + registered("22222"),
        f"<base:Name>丙所</base:Name>{registered('33333')}",
        customer="44444",
    )
    assert firms(one) == [("甲所", "11111"), ("乙所", "22222"), ("丙所", "33333")]
    assert notes(one) == [("AgentDetails/CustomerNumber", "44444")]


def test_the_number_of_a_customer_belongs_to_the_only_agency() -> None:
    one = agents(book("甲所"), book("甲所"), customer="44444")
    assert firms(one) == [("甲所", "44444"), ("甲所", "44444")]
    assert not notes(one)
    one = agents(book("甲所"), book("乙所"), customer="44444")
    assert firms(one) == [("甲所", ""), ("乙所", "")]
    assert notes(one) == [("AgentDetails/CustomerNumber", "44444")]
    assert not notes(agents(book("甲所 11111"), customer="11111")), "as the office writes it"
    one = agents(book("甲所 11111", registered("55555")))
    assert firms(one) == [("甲所", "11111")]
    assert notes(one) == [("Agency/RegisteredNumber", "甲所：55555")]


def cited(inside: str) -> Patent:
    return read(
        "<business:ReferencesCited><business:Citation><business:ApplicationCitation>"
        f"{inside}</business:ApplicationCitation></business:Citation></business:ReferencesCited>"
    )


def reference(number: str, kind: str = "A", format_: str = "original", name: str = "") -> str:
    holder = f"<base:Name>{name}</base:Name></base:DocumentID>" if name else "</base:DocumentID>"
    inside = numbered("CN", number, kind).replace("</base:DocumentID>", holder)
    return f'<business:PublicationReference dataFormat="{format_}">{inside}</business:PublicationReference>'


def test_a_citation_may_name_several_publications_their_owner_and_the_application() -> None:
    one = cited(
        reference("101234567", name="张三")
        + reference("101234568")
        + reference("00101234567", format_="standard")
        + f"<business:ApplicationReference>{numbered('CN', '201810000001.2')}</business:ApplicationReference>"
    )
    assert [(c.number and c.number.key, c.names, c.text) for c in one.citations] == [
        ("CN101234567A", ("张三",), "申请号201810000001.2"),
        ("CN101234568A", (), ""),
    ]


ASIDES = (
    "<business:ClassificationIPC><business:MainClassification>A61N 5/00</business:MainClassification>"
    "<business:AdditionalInformation><base:Paragraphs>附加</base:Paragraphs></business:AdditionalInformation>"
    "<base:Text>A61N 5/06</base:Text></business:ClassificationIPC>"
    "<business:RelatedDocuments><business:RelatedPublicationDoc>"
    + numbered("CN", "105000000", "A").replace(
        "</base:DocumentID>", "<base:Name>张三</base:Name></base:DocumentID>"
    )
    + "<business:GazetteReference><business:GazetteNumber>33-01</business:GazetteNumber><base:Date>20170104"
    "</base:Date></business:GazetteReference></business:RelatedPublicationDoc></business:RelatedDocuments>"
    "<business:PCTOrRegionalPublishingData>"
    + numbered("WO", "WO2014/123456", "", "20140814")
    + "<business:GazetteReference><business:GazetteNumber>2014/33</business:GazetteNumber></business:GazetteReference>"
    "</business:PCTOrRegionalPublishingData>"
    "<business:DesignationOfStates><business:DesignationPCT><base:National><base:WIPOST3Code>US</base:WIPOST3Code>"
    "<base:ProtectionRequest><base:ProtectionType>patent of addition</base:ProtectionType>"
    + numbered("FR", "1234567")
    + "</base:ProtectionRequest></base:National></business:DesignationPCT></business:DesignationOfStates>"
    "<business:Parties><business:ApplicantDetails><business:Applicant sequence='1'><base:Name>甲公司</base:Name>"
    "<base:RegisteredNumber>R1</base:RegisteredNumber><business:OrganizationCode>91110000100000000X"
    "</business:OrganizationCode><business:USRights toDeadInventor='1' kind='heir'/></business:Applicant>"
    "</business:ApplicantDetails></business:Parties>"
)


def test_what_has_no_place_is_noted() -> None:
    one = read(
        ASIDES,
        "<business:DesignPicture><business:Picture pictureName='主视图'><base:Image file='1.JPG'><base:ImageText>"
        "<base:Paragraphs>图中文字</base:Paragraphs></base:ImageText></base:Image></business:Picture>"
        "</business:DesignPicture><business:FullDocImage><business:ImageFile fileName='1.PDF'><business:ClaimPages>"
        "<business:PageRange><business:FirstPageNumber>1</business:FirstPageNumber><business:LastPageNumber>3"
        "</business:LastPageNumber></business:PageRange></business:ClaimPages></business:ImageFile>"
        "</business:FullDocImage>",
    )
    assert set(one.notes) >= {
        ("ClassificationIPC/AdditionalInformation", "附加"),
        ("ClassificationIPC/Text", "A61N 5/06"),
        ("RelatedPublicationDoc/GazetteReference", "33-01 20170104"),
        ("RelatedPublicationDoc/Name", "张三"),
        ("PCTOrRegionalPublishingData/GazetteReference", "2014/33"),
        ("ProtectionRequest", "patent of addition FR 1234567"),
        ("Applicant/RegisteredNumber", "甲公司：R1"),
        ("Applicant/USRights", "甲公司：1 heir"),
        ("ImageText", "图中文字"),
        ("PageRange", "1.PDF 1 3"),
    }
    assert one.designated == ("US",), "the office of a document asked for is no designated state"
    assert one.parties == (
        Party(role=Role.APPLICANT, name="甲公司", organisation=True, identifier="91110000100000000X"),
    )


@pytest.mark.parametrize("day", ["<date>20140828</date>", "20140828"])
def test_an_earlier_document_says_when_it_entered_the_national_phase_and_tags_its_claims(day: str) -> None:
    one = only(
        cnipa_legacy.FORMAT,
        '<?xml version="1.0"?><cn-patent-document><cn-bibliographic-data><cn-publication-reference><document-id>'
        "<country>CN</country><doc-number>104245682</doc-number><kind>A</kind><date>20141224</date></document-id>"
        f"</cn-publication-reference><date-pct-article-22-39-fulfilled>{day}</date-pct-article-22-39-fulfilled>"
        '</cn-bibliographic-data><application-body><claims><claim id="c1" num="1"><claim-text>1.一种阀。</claim-text>'
        '</claim><claim id="c2" num="2"><claim-text>2.如<claim-ref idref="c1">权利要求1</claim-ref>的阀。</claim-text>'
        '</claim><claim id="c3" num="3"><claim-text>3.如<claim-ref idref="c1">权利要求1</claim-ref>或2的阀。'
        "</claim-text></claim></claims></application-body></cn-patent-document>",
    )
    assert one.entered == date(2014, 8, 28)
    assert [claim.depends_on for claim in one.claims[0].claims] == [(), (1,), (1, 2)]
