"""A Japanese gazette, a European publication and an ST.96 publication as their offices made them."""

import re
from datetime import date

from lxml import etree

from mingze.services.patents.record import Patent, Phase, Relation, Role, Scheme, Stage, Symbol
from mingze.services.patents.sources.jpo import reading as jpo
from mingze.services.patents.sources.st36 import reading as st36
from mingze.services.patents.sources.st96 import reading as st96
from tests.services.patents.sources.samples import claims_text, description_text, digest, only, sample


def gazette() -> Patent:
    return only(jpo.FORMAT, sample("jpo/jp_example1.xml"))


def european() -> Patent:
    return only(st36.FORMAT, sample("wipo/st36_publication.xml"))


def modern() -> Patent:
    return only(st96.FORMAT, sample("wipo/st96_publication.xml"))


def test_each_file_is_of_one_format() -> None:
    names = {"jpo/jp_example1.xml": jpo, "wipo/st36_publication.xml": st36, "wipo/st96_publication.xml": st96}
    for name, own in names.items():
        head = sample(name)[:4096]
        assert [one for one in (jpo, st36, st96) if one.FORMAT.recognises(head)] == [own]


def test_a_japanese_laid_open_application() -> None:
    found = gazette()
    assert (found.number, found.application, found.language) == ("JP2021044377A", "JP2019165329", "ja")
    assert (found.published, found.filed, found.stage) == (
        date(2021, 3, 18),
        date(2019, 9, 11),
        Stage.APPLICATION,
    )
    assert found.titles[0].paragraphs == ("ウェーハの加工方法",)
    assert found.abstracts[0].paragraphs[0] == "【課題】品質を低下させることなくデバイスチップを形成する。"
    assert found.abstracts[0].paragraphs[-1] == "【選択図】図４"
    assert (found.claim_count, len(found.claims[0].claims)) == (6, 6)
    assert [one.depends_on for one in found.claims[0].claims] == [(), (1,), (1,), (1,), (4,), (1,)]
    assert digest(claims_text(found)).startswith("2f5b4fec3fbb8c14")
    assert digest(description_text(found)).startswith("78a8845b0cfb3fe0")


def test_japanese_parties_keep_their_names_and_numbers() -> None:
    found = gazette().parties
    assert [(one.role, one.name, one.identifier) for one in found if one.role is not Role.INVENTOR] == [
        (Role.APPLICANT, "株式会社ディスコ", "000134051"),
        (Role.AGENT, "松本 昂", "100075384"),
        (Role.AGENT, "岡本 知広", "100172281"),
        (Role.AGENT, "笠原 崇廣", "100206553"),
        (Role.AGENT, "岡本 英哲", "100189773"),
        (Role.AGENT, "岡野 貴之", "100184055"),
    ]
    inventors = [one.name for one in found if one.role is Role.INVENTOR]
    assert (len(inventors), inventors[0], inventors[-1]) == (10, "原田 成規", "大前 巻子")
    assert found[0].address is not None
    assert (found[0].address.text, found[0].address.country) == ("東京都大田区大森北二丁目１３番１１号", "JP")


def test_japanese_classes_are_ipc_fi_and_f_terms() -> None:
    found = gazette().symbols
    assert found[0] == Symbol(
        scheme=Scheme.IPC,
        code="H01L21/301",
        first=True,
        inventive=True,
        version=date(2006, 1, 1),
        office="JP",
    )
    assert [one.code for one in found if one.scheme is Scheme.FI] == [
        *("H01L21/78@M", "H01L21/78@B", "H01L21/78@V", "H01L21/78@Y", "H01L21/78@W", "H01L21/78@X"),
        *("H01L21/68@E", "H01L21/68@N", "B23K26/53"),
    ]
    terms = [one.code for one in found if one.scheme is Scheme.FTERM]
    assert (len(terms), terms[0], terms[-1]) == (69, "4E168AE01", "5F131EC75")


def test_what_the_japanese_description_cites_and_shows() -> None:
    found = gazette()
    assert [(one.number.key if one.number else "", one.phase) for one in found.citations] == [
        ("JP6151557B2", Phase.APPLICANT),
        ("JP3076179B2", Phase.APPLICANT),
    ]
    assert [(one.kind, one.label) for one in found.drawings[1:3]] == [
        ("abstract", "000002"),
        ("drawing", "1"),
    ]
    sections = {one.kind.value: one.paragraphs for one in found.descriptions[0].sections}
    assert sections["drawings"][2] == "【図3】ポリオレフィン系シート配設工程を模式的に示す斜視図である。"
    assert sections["other"][:2] == ("１ ウェーハ", "１ａ 表面")
    assert ("theme-code", "4E168") in found.notes


