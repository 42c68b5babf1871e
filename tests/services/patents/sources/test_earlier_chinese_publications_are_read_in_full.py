"""``cn-patent-document``: the office's own files, every value checked against the file by eye."""

from datetime import date

import pytest

from mingze.services.patents.record import (
    Address,
    Drawing,
    Number,
    Party,
    Patent,
    Related,
    Relation,
    Role,
    Scheme,
    Stage,
    Symbol,
    Type,
)
from mingze.services.patents.sources.cnipa import legacy as cnipa_legacy
from tests.services.patents.sources.samples import (
    claims_text,
    description_text,
    digest,
    found,
    only,
    sample,
)


@pytest.fixture(scope="module")
def tobacco() -> Patent:
    return only(cnipa_legacy.FORMAT, sample("cnipa/cn_old1.xml"))


@pytest.fixture(scope="module")
def maleate() -> Patent:
    return only(cnipa_legacy.FORMAT, sample("cnipa/cn_old3.xml"))


def test_numbers_and_dates_are_those_of_the_front_page(tobacco: Patent, maleate: Patent) -> None:
    assert (tobacco.number, tobacco.published) == ("CN104223352A", date(2014, 12, 24))
    assert (tobacco.application, tobacco.application_number) == ("CN201410408762", "201410408762.5")
    assert (tobacco.filed, tobacco.gazette) == (date(2014, 8, 19), "30-52")
    assert (tobacco.type, tobacco.stage, tobacco.language) == (Type.INVENTION, Stage.APPLICATION, "zh")
    assert (maleate.number, maleate.application) == ("CN104245682A", "CN201480000788")


def test_the_address_stands_with_the_applicant(tobacco: Patent) -> None:
    address = "650231 云南省昆明市五华区红锦路367号云烟科技园C区"
    agency = "昆明协立知识产权代理事务所(普通合伙)"
    inventors = ("段焰青", "者为", "李青青", "叶灵", "张伟", "夏建军", "党立志", "王文元")
    assert tobacco.parties == (
        Party(
            role=Role.APPLICANT,
            name="云南中烟工业有限责任公司",
            address=Address(text=address, postcode="650231"),
        ),
        *(Party(role=Role.INVENTOR, name=name) for name in inventors),
        Party(role=Role.AGENT, name="谢嘉", firm=agency, firm_identifier="53108"),
        Party(role=Role.AGENT, name="旃习涵", firm=agency, firm_identifier="53108"),
    )


def test_classes_are_read_from_their_text(tobacco: Patent) -> None:
    edition = date(2006, 1, 1)
    assert tobacco.symbols == (
        Symbol(scheme=Scheme.IPC, code="A24B15/18", first=True, version=edition),
        Symbol(scheme=Scheme.IPC, code="C11B9/00", version=edition),
        Symbol(scheme=Scheme.IPC, code="C12P1/02", version=edition),
        Symbol(scheme=Scheme.IPC, code="C12R1/645", version=edition),
    )


def test_a_deposit_in_the_abstract_is_a_note_and_no_abstract(tobacco: Patent) -> None:
    assert len(tobacco.abstracts[0].paragraphs) == 1
    assert tobacco.notes == (("BiologicalDeposit", "CGMCC No.6645 2012.10.08"),)


def test_an_application_from_abroad_has_its_international_number_and_entry(maleate: Patent) -> None:
    number = Number(key="WO2014JP059529", original="PCT/JP2014/059529", on=date(2014, 3, 31))
    assert maleate.related == (Related(relation=Relation.INTERNATIONAL_APPLICATION, number=number),)
    assert maleate.entered == date(2014, 8, 28)


