"""Japanese patents and utility models, and ST.96 as offices wrote it in other versions, in made-up papers."""

from datetime import date

import pytest

from mingze.services.patents.record import Patent, Phase, Relation, Role, Scheme, Stage, Type
from mingze.services.patents.sources.jpo import reading as jpo
from mingze.services.patents.sources.jpo.citations import number_in
from mingze.services.patents.sources.st96 import reading as st96
from mingze.services.patents.sources.values.classes import fi_code
from tests.services.patents.sources.samples import only


def gazette(number: str, kind: str, day: str, inside: str = "", after: str = "") -> Patent:
    return only(
        jpo.FORMAT,
        f'<?xml version="1.0" encoding="UTF-8"?><jp-official-gazette kind-of-jp="B9" kind-of-st16="{kind}" lang="ja" '
        'dtd-version="1.0" country="JP" xmlns:jp="http://www.jpo.go.jp"><bibliographic-data lang="ja" country="JP">'
        f"<publication-reference><document-id><country>JP</country><doc-number>{number}</doc-number>"
        f"<kind>特許公報({kind})</kind><date>{day}</date></document-id></publication-reference>"
        "<application-reference><document-id><doc-number>平11-234567</doc-number><date>19990820</date></document-id>"
        f"</application-reference><invention-title>ポンプ</invention-title>{inside}</bibliographic-data>{after}"
        "</jp-official-gazette>",
    )


def test_a_japanese_patent_has_owners_examiners_and_what_was_cited() -> None:
    one = gazette(
        "4123456",
        "B2",
        "20080723",
        "<priority-claims><priority-claim sequence='1'><country>JP</country><doc-number>特願平10-123456</doc-number>"
        "<date>19980501</date></priority-claim></priority-claims><parties><jp:applicants-agents-article>"
        "<jp:applicants-agents sequence='1'><applicant sequence='1'><addressbook lang='ja'><name>有限会社アリス</name>"
        "<address><text>東京都千代田区１番</text></address></addressbook><addressbook lang='en'><name>Alice Ltd</name>"
        "</addressbook></applicant></jp:applicants-agents></jp:applicants-agents-article></parties>"
        "<references-cited><citation><patcit num='1'><text>特開平０８－１２３４５６（ＪＰ，Ａ）</text></patcit>"
        "</citation>"
        "<citation><nplcit num='1'><text>電気学会誌</text></nplcit></citation></references-cited>"
        "<examiners><primary-examiner><name>審査　太郎</name></primary-examiner></examiners>"
        "<related-documents><division><relation><parent-doc><document-id><doc-number>特願平9-111111</doc-number>"
        "<date>19970401</date></document-id></parent-doc></relation></division></related-documents>",
    )
    assert (one.number, one.stage, one.application) == ("JP4123456B2", Stage.GRANT, "JP1999234567")
    assert [(party.role, party.name, party.names) for party in one.parties] == [
        (Role.APPLICANT, "有限会社アリス", (("en", "Alice Ltd"),)),
        (Role.OWNER, "有限会社アリス", (("en", "Alice Ltd"),)),
        (Role.EXAMINER, "審査 太郎", ()),
    ]
    assert [(priority.number.key, priority.number.on) for priority in one.priorities] == [
        ("JP1998123456", date(1998, 5, 1))
    ]
    assert [(c.number.key if c.number else c.text, c.phase) for c in one.citations] == [
        ("JPH08123456A", Phase.EXAMINATION),
        ("電気学会誌", Phase.EXAMINATION),
    ]
    assert [(other.relation, other.number.key) for other in one.related] == [
        (Relation.DIVISION_OF, "JP1997111111")
    ]


def test_numbers_of_the_eras_and_registered_utility_models() -> None:
    assert gazette("1998123456", "A", "19980512").number == "JPH10123456A"
    assert gazette("平10-123456", "A", "19980512").number == "JPH10123456A"
    registered = gazette("3123456", "U", "20060720")
    assert (registered.number, registered.type, registered.stage) == (
        "JP3123456U",
        Type.UTILITY_MODEL,
        Stage.GRANT,
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("特開２０１１－１２３４５６号公報", "JP2011123456A"),
        ("特開昭６０－１２３４５６号公報", "JPS60123456A"),
        ("特許第６１５１５５７号公報", "JP6151557B2"),
        ("国際公開第２０１０／１２３４５６号", "WO2010123456"),
        ("米国特許第５，１２３，４５６号明細書", "US5123456"),
        ("米国特許出願公開第２０１０／０１２３４５６号明細書", "US20100123456A1"),
    ],
)
def test_the_number_is_found_in_a_japanese_sentence(text: str, key: str) -> None:
    number = number_in(text)
    assert number is not None
    assert (number.key, number.original) == (key, text)


