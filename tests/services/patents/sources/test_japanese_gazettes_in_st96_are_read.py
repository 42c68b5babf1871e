"""The Japanese Office's gazettes since 2022, ST.96 with its own extension (JPO gazette specification, volume II)."""

from datetime import date

from mingze.services.patents.record import Phase, Rejected, Relation, Role, Scheme, SectionKind, Stage, Type
from mingze.services.patents.sources import formats
from mingze.services.patents.sources.st96 import reading as st96
from tests.services.patents.sources.samples import found, only

SPACES = (
    'xmlns:j="http://www.jpo.go.jp/standards/XMLSchema/ST96/JPPatent" '
    'xmlns:jc="http://www.jpo.go.jp/standards/XMLSchema/ST96/JPCommon" '
    'xmlns:p="http://www.wipo.int/standards/XMLSchema/ST96/Patent" '
    'xmlns:c="http://www.wipo.int/standards/XMLSchema/ST96/Common" '
    'c:languageCode="ja" c:st96Version="V3_1" c:ipoVersion="JP_V1_0"'
)


def gazette(root: str, number: str, day: str, inside: str = "", after: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<j:{root} {SPACES}><j:{root}BibliographicData>'
        f"<j:PatentPublicationIdentification><p:PublicationNumber>{number}</p:PublicationNumber>"
        f"<c:PublicationDate>{day}</c:PublicationDate></j:PatentPublicationIdentification>"
        "<j:ApplicationIdentification><c:ApplicationNumber><c:ApplicationNumberText>2021123456"
        "</c:ApplicationNumberText></c:ApplicationNumber><p:FilingDate>2021-07-28</p:FilingDate>"
        f"</j:ApplicationIdentification>{inside}<p:InventionTitle>ポンプ<c:Br/>装置</p:InventionTitle>"
        f"</j:{root}BibliographicData>{after}</j:{root}>"
    )


PARTIES = (
    "<j:ApplicantsRegisteredPractitionersBag><j:ApplicantRegisteredPractitionerBag>"
    '<j:Applicant c:sequenceNumber="1"><c:PartyIdentifier>000005108</c:PartyIdentifier>'
    "<jc:Contact><c:Name><c:EntityName>有限会社アリス</c:EntityName></c:Name><c:PostalAddressBag><c:PostalAddress>"
    "<c:PostalAddressText>東京都千代田区一番</c:PostalAddressText></c:PostalAddress></c:PostalAddressBag></jc:Contact>"
    '<jc:Contact jc:OriginalLanguageIndicator="true"><c:Name><c:EntityName>Alice Ltd</c:EntityName></c:Name>'
    "</jc:Contact></j:Applicant><j:RegisteredPractitioner>"
    "<p:RegisteredPractitionerRegistrationNumber>110000350</p:RegisteredPractitionerRegistrationNumber>"
    "<jc:Contact><c:Name><c:EntityName>弁理士法人ボブ</c:EntityName></c:Name></jc:Contact>"
    "</j:RegisteredPractitioner></j:ApplicantRegisteredPractitionerBag></j:ApplicantsRegisteredPractitionersBag>"
    "<j:InventorBag><j:Inventor><jc:Contact><c:Name><c:EntityName>山田　太郎</c:EntityName></c:Name></jc:Contact>"
    "</j:Inventor></j:InventorBag>"
)
CLASSES = (
    "<j:IPCClassification><p:MainClassification>F04D  29/18     (2006.01)</p:MainClassification>"
    "<p:FurtherClassification>F04D  29/22     (2006.01)</p:FurtherClassification></j:IPCClassification>"
    "<j:NationalClassification><j:MainNationalClassification><p:PatentClassificationText>F04D  29/18    101A"
    "</p:PatentClassificationText></j:MainNationalClassification><j:FurtherNationalClassification>"
    "<p:PatentClassificationText>F04D  29/22       Z</p:PatentClassificationText></j:FurtherNationalClassification>"
    "</j:NationalClassification><j:ThemeCodeInformationBag><j:ThemeCodeInformation>3H130</j:ThemeCodeInformation>"
    "</j:ThemeCodeInformationBag><j:FtermInformationBag><j:FtermInformation>3H130 AA02</j:FtermInformation>"
    "</j:FtermInformationBag>"
)
TEXTS = (
    '<p:Abstract><c:P c:pNumber="0000">【課題】短縮する。<c:Br/>【解決手段】羽根車。</c:P></p:Abstract>'
    "<p:Claims><p:Claim><p:ClaimNumber>1</p:ClaimNumber><p:ClaimText>羽根車を備えるポンプ。</p:ClaimText></p:Claim>"
    "<p:Claim><p:ClaimNumber>2</p:ClaimNumber><p:ClaimText>軸を備える請求項１に記載のポンプ。</p:ClaimText></p:Claim>"
    "</p:Claims><j:Description><p:TechnicalField><c:P>ポンプに関する。</c:P></p:TechnicalField><p:BackgroundArt>"
    "<c:P>従来の例。</c:P><p:CitationList><p:PatentLiterature><c:P><c:PatentCitation>特開２０１１－１２３４５６号公報"
    "</c:PatentCitation></c:P></p:PatentLiterature></p:CitationList></p:BackgroundArt></j:Description>"
    "<j:WrittenAmendmentBag><j:WrittenAmendment><p:FilingDate>2022-03-04</p:FilingDate><p:Claims><p:Claim>"
    "<p:ClaimNumber>1</p:ClaimNumber><p:ClaimText>補正後。</p:ClaimText></p:Claim></p:Claims></j:WrittenAmendment>"
    "</j:WrittenAmendmentBag>"
)


