"""European patents and ST.36 documents of other offices, made up: languages, relations, oppositions, reports."""

from datetime import date

from mingze.services.patents.record import Phase, Relation, Role, Stage
from mingze.services.patents.sources.st36 import reading as st36
from tests.services.patents.sources.samples import found, only


def patent(kind: str = "B1", inside: str = "", after: str = "", country: str = "EP") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE ep-patent-document PUBLIC "-//EPO//EP PATENT DOCUMENT 1.5//EN" "ep-patent-document-v1-5.dtd">\n'
        f'<ep-patent-document id="X" lang="de" country="{country}" doc-number="1000001" kind="{kind}" '
        'date-publ="20200108" status="n" dtd-version="ep-patent-document-v1-5"><SDOBI lang="de"><B100><B110>1000001'
        f"</B110><B130>{kind}</B130><B140><date>20200108</date></B140><B190>{country}</B190></B100><B200>"
        f"<B210>98901234.5"
        "</B210><B220><date>19980112</date></B220><B260>de</B260></B200>"
        f"{inside}</SDOBI>{after}</ep-patent-document>"
    )


def test_claims_are_kept_in_three_languages() -> None:
    sets = "".join(
        f'<claims id="claims0{place}" lang="{lang}"><claim id="c-{lang}-01-0001" num="0001"><claim-text>{first}'
        f'</claim-text></claim><claim id="c-{lang}-01-0002" num="0002"><claim-text>{second}</claim-text>'
        f"</claim></claims>"
        for place, (lang, first, second) in enumerate(
            (
                ("de", "Pumpe.", "Pumpe nach Anspruch 1."),
                ("en", "Pump.", "Pump according to claim 1."),
                ("fr", "Pompe.", "Pompe selon la revendication 1."),
            ),
            1,
        )
    )
    titles = "<B500><B540><B541>de</B541><B542>PUMPE</B542><B541>en</B541><B542>PUMP</B542></B540></B500>"
    one = only(st36.FORMAT, patent(inside=titles, after=sets))
    assert [(group.language, group.claims[1].depends_on) for group in one.claims] == [
        ("de", (1,)),
        ("en", (1,)),
        ("fr", (1,)),
    ]
    assert [(title.language, title.paragraphs[0]) for title in one.titles] == [
        ("de", "PUMPE"),
        ("en", "PUMP"),
    ]
    assert one.language == "de"


def test_a_patent_after_opposition_is_an_amended_one() -> None:
    parties = (
        "<B700><B730><B731><snm>Alice AG</snm><iid>101</iid><irf>A1</irf><adr><str>Weg 1</str><city>8000 Bern</city>"
        "<ctry>CH</ctry></adr></B731></B730><B780><B781><dnum><text>01</text></dnum><date>20200101</date>"
        "<kind>1</kind><snm>Bob Ltd</snm></B781></B780></B700>"
    )
    dates = (
        "<B400><B405><date>20200108</date><bnum>202002</bnum></B405><B450><date>20150107</date></B450></B400>"
    )
    one = only(st36.FORMAT, patent("B2", dates + parties))
    assert (one.number, one.stage, one.granted) == ("EP1000001B2", Stage.AMENDED, date(2015, 1, 7))
    assert [(party.role, party.name) for party in one.parties] == [(Role.OWNER, "Alice AG")]
    assert ("B781", "01 20200101 1 Bob Ltd") in one.notes
    assert one.gazette == "202002"


def test_divisions_and_the_international_application() -> None:
    inside = (
        "<B600><B620><parent><pdoc><dnum><anum>95900001.7</anum><pnum>0700001</pnum></dnum><date>19950101</date>"
        "</pdoc></parent></B620><B620EP><parent><cdoc><dnum><anum>10180001.5</anum></dnum><date>20100901</date></cdoc>"
        "</parent></B620EP></B600><B800><B860><B861><dnum><anum>EP1998000123</anum></dnum><date>19980112</date></B861>"
        "<B862>de</B862></B860><B870><B871><dnum><pnum>WO1998031234</pnum></dnum><date>19980723</date></B871></B870>"
        "</B800>"
    )
    one = only(st36.FORMAT, patent(inside=inside))
    assert [(other.relation, other.number.key, other.text) for other in one.related] == [
        (Relation.DIVISION_OF, "EP95900001", ""),
        (Relation.DIVISION_OF, "EP0700001", ""),
        (Relation.OTHER, "EP10180001", "division"),
        (Relation.INTERNATIONAL_APPLICATION, "WO1998EP000123", ""),
        (Relation.INTERNATIONAL_PUBLICATION, "WO1998031234", ""),
    ]


