"""CNIPA V2.2.1: elements the samples lack, in documents written from the schema. All names are invented."""

from datetime import date

from mingze.services.patents.record import (
    Drawing,
    Event,
    Patent,
    Phase,
    Rejected,
    Relation,
    Role,
    Scheme,
    SectionKind,
    Stage,
    Type,
)
from mingze.services.patents.sources.cnipa import reading as cnipa
from tests.services.patents.sources.samples import found, only

SPACES = (
    'xmlns:base="http://www.sipo.gov.cn/XMLSchema/base" xmlns:business="http://www.sipo.gov.cn/XMLSchema/business" '
    'xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:tbl="http://oasis-open.org/specs/soextblx"'
)
START = '<?xml version="1.0" encoding="utf-8"?>\n'


def numbered(office: str, number: str, kind: str = "", day: str = "") -> str:
    """A ``DocumentID``."""
    parts = [("WIPOST3Code", office), ("DocNumber", number), ("Kind", kind), ("Date", day)]
    inside = "".join(f"<base:{name}>{text}</base:{name}>" for name, text in parts if text)
    return f"<base:DocumentID>{inside}</base:DocumentID>"


def document(
    front: str, body: str = "", *, number: str = "113000001", kind: str = "B", design: bool = False
) -> str:
    """A document with a front page of one's own."""
    name = "DesignBibliographicData" if design else "BibliographicData"
    return (
        f'<business:PatentDocumentAndRelated {SPACES} xsdVersion="V2.2.1" lang="zh" country="CN" docNumber="{number}"'
        f' kind="{kind}" datePublication="20230106" dateProduced="20230103" status="C"><business:{name}>'
        f'<business:PublicationReference dataFormat="original" sourceDB="national office">'
        f"{numbered('CN', number, kind, '20230106')}</business:PublicationReference>{front}</business:{name}>{body}"
        "</business:PatentDocumentAndRelated>"
    )


APPLIED = (
    '<business:ApplicationReference applType="10" dataFormat="original">'
    + numbered("CN", "202010123456.3", day="20200221")
    + "</business:ApplicationReference>"
)


def read(front: str, body: str = "", **more: object) -> Patent:
    """The record of such a document."""
    return only(cnipa.FORMAT, START + document(APPLIED + front, body, **more))  # type: ignore[arg-type]


def test_a_grant_has_owners_examiners_and_the_day_of_grant() -> None:
    one = read(
        '<business:Parties><business:ApplicantDetails><business:Applicant sequence="1" dataFormat="original">'
        '<base:AddressBook><base:Name nameType="legal">海棠阀门有限公司</base:Name></base:AddressBook>'
        "<business:OrganizationCode>91330000MA0000000X</business:OrganizationCode></business:Applicant>"
        '<business:Applicant sequence="1" dataFormat="standard"><base:AddressBook><base:Name>海棠阀门</base:Name>'
        '</base:AddressBook></business:Applicant><business:Applicant sequence="2" appType="applicant-inventor"'
        ' dataFormat="original"><base:AddressBook><base:LastName>Alder</base:LastName>'
        "<base:FirstName>Alice</base:FirstName></base:AddressBook><business:Nationality>"
        "<base:WIPOST3Code>GB</base:WIPOST3Code></business:Nationality></business:Applicant>"
        "</business:ApplicantDetails></business:Parties><business:AssigneeDetails><business:Assignee sequence='1'>"
        "<base:AddressBook><base:Name>海棠阀门有限公司</base:Name></base:AddressBook><business:AssigneeCode>0000"
        "</business:AssigneeCode></business:Assignee></business:AssigneeDetails><business:ExaminerDetails>"
        "<business:Examiner><base:Name>王审</base:Name></business:Examiner></business:ExaminerDetails>"
    )
    assert (one.type, one.stage, one.granted) == (Type.INVENTION, Stage.GRANT, date(2023, 1, 6))
    assert [(p.role, p.name, p.names, p.organisation, p.identifier) for p in one.parties] == [
        (Role.APPLICANT, "海棠阀门有限公司", (("std", "海棠阀门"),), True, "91330000MA0000000X"),
        (Role.APPLICANT, "Alder Alice", (), None, ""),
        (Role.OWNER, "海棠阀门有限公司", (), None, ""),
        (Role.INVENTOR, "Alder Alice", (), None, ""),
        (Role.EXAMINER, "王审", (), None, ""),
    ]
    assert one.parties[1].address is not None
    assert one.parties[1].address.country == "GB"


