"""US publications of 1976 to 2004 as the Office distributed them: text, SGML-born XML, published applications."""

import re
from datetime import date

from lxml import etree

from mingze.services.patents.record import Patent, Phase, Relation, Role, Scheme, Stage, Symbol, Type
from mingze.services.patents.sources.markup.named_entities import resolved
from mingze.services.patents.sources.us import greenbook_reading as us_greenbook
from mingze.services.patents.sources.us import pap_reading as us_pap
from mingze.services.patents.sources.us import sgml_reading as us_sgml
from tests.services.patents.sources.samples import claims_text, description_text, digest, only, sample

EDITION_6, EDITION_7 = date(1995, 1, 1), date(2000, 1, 1)


def grant() -> Patent:
    return only(us_sgml.FORMAT, sample("uspto/pg06442728.xml"))


def published() -> Patent:
    return only(us_pap.FORMAT, sample("uspto/pa20010031492.xml"))


def text_file() -> Patent:
    return only(us_greenbook.FORMAT, sample("uspto/pftaps057006474.txt"))


def test_a_grant_of_2002() -> None:
    found = grant()
    assert us_sgml.FORMAT.recognises(sample("uspto/pg06442728.xml")[:4096])
    assert (found.number, found.kind, found.type, found.stage) == (
        "US6442728B1",
        "B1",
        Type.INVENTION,
        Stage.GRANT,
    )
    assert (found.published, found.filed, found.application) == (
        date(2002, 8, 27),
        date(1999, 3, 4),
        "US09263431",
    )
    assert found.titles[0].paragraphs == ("Methods and apparatus for turbo code",)
    assert (found.claim_count, len(found.claims[0].claims)) == (35, 35)
    assert digest(claims_text(found)).startswith("e78a594011914c06")
    assert digest(description_text(found)).startswith("97caec774261e8d3")
    assert found.claims[0].claims[0].text.splitlines()[2] == "N1 rows enumerated as 0, 1, . . . N1−1; and"
    assert found.claims[0].claims[1].depends_on == (1,)


def test_the_front_page_of_a_grant_of_2002() -> None:
    found = grant()
    assert [(one.role, one.name) for one in found.parties] == [
        (Role.INVENTOR, "Cui, Jian"),
        (Role.INVENTOR, "Li, Bin"),
        (Role.INVENTOR, "Tong, Weng"),
        (Role.INVENTOR, "Wang, Rui R."),
        (Role.OWNER, "Nortel Networks Limited"),
        (Role.AGENT, "Cobrin & Gittes"),
        (Role.EXAMINER, "Chung, Phung M."),
    ]
    assert found.symbols == (
        Symbol(scheme=Scheme.IPC, code="H03M13/00", first=True, version=EDITION_7),
        Symbol(scheme=Scheme.USPC, code="714/786", first=True),
        Symbol(scheme=Scheme.USPC, code="714/755"),
        Symbol(scheme=Scheme.USPC, code="714/790"),
    )
    assert [(one.relation, one.number.key, one.number.on) for one in found.related] == [
        (Relation.PROVISIONAL, "US60115394", date(1999, 1, 11))
    ]
    assert len(found.citations) == 10
    assert found.citations[0].number is not None
    assert (found.citations[0].number.key, found.citations[0].text) == ("US4394642A", "1983-07")
    assert found.citations[9].text == "New Interleaver Proposals from Lucent Technologies."
    assert [one.kind for one in found.drawings] == ["formula"] * 2 + ["drawing"] * 6
    assert ("field-of-search", "714/786; 714/790; 714/756; 714/755") in found.notes


def test_a_published_application_of_2001() -> None:
    found = published()
    assert us_pap.FORMAT.recognises(sample("uspto/pa20010031492.xml")[:4096])
    assert (found.number, found.stage, found.status) == ("US20010031492A1", Stage.APPLICATION, "new")
    assert (found.published, found.filed, found.application, found.series) == (
        date(2001, 10, 18),
        date(2000, 12, 1),
        "US09728320",
        "09",
    )
    assert found.titles[0].paragraphs == ("Assay reagent",)
    assert len(found.claims[0].claims) == 17
    assert found.claims[0].claims[2].text == (
        "3. The method as claimed in claim 2 wherein said stabilization step comprises freeze drying."
    )
    assert found.claims[0].claims[2].depends_on == (2,)


