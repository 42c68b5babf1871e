"""What the US definitions allow and the sample files lack, in small documents about nobody."""

from datetime import date

from mingze.services.patents.record import Patent, Phase, Rejected, Relation, Role, Scheme, Stage, Type
from mingze.services.patents.sources.us import pap_reading as us_pap
from mingze.services.patents.sources.us import sgml_reading as us_sgml
from mingze.services.patents.sources.us import xml_reading as us_xml
from tests.services.patents.sources.samples import found, only


def grant(number: str, kind: str, type_: str, inside: str = "", after: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>\n'
        '<us-patent-grant lang="EN" dtd-version="v4.5 2014-04-03" date-publ="20150106">'
        "<us-bibliographic-data-grant><publication-reference><document-id><country>US</country>"
        f"<doc-number>{number}</doc-number><kind>{kind}</kind><date>20150106</date></document-id>"
        f'</publication-reference><application-reference appl-type="{type_}"><document-id><country>US</country>'
        "<doc-number>13999999</doc-number><date>20130102</date></document-id></application-reference>"
        f"<invention-title>A <i>new</i> thing</invention-title>{inside}</us-bibliographic-data-grant>{after}"
        "</us-patent-grant>\n"
    )


def read(number: str, kind: str, type_: str, inside: str = "", after: str = "") -> Patent:
    return only(us_xml.FORMAT, grant(number, kind, type_, inside, after))


def test_every_kind_of_grant_has_its_number_type_and_stage() -> None:
    for number, kind, type_, key, right, stage in (
        ("08925112", "B1", "utility", "US8925112B1", Type.INVENTION, Stage.GRANT),
        ("10000001", "B2", "utility", "US10000001B2", Type.INVENTION, Stage.GRANT),
        ("D0720514", "S1", "design", "USD720514S1", Type.DESIGN, Stage.GRANT),
        ("PP025031", "P3", "plant", "USPP25031P3", Type.PLANT, Stage.GRANT),
        ("RE045324", "E1", "reissue", "USRE45324E1", Type.INVENTION, Stage.AMENDED),
        ("H0002281", "H1", "sir", "USH2281H1", Type.OTHER, Stage.OTHER),
    ):
        one = read(number, kind, type_)
        assert (one.number, one.type, one.stage) == (key, right, stage)


def test_a_document_without_owner_has_none() -> None:
    assert not [one for one in read("08925112", "B1", "utility").parties if one.role is Role.OWNER]


def test_a_weekly_file_is_many_documents_and_a_faulty_one_spoils_only_itself() -> None:
    listing = (
        '<?xml version="1.0"?>\n<!DOCTYPE sequence-cwu SYSTEM "x.dtd">\n'
        "<sequence-cwu><number>1</number></sequence-cwu>\n"
    )
    broken = grant("08925113", "B1", "utility").replace("</us-bibliographic-data-grant>", "")
    whole = grant("08925112", "B1", "utility") + listing + broken + grant("D0720514", "S1", "design")
    results = found(us_xml.FORMAT, whole)
    assert [type(one).__name__ for one in results] == ["Patent", "Rejected", "Rejected", "Patent"]
    listed, faulty = results[1], results[2]
    assert isinstance(listed, Rejected)
    assert "sequence-cwu" in listed.reason
    assert isinstance(faulty, Rejected)
    assert faulty.data.startswith(b"<?xml")
    assert faulty.offset == whole.index("<?xml", whole.index("</sequence-cwu>"))


def test_a_wrapper_around_documents_is_looked_into() -> None:
    inner = grant("08925112", "B1", "utility").split("[ ]>\n")[1]
    assert only(us_xml.FORMAT, f"<us-patent-grants>{inner}</us-patent-grants>").number == "US8925112B1"


def test_a_document_without_a_number_is_turned_away() -> None:
    (one,) = found(us_xml.FORMAT, grant("", "B1", "utility"))
    assert isinstance(one, Rejected)
    assert one.reason == "文献没有公开号"


def test_a_reissue_says_what_it_reissues() -> None:
    inside = (
        "<us-related-documents><reissue><relation><parent-doc><document-id><country>US</country>"
        "<doc-number>12000001</doc-number><date>20080201</date></document-id><parent-status>GRANTED</parent-status>"
        "<parent-grant-document><document-id><country>US</country><doc-number>7700001</doc-number>"
        "<date>20100420</date></document-id></parent-grant-document></parent-doc><child-doc><document-id>"
        "<country>US</country><doc-number>13888888</doc-number></document-id></child-doc></relation></reissue>"
        "<us-provisional-application><document-id><country>US</country><doc-number>60999999</doc-number>"
        "<date>20070101</date></document-id></us-provisional-application></us-related-documents>"
    )
    assert [
        (one.relation, one.number.key, one.text) for one in read("RE045324", "E1", "reissue", inside).related
    ] == [
        (Relation.REISSUE_OF, "US12000001", "GRANTED; US13888888"),
        (Relation.REISSUE_OF, "US7700001", "GRANTED; US13888888"),
        (Relation.PROVISIONAL, "US60999999", ""),
    ]


