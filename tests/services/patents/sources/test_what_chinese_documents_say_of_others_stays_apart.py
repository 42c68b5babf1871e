"""CNIPA documents: what belongs to cited documents, what is excluded, and what has no field. All names are invented."""

from mingze.services.patents.record import Patent, Phase, Relation, Role, Scheme
from mingze.services.patents.sources.cnipa import legacy as cnipa_legacy
from tests.services.patents.sources.samples import only
from tests.services.patents.sources.test_what_the_cnipa_schema_allows_is_read import numbered, read


def cited(inside: str, beside: str = "", marks: str = "") -> Patent:
    return read(
        f"<business:ReferencesCited><business:Citation{marks}>{inside}{beside}</business:Citation>"
        "</business:ReferencesCited>"
    )


def named(tag: str, name: str) -> str:
    return (
        f"<business:{tag}><base:AddressBook><base:Name>{name}</base:Name></base:AddressBook></business:{tag}>"
    )


def document(text: str) -> str:
    return f"<business:ApplicationCitation><base:Text>{text}</base:Text></business:ApplicationCitation>"


def test_parties_of_cited_documents_are_none_of_this_one() -> None:
    one = read(
        f"<business:Parties><business:ApplicantDetails>{named('Applicant', '甲公司')}</business:ApplicantDetails>"
        f"<business:InventorDetails>{named('Inventor', '王小明')}</business:InventorDetails></business:Parties>"
        f"<business:AssigneeDetails>{named('Assignee', '甲公司')}</business:AssigneeDetails>"
        "<business:ReferencesCited><business:Citation><business:ApplicationCitation>"
        f"<business:PublicationReference>{numbered('US', '8000001', 'B2')}</business:PublicationReference>"
        f"<business:ApplicantDetails>{named('Applicant', '被引公司')}</business:ApplicantDetails>"
        "</business:ApplicationCitation></business:Citation></business:ReferencesCited>",
        "<business:SearchReportData><business:SearchReportForPublication><business:SearchReportAdministration>"
        "<business:ExaminerDetails><business:Examiner><base:Name>检索员</base:Name></business:Examiner>"
        "</business:ExaminerDetails></business:SearchReportAdministration></business:SearchReportForPublication>"
        "</business:SearchReportData>",
    )
    assert [(p.role, p.name) for p in one.parties] == [
        (Role.APPLICANT, "甲公司"), (Role.OWNER, "甲公司"), (Role.INVENTOR, "王小明"),
    ]  # fmt: skip
    assert one.citations[0].names == ("被引公司",)
    place = "SearchReportForPublication/SearchReportAdministration/ExaminerDetails/Examiner/Name"
    assert (place, "检索员") in one.notes


def test_parties_of_a_design_stand_on_its_front_page() -> None:
    one = read(
        f"<business:ApplicantDetails>{named('Applicant', '甲公司')}</business:ApplicantDetails>"
        f"<business:AgentDetails><business:Agent><business:Agency><base:Name>乙所 11000</base:Name></business:Agency>"
        "<base:Name>李红</base:Name></business:Agent></business:AgentDetails>",
        kind="S",
        number="307123456",
        design=True,
    )
    assert [(p.role, p.name, p.firm) for p in one.parties] == [
        (Role.APPLICANT, "甲公司", ""), (Role.AGENT, "李红", "乙所"),
    ]  # fmt: skip


def test_states_excluded_are_not_designated() -> None:
    state = "<base:National><base:WIPOST3Code>{}</base:WIPOST3Code></base:National>"
    one = read(
        f"<business:DesignationOfStates><business:DesignationPCT>{state.format('CN')}</business:DesignationPCT>"
        "<business:DesignationEpc><business:ContractingStates><base:WIPOST3Code>FR</base:WIPOST3Code>"
        "</business:ContractingStates><business:ExtensionStates><base:WIPOST3Code>BA</base:WIPOST3Code>"
        "</business:ExtensionStates></business:DesignationEpc><business:ExclusionFromDesignation>"
        f"{state.format('KR')}</business:ExclusionFromDesignation></business:DesignationOfStates>"
    )
    assert one.designated == ("CN", "FR")
    assert ("ExclusionFromDesignation", "KR") in one.notes
    assert ("ExtensionStates/WIPOST3Code", "BA") in one.notes


def test_deposits_in_a_sentence_are_parted_by_blanks() -> None:
    one = read(
        "",
        "<business:Abstract><base:Paragraphs>该菌<base:BiologicalDeposit num='1'><base:BioDepositary>CGMCC"
        "</base:BioDepositary><base:BiologicalAccessionNumber>CGMCC No.1</base:BiologicalAccessionNumber>"
        "<base:Date>20140101</base:Date></base:BiologicalDeposit>可降解。</base:Paragraphs></business:Abstract>",
    )
    assert one.abstracts[0].paragraphs == ("该菌CGMCC CGMCC No.1 20140101 可降解。",)
    assert ("BiologicalDeposit", "CGMCC CGMCC No.1 20140101") in one.notes