def test_agents_keep_their_agencies_and_an_agency_may_stand_alone() -> None:
    one = read(
        "<business:Parties><business:AgentDetails><business:CustomerNumber>11000</business:CustomerNumber>"
        "<business:Agent><business:Agency><base:AddressBook>"
        "<base:OrganizationName>甲事务所 11001</base:OrganizationName>"
        "</base:AddressBook></business:Agency><base:AddressBook><base:Name>李理</base:Name></base:AddressBook>"
        "</business:Agent><business:Agent><business:Agency><base:Name>乙事务所</base:Name></business:Agency>"
        "</business:Agent></business:AgentDetails></business:Parties>"
    )
    assert [(p.name, p.firm, p.firm_identifier) for p in one.parties] == [
        ("李理", "甲事务所", "11001"),
        ("", "乙事务所", ""),
    ]


def test_citations_are_patents_and_literature_with_category_and_phase() -> None:
    one = read(
        "<business:ReferencesCited><business:Citation srepPhase='SEA'><business:ApplicationCitation>"
        f"<business:PublicationReference dataFormat='original'>{numbered('US', '2015/0123456', 'A1', '20150507')}"
        "</business:PublicationReference><business:ApplicantDetails><business:Applicant><base:AddressBook>"
        "<base:Name>ALDER INC</base:Name></base:AddressBook></business:Applicant></business:ApplicantDetails>"
        "<base:Location><base:Text>全文</base:Text></base:Location></business:ApplicationCitation>"
        "<business:ReferenceDocCategory>X</business:ReferenceDocCategory>"
        "<business:RelevantClaims>1至3、7</business:RelevantClaims></business:Citation>"
        "<business:Citation per='E'><business:ApplicationCitation><base:Text>CN 101234567 A,2008.07.30,说明书第2页."
        "</base:Text></business:ApplicationCitation></business:Citation>"
        "<business:Citation><business:NPLCitation><base:CitedJournalArticle><base:Author><base:Name>王小明</base:Name>"
        "</base:Author><base:CitedArticleTitle>阀门的寿命</base:CitedArticleTitle></base:CitedJournalArticle>"
        "</business:NPLCitation></business:Citation></business:ReferencesCited>"
    )
    us, cn, article = one.citations
    assert us.number is not None
    assert (us.number.key, us.number.on) == ("US20150123456A1", date(2015, 5, 7))
    assert (us.categories, us.phase, us.claims, us.names, us.text) == (
        ("X",), Phase.SEARCH, (1, 2, 3, 7), ("ALDER INC",), "全文",
    )  # fmt: skip
    assert cn.number is not None
    assert (cn.number.key, cn.number.on, cn.phase) == ("CN101234567A", date(2008, 7, 30), Phase.EXAMINATION)
    assert (article.number, article.text) == (None, "王小明，阀门的寿命")


def test_free_text_citations_are_told_apart() -> None:
    one = read(
        "<business:ReferencesCited><base:Text>CN 102345678 B,2013.01.02,全文;王小明.阀门手册.2001;JP 2004012345 A"
        "</base:Text></business:ReferencesCited>"
    )
    assert [c.number.key if c.number else c.text for c in one.citations] == [
        "CN102345678B", "王小明.阀门手册.2001", "JP2004012345A",
    ]  # fmt: skip