def test_a_plant_keeps_its_latin_name_and_variety() -> None:
    inside = (
        "<us-botanic><latin-name><i>Rosa hybrida</i></latin-name><variety>Alice</variety></us-botanic>"
        "<hague-agreement-data><international-registration-number>DM/000001</international-registration-number>"
        "</hague-agreement-data>"
    )
    notes = read("PP025031", "P3", "plant", inside).notes
    assert ("botanic-latin-name", "Rosa hybrida") in notes
    assert ("botanic-variety", "Alice") in notes
    assert ("hague-agreement-data", "DM/000001") in notes, "what nobody reads is named all the same"


def test_an_individual_owner_a_firm_with_a_person_and_old_classes() -> None:
    inside = (
        "<classification-ipc><edition>7</edition><main-classification>A01B 63/111</main-classification>"
        "<further-classification>A01B 1500</further-classification></classification-ipc>"
        "<classification-national><country>US</country><main-classification>273DIG 12</main-classification>"
        "<further-classification>PLT101</further-classification></classification-national>"
        "<us-parties><agents><agent><addressbook><orgname>Bob &amp; Charlie</orgname><last-name>Bob</last-name>"
        "<first-name>Robert</first-name></addressbook></agent></agents></us-parties>"
        "<assignees><assignee><addressbook><last-name>Alice</last-name><first-name>Anna</first-name>"
        "<middle-name>M.</middle-name><suffix>Jr.</suffix><role>04</role></addressbook></assignee></assignees>"
    )
    one = read("08925112", "B1", "utility", inside)
    owner, agent = one.parties
    assert (owner.name, owner.organisation, owner.role) == ("Alice, Anna M., Jr.", False, Role.OWNER)
    assert (agent.name, agent.firm, agent.organisation) == ("Bob, Robert", "Bob & Charlie", False)
    assert [(symbol.scheme, symbol.code) for symbol in one.symbols] == [
        *((Scheme.IPC, "A01B63/111"), (Scheme.IPC, "A01B15/00")),
        *((Scheme.USPC, "273/DIG12"), (Scheme.USPC, "PLT/101")),
    ]


def test_a_claim_on_several_claims_depends_on_all_of_them() -> None:
    claims = (
        '<claims><claim id="CLM-00001" num="00001"><claim-text>1. A thing.</claim-text></claim>'
        '<claim id="CLM-00002" num="00002"><claim-text>2. A thing of <claim-ref idref="CLM-00001">claim 1</claim-ref>,'
        "<claim-text>with a part</claim-text><claim-text>and H<sub>2</sub>O.</claim-text></claim-text></claim>"
        '<claim id="CLM-00003" num="00003"><claim-text>3. A thing of any of <claim-ref idref="CLM-00001">claims 1 to 2'
        "</claim-ref>.</claim-text></claim></claims>"
    )
    own = read("08925112", "B1", "utility", after=claims).claims[0].claims
    assert own[1].text == "2. A thing of claim 1,\nwith a part\nand H2O."
    assert [one.depends_on for one in own] == [(), (1,), (1, 2)]


def test_text_is_parted_by_the_marks_of_the_office_where_there_are_no_headings() -> None:
    body = (
        '<description><?BRFSUM description="Brief Summary" end="lead"?><p>What it is.</p>'
        '<?BRFSUM description="Brief Summary" end="tail"?>'
        '<?brief-description-of-drawings description="Brief Description of Drawings" end="lead"?><p>FIG. 1.</p>'
        '<?brief-description-of-drawings description="Brief Description of Drawings" end="tail"?>'
        '<?DETDESC description="Detailed Description" end="lead"?><p>How it is made.<tables><table><tgroup cols="2">'
        "<tbody><row><entry>a</entry><entry>b</entry></row></tbody></tgroup></table></tables></p>"
        '<?DETDESC description="Detailed Description" end="tail"?></description>'
    )
    sections = read("08925112", "B1", "utility", after=body).descriptions[0].sections
    assert [(one.kind.value, one.paragraphs) for one in sections] == [
        ("disclosure", ("What it is.",)),
        ("drawings", ("FIG. 1.",)),
        ("embodiments", ("How it is made.", "a\tb")),
    ]