def test_other_literature_has_no_number() -> None:
    assert number_in("電気学会誌、第１２巻") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H01L21/78 M", "H01L21/78@M"),
        ("Ｇ０６Ｆ　３／０４１　４１０　Ａ", "G06F3/041,410@A"),
        ("B23K26/53", "B23K26/53"),
        ("G06F   3/041@A", "G06F3/041@A"),
        ("G06F3/041,410@A", "G06F3/041,410@A"),
        ("B60K6/48,ZHV", "B60K6/48,ZHV"),
        ("H01M8/04@Z,ZHV", "H01M8/04@Z,ZHV"),
        ("nothing", ""),
    ],
)
def test_fi_symbols_have_one_writing(text: str, code: str) -> None:
    assert fi_code(text) == code


BARE = """<PatentPublication xmlns="http://www.wipo.int/standards/XMLSchema/ST96/Patent"
 xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V3_1" com:languageCode="es">
<BibliographicData><PatentPublicationIdentification><com:IPOfficeCode>ES</com:IPOfficeCode><PublicationNumber>2700001
</PublicationNumber><com:PatentDocumentKindCode>A1</com:PatentDocumentKindCode><com:PublicationDate>2019-02-13
</com:PublicationDate></PatentPublicationIdentification><ApplicationIdentification>
<com:IPOfficeCode>ES</com:IPOfficeCode>
<com:ApplicationNumber><com:ST13ApplicationNumber>102017000000001</com:ST13ApplicationNumber><com:ApplicationNumberText>
P201700001</com:ApplicationNumberText></com:ApplicationNumber><FilingDate>2017-01-02</FilingDate>
</ApplicationIdentification>
<InventionTitleBag><InventionTitle com:languageCode="es">Bomba</InventionTitle>
<InventionTitle com:languageCode="en">Pump
</InventionTitle></InventionTitleBag><PartyBag><ApplicantBag><Applicant><com:Contact><com:Name><com:OrganizationName>
<com:OrganizationStandardName>Alicia S.A.</com:OrganizationStandardName></com:OrganizationName></com:Name>
<com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText>Calle 1</com:AddressLineText>
<com:CityName>Madrid</com:CityName><com:CountryCode>ES</com:CountryCode><com:PostalCode>28001</com:PostalCode>
</com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag></com:Contact></Applicant></ApplicantBag>
</PartyBag><PatentClassificationBag><IPCRClassificationBag><IPCRClassification>
<IPCRClassificationText>F04D 29/18 (2006.01)
</IPCRClassificationText></IPCRClassification></IPCRClassificationBag></PatentClassificationBag><ReferenceCitationBag>
<ReferenceCitation><com:PatentCitation><com:CitedPatentDocumentIdentification><com:IPOfficeCode>EP</com:IPOfficeCode>
<com:DocumentNumber>1000001</com:DocumentNumber><com:PatentDocumentKindCode>A1</com:PatentDocumentKindCode>
</com:CitedPatentDocumentIdentification></com:PatentCitation><CitationCategory>X</CitationCategory></ReferenceCitation>
</ReferenceCitationBag></BibliographicData><Abstract><P>Una bomba.</P></Abstract><Claims com:languageCode="es"><Claim
 com:id="c1"><ClaimNumber>1</ClaimNumber><ClaimText>Bomba.</ClaimText></Claim><Claim com:id="c2">
<ClaimNumber>2</ClaimNumber>
<ClaimText>Bomba según la <ClaimReference com:idrefs="c1">reivindicación 1</ClaimReference>.</ClaimText></Claim>
</Claims>
<Drawings><Figure com:figureNumber="1"><Image><com:FileName>F1.TIF</com:FileName></Image></Figure></Drawings>
</PatentPublication>"""


def test_an_older_st96_in_another_namespace_and_language() -> None:
    one = only(st96.FORMAT, BARE)
    assert st96.FORMAT.recognises(BARE.encode())
    assert (one.number, one.published, one.language) == ("ES2700001A1", date(2019, 2, 13), "es")
    assert (one.application_number, one.filed) == ("P201700001", date(2017, 1, 2))
    assert [(title.language, title.paragraphs[0]) for title in one.titles] == [
        ("es", "Bomba"),
        ("en", "Pump"),
    ]
    (party,) = one.parties
    assert (party.name, party.organisation) == ("Alicia S.A.", True)
    assert party.address is not None
    assert (party.address.text, party.address.country) == ("Calle 1, Madrid, 28001", "ES")
    assert [(symbol.scheme, symbol.code, symbol.version) for symbol in one.symbols] == [
        (Scheme.IPC, "F04D29/18", date(2006, 1, 1))
    ]
    assert [(cited.number.key if cited.number else "", cited.categories) for cited in one.citations] == [
        ("EP1000001A1", ("X",))
    ]
    assert [claim.depends_on for claim in one.claims[0].claims] == [(), (1,)]
    assert [(drawing.file, drawing.kind, drawing.label) for drawing in one.drawings] == [
        ("F1.TIF", "drawing", "1")
    ]
    assert one.source is not None
    assert one.source.version == "V3_1"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("米国特許第５１２３４５６（ＵＳ，Ａ）", "US5123456A"),
        ("国際公開第２００５／０１２３４５（ＷＯ，Ａ１）", "WO2005012345A1"),
        ("特公昭５６－０１２３４５（ＪＰ，Ｂ１）", "JPS5612345B1"),
        ("韓国公開特許第１０－２００５－００１２３４５（ＫＲ，Ａ）", "KR20050012345A"),
        ("独国特許出願公開第１０２００５０１２３４５（ＤＥ，Ａ１）", "DE102005012345A1"),
        ("英国特許出願公開第２１２３４５６（ＧＢ，Ａ）", "GB2123456A"),
        ("登録実用新案第３１２３４５６（ＪＰ，Ｕ）", "JP3123456U"),
    ],
)
def test_office_and_kind_in_brackets_belong_to_the_number(text: str, key: str) -> None:
    number = number_in(text)
    assert number is not None
    assert number.key == key