def test_a_laid_open_application() -> None:
    text = gazette(
        "UnexaminedPatentPublication",
        "2023012345",
        "2023-01-25",
        f"<j:UnexaminedPatentPublicationPartyBag>{PARTIES}</j:UnexaminedPatentPublicationPartyBag>{CLASSES}",
        TEXTS,
    )
    assert formats.detect(text.encode()) is st96.FORMAT
    one = only(st96.FORMAT, text)
    assert (one.number, one.type, one.stage) == ("JP2023012345A", Type.INVENTION, Stage.APPLICATION)
    assert (one.published, one.application, one.filed) == (
        date(2023, 1, 25),
        "JP2021123456",
        date(2021, 7, 28),
    )
    assert [(party.role, party.name, party.names, party.identifier) for party in one.parties] == [
        (Role.APPLICANT, "有限会社アリス", (("", "Alice Ltd"),), "000005108"),
        (Role.INVENTOR, "山田 太郎", (), ""),
        (Role.AGENT, "弁理士法人ボブ", (), "110000350"),
    ]
    where = one.parties[0].address
    assert where is not None
    assert (where.text, where.country) == ("東京都千代田区一番", "JP")
    assert [(symbol.scheme, symbol.code, symbol.first) for symbol in one.symbols] == [
        (Scheme.IPC, "F04D29/18", True),
        (Scheme.IPC, "F04D29/22", False),
        (Scheme.FI, "F04D29/18,101@A", True),
        (Scheme.FI, "F04D29/22@Z", False),
        (Scheme.FTERM, "3H130AA02", False),
    ]
    assert one.abstracts[0].paragraphs == ("【課題】短縮する。", "【解決手段】羽根車。")
    assert [(claim.number, claim.text, claim.depends_on) for claim in one.claims[0].claims] == [
        (1, "羽根車を備えるポンプ。", ()),
        (2, "軸を備える請求項１に記載のポンプ。", (1,)),
    ]
    assert [section.kind for section in one.descriptions[0].sections][:2] == [
        SectionKind.TECHNICAL_FIELD,
        SectionKind.BACKGROUND,
    ]
    assert [(c.number.key if c.number else "", c.phase) for c in one.citations] == [
        ("JP2011123456A", Phase.APPLICANT)
    ]
    assert one.notes == (("theme-code", "3H130"), ("written-amendment", "2022-03-04"))


def test_a_patent_has_owners_and_the_day_of_registration() -> None:
    one = only(
        st96.FORMAT,
        gazette(
            "RegisteredPatentPublication",
            "7123456",
            "2022-08-23",
            "<p:PlainLanguageDesignationText>特許公報(B2)</p:PlainLanguageDesignationText>"
            "<c:RegistrationDate>2022-08-15</c:RegistrationDate><j:PreviousPublishedDocument>"
            "<p:PatentDocumentIdentification><p:PublicationNumber>2021012345</p:PublicationNumber>"
            "</p:PatentDocumentIdentification></j:PreviousPublishedDocument>"
            f"<j:RegisteredPatentPublicationPartyBag>{PARTIES}</j:RegisteredPatentPublicationPartyBag>",
        ),
    )
    assert (one.number, one.kind, one.stage) == ("JP7123456B2", "B2", Stage.GRANT)
    assert (one.published, one.granted) == (date(2022, 8, 23), date(2022, 8, 15))
    assert [party.role for party in one.parties] == [Role.APPLICANT, Role.OWNER, Role.INVENTOR, Role.AGENT]
    assert [(one.relation, one.number.key) for one in one.related] == [
        (Relation.EARLIER_PUBLICATION, "JP2021012345")
    ]
    assert one.notes == (("kind-of-gazette", "特許公報(B2)"),)


def test_a_translated_application_names_its_international_publication() -> None:
    one = only(
        st96.FORMAT,
        gazette(
            "InternationalPatentPublication",
            "2023512345",
            "2023-03-27",
            "<j:InternationalFilingData><j:ApplicationIdentification><c:ApplicationNumber><c:ApplicationNumberText>"
            "PCT/US2021/012345</c:ApplicationNumberText></c:ApplicationNumber></j:ApplicationIdentification>"
            "</j:InternationalFilingData><j:InternationalPublishingData><p:PatentDocumentIdentification>"
            "<p:PublicationNumber>WO2021145678</p:PublicationNumber></p:PatentDocumentIdentification>"
            "</j:InternationalPublishingData>",
        ),
    )
    assert one.number == "JP2023512345A"
    assert [(other.relation, other.number.key) for other in one.related] == [
        (Relation.INTERNATIONAL_APPLICATION, "WO2021US012345"),
        (Relation.INTERNATIONAL_PUBLICATION, "WO2021145678"),
    ]


def test_the_announcement_of_an_amendment_is_no_publication() -> None:
    text = gazette("UnexaminedPatentPublicationAmendment", "2023012345", "2023-02-25")
    (why,) = found(st96.FORMAT, text)
    assert isinstance(why, Rejected)
    assert why.reason == "只公布修改的文件，不是专利文献"