def test_international_and_earlier_documents_are_related() -> None:
    one = read(
        "<business:PriorityDetails><business:Priority dataFormat='standard' sequence='1'><base:WIPOST3Code>CN"
        "</base:WIPOST3Code><base:DocNumber>102019000654321</base:DocNumber><base:Date>20190809</base:Date>"
        "</business:Priority></business:PriorityDetails><business:RelatedDocuments>"
        f"<business:RelatedPublicationDoc>{numbered('CN', '111000001', 'A', '20200612')}"
        "</business:RelatedPublicationDoc></business:RelatedDocuments>"
        "<business:NationalStageEntryDate><base:Date>20210130</base:Date></business:NationalStageEntryDate>"
        "<business:PCTApplicationDate><base:Date>20190731</base:Date></business:PCTApplicationDate>"
        "<business:PCTApplicationNumber>PCT/EP2019/070000</business:PCTApplicationNumber>"
        "<business:PCTPublicationDate><base:Date>20200206</base:Date></business:PCTPublicationDate>"
        "<business:PCTPublicationNumber>WO2020/025000</business:PCTPublicationNumber>"
        "<business:PCTPublicationLanguage>en</business:PCTPublicationLanguage>"
    )
    assert [p.number.key for p in one.priorities] == ["CN201910654321"]
    assert [(r.relation, r.number.key, r.number.on) for r in one.related] == [
        (Relation.EARLIER_PUBLICATION, "CN111000001A", date(2020, 6, 12)),
        (Relation.INTERNATIONAL_APPLICATION, "WO2019EP070000", date(2019, 7, 31)),
        (Relation.INTERNATIONAL_PUBLICATION, "WO2020025000", date(2020, 2, 6)),
    ]
    assert one.entered == date(2021, 1, 30)
    assert ("PCTPublicationLanguage", "en") in one.notes


def test_a_design_has_locarno_classes_designers_pictures_and_a_brief_statement() -> None:
    one = read(
        "<business:GazetteReference><business:GazetteNumber>39-0101</business:GazetteNumber><base:Date>20230106"
        "</base:Date></business:GazetteReference><business:TotalDesign>2</business:TotalDesign>"
        "<business:ClassificationLocarno><base:EditionStatement>14</base:EditionStatement>"
        "<business:MainClassification>09-03</business:MainClassification><business:FurtherClassification>LOC(14)Cl.0905"
        "</business:FurtherClassification></business:ClassificationLocarno><business:DesignTitle>包装盒"
        "</business:DesignTitle><business:DesignerDetails><business:Designer><base:AddressBook><base:Name>赵设"
        "</base:Name></base:AddressBook></business:Designer></business:DesignerDetails>",
        "<business:DesignBriefExplanation><base:Paragraphs>1.本外观设计产品的名称：包装盒。</base:Paragraphs>"
        "<base:Paragraphs>2.用途：用于包装。</base:Paragraphs></business:DesignBriefExplanation>"
        "<business:DesignPicture><base:Picture pictureName='主视图'><base:Image file='000001.JPG'/></base:Picture>"
        "</business:DesignPicture>",
        number="307000001",
        kind="S",
        design=True,
    )
    assert (one.number, one.type, one.stage, one.gazette) == (
        "CN307000001S",
        Type.DESIGN,
        Stage.GRANT,
        "39-0101",
    )
    assert [(s.scheme, s.code, s.first) for s in one.symbols] == [
        (Scheme.LOC, "09-03", True),
        (Scheme.LOC, "09-05", False),
    ]
    assert one.titles[0].paragraphs == ("包装盒",)
    assert one.drawings == (Drawing(file="000001.JPG", label="主视图", kind="design"),)
    section = one.descriptions[0].sections[0]
    assert (section.heading, len(section.paragraphs)) == ("简要说明", 2)
    assert ("TotalDesign", "2") in one.notes
    assert ("EditionStatement", "14") in one.notes


def test_formulae_lists_programs_and_unknown_elements_in_a_description() -> None:
    one = read(
        "",
        "<business:Description><business:TechnicalField><base:Heading>技术领域</base:Heading><base:Paragraphs>水H"
        "<base:Sub>2</base:Sub>O与<base:MathDetails><base:Math><m:math> <m:mi>x</m:mi>\n <m:mo>=</m:mo> <m:mn>1</m:mn>"
        "</m:math></base:Math><base:Image file='m.JPG'/></base:MathDetails>。</base:Paragraphs>"
        "</business:TechnicalField>"
        "<business:EmbodimentsDescription><base:Paragraphs>有：<base:UnorderedLists><base:ListItem>甲；</base:ListItem>"
        "<base:ListItem>乙。</base:ListItem></base:UnorderedLists>"
        "<base:Preservation>int a;\n  a = 1;</base:Preservation>"
        "<base:Chemistry><base:Image file='c.JPG'/></base:Chemistry></base:Paragraphs>"
        "</business:EmbodimentsDescription>"
        "</business:Description><business:Novel><base:Text>新元素</base:Text></business:Novel>",
    )
    field, embodiments = one.descriptions[0].sections
    assert (field.kind, field.heading, field.paragraphs) == (
        SectionKind.TECHNICAL_FIELD, "技术领域", ("水H2O与x=1。",),
    )  # fmt: skip
    assert embodiments.paragraphs == ("有：", "甲；", "乙。", "int a;", "  a = 1;")
    assert [(d.file, d.kind) for d in one.drawings] == [("m.JPG", "formula"), ("c.JPG", "chemistry")]
    assert ("Novel/Text", "新元素") in one.notes