def test_days_of_an_emperor_countries_in_words_and_noughts_in_front() -> None:
    one = gazette(
        "0005123456",
        "B2",
        "平成２５年１月２３日",
        "<priority-claims><priority-claim><country>米国（ＵＳ）</country><doc-number>６０／７４７，１２３</doc-number>"
        "<date>平成１９年５月８日</date></priority-claim></priority-claims>",
    )
    assert (one.number, one.published) == ("JP5123456B2", date(2013, 1, 23))
    assert [(claim.number.key, claim.number.on) for claim in one.priorities] == [
        ("US60747123", date(2007, 5, 8))
    ]


def test_what_was_laid_open_before_has_its_kind() -> None:
    one = gazette(
        "5123456",
        "B2",
        "20130123",
        "<dates-of-public-availability><unexamined-printed-without-grant><document-id><country>JP</country><doc-number>"
        "2008-278813</doc-number></document-id></unexamined-printed-without-grant></dates-of-public-availability>",
    )
    assert [other.number.key for other in one.related] == ["JP2008278813A"]


def st96_of(office: str, inside: str, after: str = "") -> Patent:
    return only(
        st96.FORMAT,
        '<PatentPublication xmlns="http://www.wipo.int/standards/XMLSchema/ST96/Patent" '
        'xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:languageCode="en"><BibliographicData>'
        f"<PatentPublicationIdentification><com:IPOfficeCode>{office}</com:IPOfficeCode><PublicationNumber>1000001"
        "</PublicationNumber><com:PatentDocumentKindCode>A1</com:PatentDocumentKindCode>"
        "<com:PublicationDate>2021-03-04Z</com:PublicationDate></PatentPublicationIdentification>"
        f"{inside}</BibliographicData>{after}</PatentPublication>",
    )


def test_days_with_a_zone_and_numbers_of_st13_are_read() -> None:
    one = st96_of(
        "EP",
        "<ApplicationIdentification><com:IPOfficeCode>EP</com:IPOfficeCode><ApplicationNumber><com:ST13ApplicationNumber>"
        "10EP2010010167109</com:ST13ApplicationNumber></ApplicationNumber><FilingDate>2019-01-02-05:00</FilingDate>"
        "</ApplicationIdentification>",
    )
    assert (one.published, one.filed) == (date(2021, 3, 4), date(2019, 1, 2))
    assert one.application != ""


def test_a_version_beside_a_symbol_is_no_part_of_it_and_other_offices_classes_are_notes() -> None:
    one = st96_of(
        "DE",
        "<IPCRClassificationBag><IPCRClassification><ClassificationVersionDate>2006-01-01</ClassificationVersionDate>"
        "<PatentClassificationText>A61K 9/00</PatentClassificationText></IPCRClassification></IPCRClassificationBag>"
        "<NationalClassification><MainNationalClassification><PatentClassificationText>12a 3"
        "</PatentClassificationText></MainNationalClassification></NationalClassification>",
    )
    assert [(symbol.scheme, symbol.code, symbol.version) for symbol in one.symbols] == [
        (Scheme.IPC, "A61K9/00", date(2006, 1, 1))
    ]
    assert ("national-classification", "12a 3") in one.notes


def test_texts_may_stand_in_a_body_and_in_several_languages() -> None:
    one = st96_of(
        "EP",
        "",
        '<ApplicationBody><Description com:languageCode="en"><P>Text.</P></Description><Description '
        'com:languageCode="fr"><P>Texte.</P></Description><Claims com:languageCode="en"><Claim><ClaimText>A pump.'
        "</ClaimText></Claim></Claims></ApplicationBody>",
    )
    assert [text.language for text in one.descriptions] == ["en", "fr"]
    assert [claim.text for claim in one.claims[0].claims] == ["A pump."]
