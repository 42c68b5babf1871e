"""Groups and fields of the US text files that the sample lacks, in small records about nobody."""

from datetime import date

import pytest

from mingze.services.patents.record import Patent, Rejected, Relation, Role, Stage, Type
from mingze.services.patents.sources.us import greenbook_reading as us_greenbook
from mingze.services.patents.sources.us.greenbook_text import characters
from tests.services.patents.sources.samples import found, only

HEADER = "HHHHHT        APS1        ISSUE - 970101\n"


def record(wku: str, *groups: str) -> str:
    return f"PATN\nWKU  {wku}\nSRC  8\nAPN  1234567\nAPD  19950102\nTTL  Thing\nISD  19970107\n" + "".join(
        groups
    )


def read(wku: str, *groups: str) -> Patent:
    return only(us_greenbook.FORMAT, record(wku, *groups))


@pytest.mark.parametrize(
    ("wku", "key", "right", "stage"),
    [
        ("043757022", "US4375702A", Type.INVENTION, Stage.GRANT),
        ("D04520599", "USD452059S", Type.DESIGN, Stage.GRANT),
        ("RE028671 ", "USRE28671E", Type.INVENTION, Stage.AMENDED),
        ("PP003987", "USPP3987P", Type.PLANT, Stage.GRANT),
        ("H0001523", "USH1523H", Type.OTHER, Stage.OTHER),
    ],
)
def test_numbers_of_all_rights(wku: str, key: str, right: Type, stage: Stage) -> None:
    one = read(wku)
    assert (one.number, one.type, one.stage) == (key, right, stage)


def test_a_defensive_publication_has_a_number_of_its_own() -> None:
    assert read("T0960001").number == "UST960001I4"


def test_a_wrong_check_digit_is_noted_and_the_number_stands() -> None:
    one = read("043757023")
    assert one.number == "US4375702A"
    assert ("wku-check-digit", "043757023: 2") in one.notes


def test_a_weekly_file_has_a_header_and_many_records() -> None:
    results = found(
        us_greenbook.FORMAT, HEADER + record("043757022") + record("nothing") + record("D04520599")
    )
    assert [one.number if isinstance(one, Patent) else "-" for one in results] == [
        "US4375702A",
        "-",
        "USD452059S",
    ]
    faulty = results[1]
    assert isinstance(faulty, Rejected)
    assert faulty.where == "WKU NOTHING"
    assert faulty.offset == len(HEADER + record("043757022"))
    assert us_greenbook.FORMAT.recognises((HEADER + record("043757022")).encode())


def test_continuation_lines_go_on_with_their_field() -> None:
    one = read(
        "043757022",
        "ABST\nPAL  A device for near-\n      infrared light which is\n      small.\nPAR  Second.\n",
    )
    assert one.abstracts[0].paragraphs == ("A device for near-infrared light which is small.", "Second.")


def test_named_characters_become_unicode() -> None:
    assert characters("R.sub.1 .ltoreq..alpha. at 5.degree. C.") == "R1 ≤α at 5° C."
    assert (
        characters("X.sup..crclbar. in .mu.g, see {acute over (e)} and .DNA.") == "X⊖ in μg, see é and .DNA."
    )


def test_a_table_is_rows_and_a_formula_is_a_file() -> None:
    one = read(
        "043757022",
        "DETD\nPAC  EXAMPLE 1\nPAR  See ##STR1## here.\nTBL            TABLE 1\n     ______________________________\n"
        "     No.      Result\n     1        .alpha.\n     ______________________________\n",
    )
    (section,) = one.descriptions[0].sections
    assert section.heading == "EXAMPLE 1"
    assert section.paragraphs == ("See here.", "TABLE 1", "No.\tResult", "1\tα")
    assert [(drawing.file, drawing.kind) for drawing in one.drawings] == [("STR1", "chemistry")]


def test_a_design_claim_has_no_number() -> None:
    one = read(
        "D04520599", "CLAS\nOCL  D 2926\nEDF  7\nICL  0204\nDCLM\nPAR  The ornamental design, as shown.\n"
    )
    assert [(claim.number, claim.text) for claim in one.claims[0].claims] == [
        (1, "The ornamental design, as shown.")
    ]
    assert [symbol.code for symbol in one.symbols] == ["02-04", "D2/926"]