def test_a_claim_depends_on_what_is_tagged_and_on_what_its_wording_names() -> None:
    """The office tags some of a list, or only the ends of a range."""
    texts = (
        "1.一种阀。",
        "2.如权利要求1的阀。",
        "3.如<business:ClaimReference idRef='cl1'>权利要求1</business:ClaimReference>的阀，或权利要求2的阀。",
        "4.如<business:ClaimReference idRef='cl1'>权利要求1</business:ClaimReference>至"
        "<business:ClaimReference idRef='cl3'>权利要求3</business:ClaimReference>中任一项的阀。",
        "5.如<business:ClaimReference idRef='cl1 cl4'>上面所说</business:ClaimReference>的阀。",
    )
    claims = "".join(
        f"<business:Claim id='cl{number}' num='{number}'><business:ClaimText>{text}</business:ClaimText>"
        "</business:Claim>"
        for number, text in enumerate(texts, 1)
    )
    one = read("", f"<business:Claims>{claims}</business:Claims>")
    assert [c.depends_on for c in one.claims[0].claims] == [(), (1,), (1, 2), (1, 2, 3), (1, 4)]


def test_a_wrong_check_digit_is_noted_and_the_number_kept() -> None:
    one = only(cnipa.FORMAT, START + document(APPLIED.replace("123456.3", "123456.7")))
    assert (one.application, one.application_number) == ("CN202010123456", "202010123456.7")
    assert any(name == "ApplicationReference" and "校验位" in text for name, text in one.notes)


def test_documents_in_a_wrapper_are_read_one_by_one() -> None:
    inside = document(APPLIED) + document("", number="bad number") + document("", number="113000002")
    first, second, third = found(cnipa.FORMAT, f"{START}<batch day='20230106'>{inside}</batch>")
    assert isinstance(first, Patent)
    assert isinstance(second, Rejected)
    assert second.reason == "公开号无法识别"
    assert isinstance(third, Patent)
    assert (first.number, third.number) == ("CN113000001B", "CN113000002B")


def test_documents_without_declarations_follow_one_another() -> None:
    both = found(cnipa.FORMAT, document("") + "\n" + document("", number="113000002"))
    assert [one.number for one in both if isinstance(one, Patent)] == ["CN113000001B", "CN113000002B"]


def test_a_legal_status_record_is_an_event() -> None:
    record = (
        f"<business:PRSRecord>{APPLIED}<business:PublicationReference dataFormat='original'>"
        f"{numbered('CN', '113000001', 'B')}</business:PublicationReference><business:PRSPublicationDate><base:Date>"
        "20240102</base:Date></business:PRSPublicationDate><business:PRSCode>TR01</business:PRSCode><business:PRSValue>"
        "专利权的转移</business:PRSValue><business:PRSInformation>变更前权利人：甲</business:PRSInformation>"
        "<base:ActionDate><base:Date>20231222</base:Date></base:ActionDate></business:PRSRecord>"
    )
    (one,) = found(cnipa.FORMAT, f"{START}<business:PRS {SPACES}>{record}</business:PRS>")
    assert isinstance(one, Event)
    assert (one.application, one.number, one.on) == ("CN202010123456", "CN113000001B", date(2024, 1, 2))
    assert (one.code, one.text, one.effective) == ("TR01", "专利权的转移", date(2023, 12, 22))
    assert ("PRSInformation", "变更前权利人：甲") in one.details


def test_a_file_of_the_office_without_publications_is_turned_away() -> None:
    (one,) = found(cnipa.FORMAT, f"{START}<business:AppealDecision {SPACES}/>")
    assert isinstance(one, Rejected)
    assert one.reason == "文件中没有该格式的文献"