def sgml(inside: str, number: str = "D0453058", kind: str = "S1") -> str:
    return (
        f'<PATDOC DTD="2.4" STATUS="BUILD 20010518"><SDOBI><B100><B110><DNUM><PDAT>{number}</PDAT></DNUM></B110>'
        f"<B130><PDAT>{kind}</PDAT></B130><B140><DATE><PDAT>20020129</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190>"
        f'</B100>{inside}</SDOBI><SDOCL><CL><CLM ID="CLM-00001"><PARA ID="P-1" LVL="7"><PTEXT><PDAT>The design '
        "for &agr;&mdash;&strange; things.</PDAT></PTEXT></PARA></CLM></CL></SDOCL>"
        '<SDODR ID="DRAWINGS"><EMI ID="EMI-D00000" FILE="D00000.TIF"><EMI ID="EMI-D00001" FILE="D00001.TIF"></SDODR>'
        "</PATDOC>\n"
    )


def test_sgml_of_2001_is_read_though_its_empty_elements_stay_open() -> None:
    one = only(
        us_sgml.FORMAT,
        sgml(
            "<B500><B510><B511><PDAT>0201</PDAT></B511><B516><PDAT>7</PDAT></B516></B510><B520><B521>"
            "<PDAT>D 2703</PDAT>"
            "</B521></B520><B560><B561><PCIT><DOC><DNUM><PDAT>2131457</PDAT></DNUM><DATE><PDAT>19380900</PDAT></DATE>"
            "</DOC><PNC><PDAT>450 41</PDAT></PNC></PCIT><CITED-BY-EXAMINER></B561></B560><B590><B595>"
            "<PDAT>5</PDAT></B595>"
            "<B597US></B590></B500><B600><B630><B632><PARENT-US><CDOC><DOC><DNUM><PDAT>29/124868</PDAT></DNUM>"
            "</DOC></CDOC>"
            "<PDOC><DOC><DNUM><PDAT>29/107998</PDAT></DNUM><DATE><PDAT>19990720</PDAT></DATE><CTRY>"
            "<PDAT>US</PDAT></CTRY>"
            "</DOC></PDOC><PSTA><PDAT>03</PDAT></PSTA></PARENT-US></B632></B630></B600>"
        ),
    )
    assert (one.number, one.published) == ("USD453058S1", date(2002, 1, 29))
    assert [(symbol.scheme, symbol.code) for symbol in one.symbols] == [
        (Scheme.LOC, "02-01"),
        (Scheme.USPC, "D2/703"),
    ]
    assert [(cited.phase, cited.text) for cited in one.citations] == [
        (Phase.EXAMINATION, "1938-09; USPC 450/41")
    ]
    assert [(other.relation, other.number.key, other.text) for other in one.related] == [
        (Relation.CONTINUATION_IN_PART_OF, "US29107998", "PSTA 03; US29124868")
    ]
    assert one.claims[0].claims[0].text == "The design for α—[strange] things."
    assert [drawing.file for drawing in one.drawings] == ["D00000.TIF", "D00001.TIF"]


def test_a_weekly_sgml_file_without_declarations_is_many_documents() -> None:
    results = found(
        us_sgml.FORMAT, sgml("") + sgml("<B200>").replace("<B190>", "<B19") + sgml("", "06400001", "B2")
    )
    assert [one.number if isinstance(one, Patent) else "-" for one in results] == [
        *("USD453058S1", "-", "US6400001B2")
    ]


def test_relations_and_the_entry_of_a_published_application() -> None:
    one = only(
        us_pap.FORMAT,
        '<?xml version="1.0"?><!DOCTYPE patent-application-publication SYSTEM "pap-v16-2002-01-01.dtd" []>'
        "<patent-application-publication><subdoc-bibliographic-information><document-id><doc-number>20030000001"
        "</doc-number><kind-code>A1</kind-code><document-date>20030102</document-date></document-id>"
        "<technical-information><classification-us><classification-us-primary><uspc><class>D02</class>"
        "<subclass>157R00</subclass></uspc></classification-us-primary></classification-us><title-of-invention>Thing"
        "</title-of-invention></technical-information><continuity-data><non-provisional-of-provisional><document-id>"
        "<doc-number>60300000</doc-number><document-date>20010701</document-date><country-code>US</country-code>"
        "</document-id></non-provisional-of-provisional><division-of><parent-child><child><document-id><doc-number>"
        "10000000</doc-number></document-id></child><parent><document-id><doc-number>09500000</doc-number>"
        "<document-date>20000101</document-date></document-id></parent><parent-status>PENDING</parent-status>"
        "<parent-patent><document-id><doc-number>6400000</doc-number></document-id></parent-patent>"
        "</parent-child></division-of></continuity-data><inventors><first-named-inventor><name><given-name>Alice"
        "</given-name><family-name>Adams</family-name></name><residence><residence-us><city>Boise</city><state>ID"
        "</state><country-code>US</country-code></residence-us></residence></first-named-inventor></inventors>"
        "<assignee><organization-name>Adams Ltd</organization-name><address><city>Boise</city><state>ID</state>"
        "<country><country-code>US</country-code></country></address></assignee>"
        "</subdoc-bibliographic-information></patent-application-publication>",
    )
    assert [(other.relation, other.number.key, other.text) for other in one.related] == [
        (Relation.PROVISIONAL, "US60300000", ""),
        (Relation.DIVISION_OF, "US09500000", "PENDING; US10000000"),
        (Relation.DIVISION_OF, "US6400000", "parent-patent; US10000000"),
    ]
    assert one.symbols[0].code == "D02/157R"
    inventor, owner = one.parties
    assert (inventor.role, inventor.name) == (Role.INVENTOR, "Adams, Alice"), "no INV, so no applicant"
    assert owner.address is not None
    assert (owner.address.text, owner.address.country, owner.organisation) == ("Boise, ID", "US", True)