def test_texts_are_whole_and_their_lines_are_joined(tobacco: Patent, maleate: Patent) -> None:
    assert [digest(claims_text(one)) for one in (tobacco, maleate)] == [
        "a896c1049348361fdcf694eb76d4c4ae0de90e0952b5aa786132368eaa7b4132",
        "50e83d440b3177f6cc1b2fd38783440c9a67a95db1f53ea361282d7dbca6497f",
    ]
    assert [digest(description_text(one)) for one in (tobacco, maleate)] == [
        "a87515393965ca05b242275a6c1e231525475f294cb5841f59aa5d8f168d25f0",
        "d9356059ff7b06fdb2b0560d39e82c7c71f9e765c37e84af65723aaa5148197b",
    ]
    assert "的制造方法。" in maleate.descriptions[0].sections[0].paragraphs[0]


def test_headings_part_a_description_that_the_office_did_not_part(tobacco: Patent, maleate: Patent) -> None:
    assert [one.kind.value for one in tobacco.descriptions[0].sections] == [
        "technical_field", "background", "disclosure", "embodiments",
    ]  # fmt: skip
    assert [one.heading for one in maleate.descriptions[0].sections] == [
        "技术领域", "背景技术", "发明的概要", "附图的简单说明", "实施发明的方式", "实施例",
    ]  # fmt: skip


def test_claims_and_drawings(maleate: Patent) -> None:
    assert [one.depends_on for one in maleate.claims[0].claims] == [(), (1,), (1, 2), (1, 2, 3), (1,)]
    assert maleate.drawings == (
        Drawing(file="HDA0000561377950000011.TIF", label="图1", kind="drawing"),
        Drawing(file="BDA0000561377940000011.TIF", kind="image"),
    )