def test_a_european_application() -> None:
    found = european()
    assert (found.number, found.application, found.application_number) == (
        "EP1667425A1",
        "EP05255002",
        "05255002.7",
    )
    assert (found.published, found.filed, found.gazette) == (date(2006, 6, 7), date(2005, 8, 11), "200623")
    assert [(one.language, one.paragraphs[0]) for one in found.titles] == [
        ("de", "Bilderzeugungsverfahren und -apparat"),
        ("en", "Image forming method and image forming apparatus"),
        ("fr", "Méthode et appareil de formation d'image"),
    ]
    assert [(one.role, one.name, one.identifier) for one in found.parties] == [
        (Role.APPLICANT, "Wedg Co. Ltd", "07113040"),
        (Role.INVENTOR, "Yoshida, Naoki", ""),
        (Role.INVENTOR, "Kasahara, Hiroyuki", ""),
        (Role.AGENT, "Denmark, James Christopher, et al", "00090622"),
    ]
    assert found.parties[1].address is not None
    assert found.parties[1].address.text.startswith("c/o Wedg Co., Ltd., Minami Ohtsuka")
    assert [(one.code, one.first, one.office) for one in found.symbols] == [("H04N1/40", True, "EP")]
    assert [(one.number.key, one.number.on) for one in found.priorities] == [
        ("JP2004351438", date(2004, 12, 3))
    ]
    assert (len(found.designated), found.designated[0], found.designated[-1]) == (31, "AT", "TR")
    assert ("B845EP", "AL") in found.notes


def test_the_texts_of_a_european_application() -> None:
    found = european()
    assert len(found.claims[0].claims) == 9
    assert digest(claims_text(found)).startswith("aabe61e0ee7b1f17")
    root = etree.fromstring(sample("wipo/st36_publication.xml"), etree.XMLParser(remove_comments=True))
    whole = re.sub(r"\s", "", "".join(root.find("description").itertext()))  # type: ignore[union-attr]
    assert re.sub(r"\s", "", description_text(found)) == whole
    assert [one.kind for one in found.drawings] == ["abstract"] + ["drawing"] * 8 + ["page"] * 2


def test_a_publication_in_st96() -> None:
    found = modern()
    assert (found.number, found.application, found.stage) == ("US8936998B2", "US13797521", Stage.GRANT)
    assert (found.published, found.filed, found.granted) == (
        date(2015, 1, 20),
        date(2013, 3, 12),
        date(2015, 1, 20),
    )
    assert found.titles[0].paragraphs == ("Manufcaturing method for room-temperature substrate bonding",)
    assert [
        (one.role, one.name) for one in found.parties if one.role not in {Role.APPLICANT, Role.INVENTOR}
    ] == [
        (Role.OWNER, "Mitsubishi Heavy Industries, Ltd."),
        (Role.OWNER, "National Institute of Advanced Industrial Science and Technology"),
        (Role.AGENT, "Birch, Stewart, Kolasch & Birch, LLP"),
        (Role.EXAMINER, "Jackson, Jerome, Jr."),
        (Role.EXAMINER, "Budd, Paul"),
    ]
    assert [one.name for one in found.parties if one.role is Role.INVENTOR] == [
        *("Utsumi, Jun", "Goto, Takayuki", "Ide, Kensuke", "Takagi, Hideki", "Funayama, Masahiro")
    ]
    assert [one.code for one in found.symbols if one.scheme is Scheme.IPC] == [
        *("H01L21/30", "H01L21/302", "H01L21/324", "H01L21/20", "H01L23/00", "H01L31/0203")
    ]
    assert sum(one.scheme is Scheme.CPC for one in found.symbols) == 26
    assert [(one.relation, one.number.key) for one in found.related] == [
        (Relation.DIVISION_OF, "US12741916"),
        (Relation.INTERNATIONAL_APPLICATION, "WO2008JP068544"),
        (Relation.EARLIER_PUBLICATION, "US20130213561A1"),
    ]


def test_the_texts_and_citations_of_a_publication_in_st96() -> None:
    found = modern()
    assert (found.claim_count, len(found.claims[0].claims)) == (10, 10)
    assert found.claims[0].claims[2].text.splitlines()[0].startswith("3. The device manufacture method")
    assert digest(claims_text(found)).startswith("7d6c85304dc92a79")
    assert digest(description_text(found)).startswith("34274fc99e113cc4")
    assert (len(found.citations), sum(one.number is not None for one in found.citations)) == (30, 17)
    keys = [one.number.key for one in found.citations if one.number]
    assert keys[7:10] == ["JPS63101085A", "JPH06166550A", "JPH10200079A"]
    assert found.citations[4].phase is Phase.EXAMINATION
    rows = [text for one in found.descriptions[0].sections for text in one.paragraphs if "\t" in text]
    assert "\tAluminum oxide Al2O3\t0.5 J/m2 or more" in rows