def test_what_a_reissue_deletes_stands_in_brackets() -> None:
    one = read(
        "RE046700",
        "E1",
        "reissue",
        after='<description><p>It has <?delete-start id="D1" date="20150106"?>lead<?delete-end id="D1"?>'
        '<?insert-start id="I1" date="20150106"?>led<?insert-end id="I1"?> to loss.</p></description>',
    )
    assert one.descriptions[0].sections[0].paragraphs == ("It has [lead]led to loss.",)


def test_deletions_in_sgml_stand_in_brackets_too() -> None:
    text = "<SDODE><PARA><PTEXT><PDAT>An <DEL-S/>old<DEL-E/> <INS-S/>new<INS-E/> word.</PDAT></PTEXT></PARA></SDODE>"
    one = only(us_sgml.FORMAT, sgml("").replace("</PATDOC>", text + "</PATDOC>"))
    assert one.descriptions[0].sections[0].paragraphs == ("An [old] new word.",)


def test_every_earlier_publication_of_one_element_is_kept() -> None:
    ids = "".join(
        f"<document-id><country>US</country><doc-number>{number}</doc-number><kind>A1</kind></document-id>"
        for number in ("20070111111", "20080222222")
    )
    one = read(
        "08925112",
        "B1",
        "utility",
        f"<us-related-documents><related-publication>{ids}</related-publication></us-related-documents>",
    )
    assert [other.number.key for other in one.related] == ["US20070111111A1", "US20080222222A1"]


def test_a_span_of_cancelled_claims_begins_at_its_first_number() -> None:
    claims = (
        '<claims><claim num="00001"><claim-text>1. A.</claim-text></claim><claim num="00002-00004"><claim-text>2-4. '
        '(canceled)</claim-text></claim><claim num="00005"><claim-text>5. B.</claim-text></claim></claims>'
    )
    one = read("08925112", "B1", "utility", after=claims)
    assert [claim.number for claim in one.claims[0].claims] == [1, 2, 5]


def test_flags_without_text_are_notes_and_inventors_keep_their_order() -> None:
    one = read(
        "08925112",
        "B1",
        "utility",
        "<rule-47-flag/><us-parties><inventors><us-deceased-inventor><addressbook><last-name>Roe</last-name>"
        "</addressbook></us-deceased-inventor><inventor><addressbook><last-name>Doe</last-name></addressbook>"
        "</inventor></inventors></us-parties>",
    )
    assert ("rule-47-flag", "yes") in one.notes
    assert [party.name for party in one.parties if party.role is Role.INVENTOR] == ["Roe", "Doe"]


def test_the_edition_of_an_old_ipc_symbol_stands_beside_it() -> None:
    one = read(
        "06442728",
        "B1",
        "utility",
        "<classification-ipc><edition>07</edition><main-classification>A23L 1/32</main-classification>"
        "</classification-ipc>",
    )
    assert [(symbol.code, symbol.version) for symbol in one.symbols] == [("A23L1/32", date(2000, 1, 1))]


def test_the_field_of_search_keeps_classes_of_the_cpc() -> None:
    one = read(
        "08925112",
        "B1",
        "utility",
        "<us-field-of-classification-search><classification-national><country>US</country><main-classification>426614"
        "</main-classification></classification-national><classification-cpc-text>A23L 15/00</classification-cpc-text>"
        "</us-field-of-classification-search>",
    )
    assert ("field-of-search", "426/614; A23L 15/00") in one.notes