def test_the_front_page_of_a_published_application_of_2001() -> None:
    found = published()
    assert [(one.role, one.name) for one in found.parties] == [
        (Role.INVENTOR, "Lewington, Jay"),
        (Role.APPLICANT, "Lewington, Jay"),
        (Role.INVENTOR, "Isles, Katherine"),
        (Role.APPLICANT, "Isles, Katherine"),
        (Role.INVENTOR, "Primrose, Sandy"),
        (Role.APPLICANT, "Primrose, Sandy"),
        (Role.OWNER, "Azur Environmental"),
    ]
    assert [(one.code, one.first) for one in found.symbols] == [
        ("C12N1/20", True),
        ("C12N5/06", False),
        ("435/252.1", True),
        ("435/325", False),
        ("435/252.33", False),
    ]
    assert [(one.number.key, one.number.on) for one in found.priorities] == [("GB9811845", date(1998, 6, 2))]
    assert [(one.relation, one.number.key) for one in found.related] == [
        (Relation.CONTINUATION_OF, "WO1999GB001730")
    ]
    assert [one.kind for one in found.drawings] == ["formula"] + ["drawing"] * 8


def test_no_character_of_the_description_of_2001_is_lost() -> None:
    root = etree.fromstring(resolved(sample("uspto/pa20010031492.xml")))
    (element,) = root.findall("subdoc-description")
    for number in list(element.iter("number")):
        number.text = None
    whole = re.sub(r"\s", "", "".join(element.itertext()))
    assert re.sub(r"\s", "", description_text(published())) == whole


def test_a_text_file_of_1997() -> None:
    found = text_file()
    assert us_greenbook.FORMAT.recognises(sample("uspto/pftaps057006474.txt")[:4096])
    assert (found.number, found.document, found.stage) == ("US5700647A", "5700647", Stage.GRANT)
    assert (found.application, found.filed, found.published) == (
        "US08568680",
        date(1995, 12, 7),
        date(1997, 12, 23),
    )
    assert found.titles[0].paragraphs == ("Carbocation containing cyanine-type dye",)
    assert (found.claim_count, len(found.claims[0].claims)) == (20, 20)
    assert digest(claims_text(found)).startswith("ffb17e55b2f354a1")
    assert digest(description_text(found)).startswith("b37da54f9cb02c47")
    assert found.claims[0].claims[14].depends_on == (12, 13, 14)
    assert "X2⊖ represents an anion" in found.claims[0].claims[0].text
    assert ("kind", "A (not printed)") in found.notes
    assert ("us-claim-statement", "What is claimed is:") in found.notes


def test_the_front_page_of_a_text_file() -> None:
    found = text_file()
    assert [(one.role, one.name) for one in found.parties] == [
        (Role.INVENTOR, "Miyazaki, Takeshi"),
        (Role.INVENTOR, "Tanaka, Kazumi"),
        (Role.INVENTOR, "Santo, Tsuyoshi"),
        (Role.INVENTOR, "Ohnishi, Toshikazu"),
        (Role.INVENTOR, "Fukui, Tetsuro"),
        (Role.INVENTOR, "Okamoto, Tadashi"),
        (Role.OWNER, "Canon Kabushiki Kaisha"),
        (Role.AGENT, "Fitzpatrick, Cella, Harper & Scinto"),
        (Role.EXAMINER, "Houtteman, Scott W."),
    ]
    assert {one.address.country for one in found.parties if one.address} == {"JP"}
    assert found.symbols[0] == Symbol(scheme=Scheme.IPC, code="C12Q1/68", first=True, version=EDITION_6)
    assert [one.code for one in found.symbols[1:]] == [
        "435/6",
        "436/139",
        "430/93",
        "585/16",
        "585/406",
        "260/350",
    ]
    assert [one.number.key for one in found.priorities] == ["JP1991150428", "JP1991281645", "JP1992150665"]
    assert [(one.relation, one.number.key) for one in found.related] == [
        (Relation.DIVISION_OF, "US07900302"),
        (Relation.DIVISION_OF, "US5512446A"),
    ]
    cited = [one.number.key if one.number else one.text[:12] for one in found.citations]
    assert cited == [
        *("US3770383A", "US3789116A", "US4738908A", "US5112960A", "JPH02191674"),
        *("K. Sauda et ", "Derwent Abst", "Smith, et al", "Wingrove, Or", "Mujumdar et "),
    ]
    assert {one.phase for one in found.citations} == {Phase.UNKNOWN}
    assert len(found.drawings) == 102