def test_claims_in_plain_paragraphs_are_told_apart_by_their_numbers() -> None:
    lines = ("权利要求书", "1.一种阀，厚", "2.5毫米。", "2.根据权利要求1所述的阀。", "3.5-二甲基苯的制法。")
    body = "".join(f"<base:Paragraphs>{line}</base:Paragraphs>" for line in lines)
    one = read("", f"<business:Claims>{body}</business:Claims>")
    assert [(c.number, c.text, c.depends_on) for c in one.claims[0].claims] == [
        (1, "1.一种阀，厚\n2.5毫米。", ()),
        (2, "2.根据权利要求1所述的阀。", (1,)),
        (3, "3.5-二甲基苯的制法。", ()),
    ]


def test_paragraphs_before_claims_are_a_note() -> None:
    one = read(
        "",
        "<business:Claims><base:Paragraphs>修改后的权利要求</base:Paragraphs><business:Claim num='1'>"
        "<business:ClaimText>1.一种阀。</business:ClaimText></business:Claim></business:Claims>",
    )
    assert [c.text for c in one.claims[0].claims] == ["1.一种阀。"]
    assert ("Claims/Paragraphs", "修改后的权利要求") in one.notes


def test_what_relations_and_priorities_say_besides_numbers_is_noted() -> None:
    one = read(
        "<business:PriorityDetails><business:Priority dataFormat='original' sequence='1'><base:WIPOST3Code>CN"
        "</base:WIPOST3Code><base:DocNumber>202010000001.0</base:DocNumber><business:RestoreRights/>"
        "</business:Priority><business:Priority sequence='2'><base:WIPOST3Code>FR</base:WIPOST3Code>"
        "<base:Date>20200102</base:Date></business:Priority></business:PriorityDetails>"
        "<business:RelatedDocuments><business:Division><business:DocumentsRelation><business:ParentDocument>"
        f"{numbered('CN', '201810000001.0')}<business:ParentGrantDocument>{numbered('CN', '108000001', 'B')}"
        "</business:ParentGrantDocument></business:ParentDocument><business:ChildDocument>"
        f"{numbered('CN', '202010123456.3')}</business:ChildDocument></business:DocumentsRelation>"
        "</business:Division><business:Correction><business:DocumentCorrected>"
        f"{numbered('CN', '113000001', 'B')}</business:DocumentCorrected><business:CorrectionType>扉页更正"
        "</business:CorrectionType><business:GazetteReference><business:GazetteNumber>39-0102"
        "</business:GazetteNumber><base:Date>20230110</base:Date></business:GazetteReference>"
        "<base:Text>误：甲；正：乙</base:Text></business:Correction></business:RelatedDocuments>"
        "<business:PCTOrRegionalPublishingData>"
        f"{numbered('WO', 'WO2015/012345', 'EN')}</business:PCTOrRegionalPublishingData>"
    )
    assert {
        ("Priority/RestoreRights", "202010000001.0"),
        ("Priority", "FR 20200102"),
        ("Division/ParentGrantDocument", "CN 108000001 B"),
        ("Division/ChildDocument", "CN 202010123456.3"),
        ("Correction/DocumentCorrected/DocumentID/DocNumber", "113000001"),
        ("Correction/CorrectionType", "扉页更正"),
        ("Correction/GazetteReference/GazetteNumber", "39-0102"),
        ("Correction/Text", "误：甲；正：乙"),
        ("PCTOrRegionalPublishingData/Kind", "EN"),
    } <= set(one.notes)
    assert [(r.relation, r.number.key) for r in one.related] == [
        (Relation.DIVISION_OF, "CN201810000001"),
        (Relation.INTERNATIONAL_PUBLICATION, "WO2015012345"),
    ]


def test_parties_say_more_than_names() -> None:
    one = read(
        "<business:Parties><business:ApplicantDetails><business:Applicant><base:AddressBook><base:Name>甲公司"
        "</base:Name><base:Phone>010-1</base:Phone></base:AddressBook></business:Applicant>"
        "</business:ApplicantDetails></business:Parties><business:ExaminerDetails><business:Examiner>"
        "<base:Name>赵六</base:Name><base:Department>审查部</base:Department></business:Examiner>"
        "<business:AuthorizedOfficer><base:Name>钱七</base:Name></business:AuthorizedOfficer>"
        "</business:ExaminerDetails>",
        "<business:Drawings><base:Figure num='1'><base:Image file='1.jpg'/><base:DrawingText><base:Paragraphs>温度"
        "</base:Paragraphs></base:DrawingText></base:Figure></business:Drawings>",
    )
    assert [p.name for p in one.parties if p.role is Role.EXAMINER] == ["赵六", "钱七"]
    assert {
        ("Applicant/Phone", "甲公司：010-1"), ("Examiner/Department", "赵六：审查部"),
        ("AuthorizedOfficer", "钱七"), ("DrawingText", "温度"),
    } <= set(one.notes)  # fmt: skip