DOCUMENT = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE cn-patent-document SYSTEM "http://example.invalid/cn-patent-document.dtd">
<cn-patent-document lang="ZH" country="CN" dtd-version="06-10-27"><cn-bibliographic-data>
<cn-publication-reference><document-id><country>CN</country><doc-number>201111222</doc-number><kind>U</kind>
<date>20110105</date></document-id><gazette-reference><gazette-num>27-01</gazette-num><date>20110105</date>
</gazette-reference></cn-publication-reference>
<application-reference appl-type="实用新型"><document-id><country>CN</country><doc-number>201020123456.0</doc-number>
<date>20100309</date></document-id></application-reference>
<priority-claims><priority-claim sequence="1" kind="national"><country>CN</country>
<doc-number>200920111111.4</doc-number>
<date>20090401</date></priority-claim></priority-claims>
<classifications-ipcr><classification-ipcr sequence="1"><ipc-version-indicator><date>20060101</date>
</ipc-version-indicator><section>F</section><class>16</class><subclass>K</subclass><main-group>1</main-group>
<subgroup>00</subgroup><symbol-position>F</symbol-position><classification-value>I</classification-value>
<generating-office><country>CN</country></generating-office></classification-ipcr></classifications-ipcr>
<invention-title>一种<b>阀</b>门</invention-title>
<assignees><assignee><addressbook lang="zh"><orgname>海棠阀门有限公司</orgname><address><city>沧浪市</city>
<country>CN</country></address></addressbook></assignee></assignees>
<references-cited><citation srep-phase="EXA"><patcit num="0001"><document-id><country>CN</country>
<doc-number>101234567</doc-number><kind>A</kind><date>20080730</date></document-id></patcit><category>Y</category>
<rel-claims>1-2,4</rel-claims></citation><citation>
<nplcit num="1"><text>王小明. 阀门手册. 2001.</text></nplcit></citation>
</references-cited>
<abstract><p num="1">一种阀门，压<!-- SIPO <DP n="1"> -->力<br/>为10<sup>5</sup>Pa。</p></abstract>
<cn-related-publication><cn-publication-reference><document-id><country>CN</country><doc-number>101777777</doc-number>
<kind>A</kind><date>20100714</date></document-id></cn-publication-reference></cn-related-publication>
<cn-related-documents><division><relation><parent-doc><document-id><country>CN</country>
<doc-number>200910222222.X</doc-number><date>20090101</date></document-id></parent-doc></relation></division>
</cn-related-documents>
<cn-parties><cn-applicants cn-representative-is="沧浪市东街1号"><cn-applicant sequence="1"><name>海棠阀门有限公司</name>
</cn-applicant></cn-applicants><cn-inventors><cn-inventor sequence="1"
cn-not-to-be-published-request-by-inventor="yes"/></cn-inventors></cn-parties></cn-bibliographic-data>
<application-body lang="CN" country="CN"><description><technical-field><heading>技术领域</heading>
<p num="1">本实用新型涉及
阀门。</p></technical-field><mode-for-invention><p num="2">见<figref idref="f1">图1</figref>。
<tables num="1">
<table><tgroup cols="2"><tbody><row><entry>A</entry><entry>1<br/>2</entry></row></tbody></tgroup></table>
</tables></p></mode-for-invention></description>
<claims><claim id="c1" num="0001">
<claim-text>1.一种阀门，包括：<claim-text>阀体；</claim-text><claim-text>阀芯。</claim-text>
</claim-text></claim><claim id="c2" num="0002">
<claim-text>2.按<claim-ref idref="c1">权1</claim-ref>的阀门。</claim-text></claim>
</claims><drawings><figure id="f1" num="0001" figure-labels="图1">
<img he="1" wi="1" file="a.tif" img-format="tif"/></figure>
</drawings></application-body></cn-patent-document>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_what_the_samples_lack_is_read_by_the_definition(encoding: str) -> None:
    one = only(cnipa_legacy.FORMAT, DOCUMENT.format(encoding=encoding).encode(encoding))
    assert (one.number, one.type, one.stage) == ("CN201111222U", Type.UTILITY_MODEL, Stage.GRANT)
    assert one.granted == one.published == date(2011, 1, 5)
    assert one.source is not None
    assert one.source.version == "06-10-27"
    assert [(p.number.key, p.country) for p in one.priorities] == [("CN200920111111", "CN")]
    assert one.symbols == (
        Symbol(
            scheme=Scheme.IPC,
            code="F16K1/00",
            first=True,
            inventive=True,
            version=date(2006, 1, 1),
            office="CN",
        ),
    )
    assert one.titles[0].paragraphs == ("一种阀门",)
    assert one.abstracts[0].paragraphs == ("一种阀门，压力为105Pa。",)
    owner = next(p for p in one.parties if p.role is Role.OWNER)
    assert (owner.name, owner.organisation, owner.address) == (
        "海棠阀门有限公司", True, Address(country="CN", city="沧浪市"),
    )  # fmt: skip
    assert one.parties[0].address == Address(text="沧浪市东街1号")
    assert next(p.name for p in one.parties if p.role is Role.INVENTOR) == "请求不公布姓名"
    assert [
        (c.number.key if c.number else "", c.text, c.categories, c.phase.value, c.claims)
        for c in one.citations
    ] == [
        ("CN101234567A", "", ("Y",), "examination", (1, 2, 4)),
        ("", "王小明. 阀门手册. 2001.", (), "unknown", ()),
    ]
    assert [(r.relation, r.number.key) for r in one.related] == [
        (Relation.DIVISION_OF, "CN200910222222"),
        (Relation.EARLIER_PUBLICATION, "CN101777777A"),
    ]
    assert [(s.kind.value, s.heading, s.paragraphs) for s in one.descriptions[0].sections] == [
        ("technical_field", "技术领域", ("本实用新型涉及阀门。",)),
        ("embodiments", "", ("见图1。", "A\t1 2")),
    ]
    assert [(c.number, c.text, c.depends_on) for c in one.claims[0].claims] == [
        (1, "1.一种阀门，包括：\n阀体；\n阀芯。", ()),
        (2, "2.按权1的阀门。", (1,)),
    ]


def test_documents_follow_one_another_and_a_faulty_one_spoils_only_itself() -> None:
    good = DOCUMENT.format(encoding="utf-8").encode()
    bad = good.replace(b"</cn-parties>", b"</cn-partie>")
    first, second, third = found(cnipa_legacy.FORMAT, good + bad + good)
    assert isinstance(first, Patent)
    assert isinstance(third, Patent)
    assert third.source is not None
    assert third.source.offset > len(good) + len(bad)
    assert "格式良好" in str(second)