def test_relations_priorities_and_the_international_application() -> None:
    one = read(
        "RE028671",
        "PRIR\nCNT  GB2\nAPD  19930102\nAPN  9300001\nREIS\nCOD  50\nAPN  111222\nAPD  19920303\nPNO  5100000\n"
        "ISD  19930405\n"
        "RLAP\nCOD  72\nAPN  222333\nAPD  19940101\nPSC  03\nRLAP\nCOD  99\nAPN  333444\nAPD  19940202\n"
        "PCTA\nPCN  PCT/GB94/00001\nPD1  19950909\nPD3  19940103\nPCP  WO94/15000\nPCD  19940707\n",
    )
    assert [(other.relation, other.number.key, other.text) for other in one.related] == [
        (Relation.REISSUE_OF, "US07111222", ""),
        (Relation.REISSUE_OF, "US5100000A", ""),
        (Relation.CONTINUATION_IN_PART_OF, "US08222333", ""),
        (Relation.OTHER, "US08333444", "COD 99"),
        (Relation.INTERNATIONAL_APPLICATION, "WO1994GB000001", ""),
        (Relation.INTERNATIONAL_PUBLICATION, "WO1994015000", ""),
    ]
    assert one.priorities[0].country == "GB"
    assert one.entered == date(1995, 9, 9)
    assert ("RLAP-PSC", "03") in one.notes


def test_people_firms_and_individual_owners() -> None:
    one = read(
        "043757022",
        "INVT\nNAM  Alice; Ann B.\nCTY  Boise\nSTA  ID\nZIP  83701\nASSG\nNAM  Bob; Robert\nCTY  Bern\n"
        "CNT  CHX\nCOD  05\n"
        "LREP\nFRM  Charlie & Co\nFR2  Charlie; Carl\nFR2  Dora; D.\n",
    )
    assert [(party.role, party.name, party.organisation, party.firm) for party in one.parties] == [
        (Role.INVENTOR, "Alice, Ann B.", False, ""),
        (Role.OWNER, "Bob, Robert", False, ""),
        (Role.AGENT, "Charlie, Carl", False, "Charlie & Co"),
        (Role.AGENT, "Dora, D.", False, "Charlie & Co"),
    ]
    assert one.parties[0].address is not None
    assert (one.parties[0].address.text, one.parties[0].address.country) == ("Boise, ID, 83701", "US")


def test_country_codes_of_before_1978_are_the_old_ones() -> None:
    early = record("039303347", "FREF\nPNO  1234567\nISD  19700100\nCNT  DT\n").replace(
        "19970107", "19760106"
    )
    one = only(us_greenbook.FORMAT, early)
    assert one.citations[0].number is not None
    assert one.citations[0].number.key.startswith("DE")


def test_parts_of_the_description_are_the_groups() -> None:
    one = read(
        "043757022",
        "GOVT\nPAR  Paid by nobody.\nPARN\nPAC  CROSS REFERENCE\nPAR  None.\nBSUM\nPAR  What it is.\n"
        "DRWD\nPAR  FIG. 1.\nDETD\nPAR  How.\nCLMS\nSTM  I claim:\nNUM  1.\nPAR  1. A thing.\nPA1  a part.\n",
    )
    assert [(part.kind.value, part.heading) for part in one.descriptions[0].sections] == [
        ("other", ""),
        ("other", "CROSS REFERENCE"),
        ("disclosure", ""),
        ("drawings", ""),
        ("embodiments", ""),
    ]
    assert one.claims[0].claims[0].text == "1. A thing.\na part."


def test_fields_that_nobody_reads_are_notes() -> None:
    one = read("043757022", "XYZ  9\n", "UREF\nPNO  3111111\nXCL  119 51\n", "LREP\nFRM  Firm\nCTY  Boise\n")
    assert {("PATN-XYZ", "9"), ("UREF-XCL", "119 51"), ("LREP-CTY", "Boise")} <= set(one.notes)


@pytest.mark.parametrize(
    ("number", "key"),
    [("0601234", "US08060123"), ("60012345", "US60012345"), ("PCT/US82/00123", "WO1982US000123")],
)
def test_an_earlier_application_may_have_its_series_or_be_international(number: str, key: str) -> None:
    one = read("043757022", f"RLAP\nCOD  71\nAPN  {number}\nAPD  19950102\n")
    assert [other.number.key for other in one.related] == [key]


def test_a_line_without_indentation_that_begins_with_a_word_is_text() -> None:
    one = read("043757022", "ABST\nPAL  A pump\nTHE next line.\n")
    assert one.abstracts[0].paragraphs == ("A pump THE next line.",)


def test_a_mark_of_byte_order_in_front_is_no_part_of_the_record() -> None:
    data = b"\xef\xbb\xbf" + record("043757022").encode()
    assert us_greenbook.FORMAT.recognises(data)
    assert only(us_greenbook.FORMAT, data).number == "US4375702A"