def test_symbols_in_words_have_their_value_and_what_is_none_is_noted() -> None:
    texts = ("A61K  31/00  (2006.01)I", "A61P 35/00(2006.01)N", "无法分类")
    one = read(
        "<business:ClassificationIPCRDetails>"
        + "".join(
            f"<business:ClassificationIPCR><base:Text>{text}</base:Text></business:ClassificationIPCR>"
            for text in texts
        )
        + "</business:ClassificationIPCRDetails>"
        "<business:JPClassification><business:FI type='main'>H01L 21/30 502 D</business:FI></business:JPClassification>"
    )
    assert [(s.scheme, s.code, s.inventive) for s in one.symbols] == [
        (Scheme.IPC, "A61K31/00", True), (Scheme.IPC, "A61P35/00", False), (Scheme.FI, "H01L21/30,502@D", None),
    ]  # fmt: skip
    assert ("ClassificationIPCR", "无法分类") in one.notes


def test_citations_keep_passages_identifiers_and_places() -> None:
    literature = cited(
        "<business:NPLCitation><base:Text>王小明.阀门.2010.</base:Text></business:NPLCitation>",
        "<base:RelevantPassage><base:Passage>第3页</base:Passage><business:ReferenceDocCategory>Y"
        "</business:ReferenceDocCategory><business:RelevantClaims>6</business:RelevantClaims></base:RelevantPassage>"
        "<business:CorrespondingDocs><business:Text>CN1A</business:Text></business:CorrespondingDocs>"
        "<base:DOI>10.1000/x</base:DOI>",
    )
    (one,) = literature.citations
    assert (one.text, one.categories, one.claims) == ("王小明.阀门.2010.；第3页；DOI:10.1000/x", ("Y",), (6,))
    assert ("Citation/CorrespondingDocs", "CN1A") in literature.notes
    (two,) = cited(
        "<business:ApplicationCitation>"
        f"<business:PublicationReference>{numbered('US', '8000001', 'B2')}</business:PublicationReference>"
        "<business:SecondDocumentCategory>P</business:SecondDocumentCategory><base:HostTitle>某数据库"
        "</base:HostTitle></business:ApplicationCitation>",
        marks=" srepPhase='EXA'",
    ).citations
    assert (two.categories, two.text, two.phase) == (("P",), "某数据库", Phase.EXAMINATION)


def test_a_citation_may_be_named_by_its_attribute_alone() -> None:
    (one,) = cited("<business:ApplicationCitation dnum='US5401234A'/>").citations
    assert one.number is not None
    assert one.number.key == "US5401234A"


def test_several_documents_in_one_statement_are_several_citations() -> None:
    one = cited(document("CN101234567A,2008.07.30,全文；图1；US5678901A,1997.10.14、JP 特开2005-12345 A"))
    assert [(c.number.key, c.text) for c in one.citations if c.number] == [
        ("CN101234567A", "CN101234567A,2008.07.30,全文；图1"),
        ("US5678901A", "US5678901A,1997.10.14"),
        ("JP2005012345A", "JP 特开2005-12345 A"),
    ]


def test_categories_count_for_the_document_they_stand_with() -> None:
    mark = "<business:ReferenceDocCategory>{}</business:ReferenceDocCategory>"
    reference = "<business:PublicationReference>{}</business:PublicationReference>"
    one = cited(
        "".join(
            "<business:ApplicationCitation>"
            + reference.format(numbered("US", number, "B2"))
            + mark.format(letter)
            + "</business:ApplicationCitation>"
            for number, letter in (("8000001", "X"), ("8000002", "A"))
        )
    )
    assert [c.categories for c in one.citations] == [("X",), ("A",)]


def test_examiners_of_earlier_publications_are_parties() -> None:
    one = only(
        cnipa_legacy.FORMAT,
        "<cn-patent-document lang='CN' country='CN'><cn-bibliographic-data><cn-publication-reference><document-id>"
        "<country>CN</country><doc-number>101234567</doc-number><kind>B</kind><date>20100811</date></document-id>"
        "</cn-publication-reference><examiners><primary-examiner><name>赵六</name></primary-examiner></examiners>"
        "</cn-bibliographic-data></cn-patent-document>",
    )
    assert [(p.role, p.name) for p in one.parties] == [(Role.EXAMINER, "赵六")]
    assert ("primary-examiner", "赵六") in one.notes