def test_citations_come_from_the_front_page_the_report_and_the_description() -> None:
    inside = (
        "<B500><B510><B516>7</B516><B511> 7F 04D  29/18   A</B511></B510><B560><B561>"
        "<text>EP-A1- 0 123 456</text></B561>"
        "<B561><text>US-A- 5 123 456</text></B561><B562><text>PATENT ABSTRACTS OF JAPAN vol. 1</text></B562>"
        "</B560></B500>"
    )
    after = (
        '<search-report-data lang="en"><srep-citations><citation><patcit><document-id><country>DE</country>'
        "<doc-number>10236331</doc-number><kind>A1</kind></document-id></patcit><category>X</category>"
        "<category>Y</category><rel-claims>1-3,7</rel-claims></citation></srep-citations></search-report-data>"
        '<ep-reference-list id="ref-list"><p><ul><li><patcit dnum="WO2004037657A2"><document-id><country>WO</country>'
        "<doc-number>2004037657</doc-number><kind>A2</kind></document-id></patcit></li></ul></p></ep-reference-list>"
    )
    one = only(st36.FORMAT, patent(inside=inside, after=after))
    cited = [(c.number.key if c.number else c.text, c.phase, c.categories, c.claims) for c in one.citations]
    assert cited == [
        ("EP0123456A1", Phase.SEARCH, (), ()),
        ("US5123456A", Phase.SEARCH, (), ()),
        ("PATENT ABSTRACTS OF JAPAN vol. 1", Phase.SEARCH, (), ()),
        ("DE10236331A1", Phase.SEARCH, ("X", "Y"), (1, 2, 3, 7)),
        ("WO2004037657A2", Phase.APPLICANT, (), ()),
    ]
    assert [(symbol.code, symbol.first, symbol.version) for symbol in one.symbols] == [
        ("F04D29/18", True, date(2000, 1, 1))
    ]


def test_text_of_tables_and_formulae_stays_and_headings_part_the_description() -> None:
    body = (
        '<description lang="de"><heading>Technisches Gebiet</heading><p>Pumpen.</p><heading>Stand der Technik</heading>'
        '<p>Bekannt.<!-- EPO <DP n="1"> --> Wirklich.</p><heading>Beschreibung der Zeichnungen</heading><p>Fig. 1</p>'
        "<heading>Ausführungsbeispiele</heading><p>Siehe<maths><math><mi>a</mi><mo>=</mo><mi>b</mi></math>"
        '<img file="m1.tif"/></maths>.</p></description>'
    )
    one = only(st36.FORMAT, patent(after=body))
    assert [(part.kind.value, part.paragraphs) for part in one.descriptions[0].sections] == [
        ("technical_field", ("Pumpen.",)),
        ("background", ("Bekannt. Wirklich.",)),
        ("drawings", ("Fig. 1",)),
        ("embodiments", ("Siehea=b.",)),
    ]
    assert [(drawing.file, drawing.kind) for drawing in one.drawings] == [("m1.tif", "formula")]


def test_another_office_with_the_european_definition_has_its_own_numbers() -> None:
    one = only(st36.FORMAT, patent("B6", country="CZ"))
    assert (one.office, one.number) == ("CZ", "CZ1000001B6")


def test_an_international_publication() -> None:
    data = (
        '<wo-patent-document lang="en" country="WO" kind="A1" date-publ="20160114"><wo-bibliographic-data lang="en">'
        "<publication-reference><document-id><country>WO</country><doc-number>2016/004567</doc-number><kind>A1</kind>"
        "<date>20160114</date></document-id></publication-reference><application-reference><document-id>"
        "<country>CN</country><doc-number>PCT/CN2014/081888</doc-number><date>20140709</date></document-id>"
        "</application-reference><classifications-ipcr><classification-ipcr>"
        "<text>H04L  29/06        20060101AFI20160114BHCN"
        '</text></classification-ipcr></classifications-ipcr><invention-title lang="en">METHOD</invention-title>'
        '<invention-title lang="fr">PROCEDE</invention-title><parties><applicants><applicant sequence="1" '
        'app-type="applicant-inventor"><addressbook><last-name>ALICE</last-name><first-name>Ann</first-name><address>'
        "<country>CN</country></address></addressbook></applicant></applicants></parties><designation-of-states>"
        "<designation-pct><national><country>AE</country><country>AG</country></national></designation-pct>"
        "</designation-of-states><wo-something>kept</wo-something></wo-bibliographic-data>"
        '<abstract lang="en"><p>Text.</p></abstract><abstract lang="fr"><p>Texte.</p></abstract></wo-patent-document>'
    )
    one = only(st36.FORMAT, data)
    assert (one.number, one.application) == ("WO2016004567A1", "WO2014CN081888")
    assert [title.language for title in one.titles] == ["en", "fr"]
    assert [abstract.paragraphs[0] for abstract in one.abstracts] == ["Text.", "Texte."]
    assert [(party.role, party.name) for party in one.parties] == [
        (Role.APPLICANT, "ALICE, Ann"),
        (Role.INVENTOR, "ALICE, Ann"),
    ]
    assert one.designated == ("AE", "AG")
    assert ("wo-something", "kept") in one.notes


def test_a_document_without_a_number_is_turned_away_and_others_are_left_to_their_readers() -> None:
    (one,) = found(
        st36.FORMAT, '<ep-patent-document country="EP"><SDOBI><B100/></SDOBI></ep-patent-document>'
    )
    assert "没有公开号" in str(one)
    assert not st36.FORMAT.recognises(b"<cn-patent-document lang='zh'>")
    assert not st36.FORMAT.recognises(b"<us-patent-grant>")
    assert st36.FORMAT.recognises(b'<?xml version="1.0"?><de-patent-document>')
