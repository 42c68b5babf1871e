"""Marks, encodings and neighbours that the standards allow, or that deliveries have: nothing good is turned away."""

from pathlib import Path

import pytest

from mingze.services.patents import intake
from mingze.services.patents.record import Event, Patent, Rejected

GRANT = (
    '<us-patent-grant date-publ="20150106"><us-bibliographic-data-grant><publication-reference><document-id>'
    "<country>US</country><doc-number>08{number}</doc-number><kind>B1</kind><date>20150106</date></document-id>"
    "</publication-reference><invention-title>Thing</invention-title></us-bibliographic-data-grant></us-patent-grant>"
)
EXCHANGE = (
    '{declaration}<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">{documents}'
    "</exch:exchange-documents>"
)


def _document(number: int, title: str = "Thing", end: str = ">") -> str:
    return (
        f'<exch:exchange-document country="EP" doc-number="{number}" kind="A1"><exch:bibliographic-data>'
        f'<exch:invention-title lang="en">{title}</exch:invention-title></exch:bibliographic-data>'
        f"</exch:exchange-document{end}"
    )


def _read(folder: Path, data: bytes) -> tuple[list[Patent], list[Rejected]]:
    path = folder / "delivery"
    path.write_bytes(data)
    found: list[Patent | Event | Rejected] = list(intake.read([path]))
    return (
        [one for one in found if isinstance(one, Patent)],
        [one for one in found if isinstance(one, Rejected)],
    )


@pytest.mark.parametrize("mark", ["\ufeff", "\x1a\n", "\x00"])
def test_marks_between_documents_put_together_are_no_part_of_them(tmp_path: Path, mark: str) -> None:
    whole = (
        mark.join(f'<?xml version="1.0"?>{GRANT.format(number=925112 + place)}\n' for place in range(3))
        + mark
    )
    good, bad = _read(tmp_path, whole.encode())
    assert ([one.number for one in good], bad) == (["US8925112B1", "US8925113B1", "US8925114B1"], [])


def test_the_root_may_stand_far_from_the_beginning(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY F{place:05d} SYSTEM "f{place}.tif" NDATA TIF>\n' for place in range(200))
    document = (
        f'<!DOCTYPE wo-published-application SYSTEM "x.dtd" [<!NOTATION TIF SYSTEM "">{entities}]>'
        "<wo-published-application><bibliographic-data><publication-reference><document-id><country>WO</country>"
        "<doc-number>2012123456</doc-number><kind>A1</kind></document-id></publication-reference></bibliographic-data>"
        "</wo-published-application>"
    )
    good, bad = _read(tmp_path, document.encode())
    assert ([one.number for one in good], bad) == (["WO2012123456A1"], [])


def test_a_sequence_listing_in_front_is_turned_away_and_the_grant_is_read(tmp_path: Path) -> None:
    listing = '<?xml version="1.0"?><sequence-cwu><p>1</p></sequence-cwu>\n<?xml version="1.0"?>'
    good, bad = _read(tmp_path, (listing + GRANT.format(number=925112)).encode())
    assert [one.number for one in good] == ["US8925112B1"]
    assert ["sequence-cwu" in one.reason for one in bad] == [True]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read(tmp_path: Path, encoding: str) -> None:
    text = '\ufeff<?xml version="1.0" encoding="UTF-16"?>' + GRANT.format(number=925112)
    good, bad = _read(tmp_path, text.encode(encoding))
    assert ([one.number for one in good], bad) == (["US8925112B1"], [])


def test_half_a_character_of_utf_16_is_called_by_its_name(tmp_path: Path) -> None:
    text = "\ufeff" + GRANT.format(number=925112)
    good, bad = _read(tmp_path, text.encode("utf-16-le") + b"\x00\xd8")
    assert (good, [one.reason for one in bad]) == ([], ["文档的字符编码无法识别：UTF-16"])


def test_japanese_documents_may_use_more_than_their_encoding_has(tmp_path: Path) -> None:
    document = (
        '<?xml version="1.0" encoding="Shift_JIS"?><jp-official-gazette kind-of-st16="A" lang="ja" country="JP">'
        "<bibliographic-data><publication-reference><document-id><country>JP</country>"
        "<doc-number>2010123456</doc-number><date>平成２２年６月３日</date></document-id></publication-reference>"
        "<invention-title>①髙㈱</invention-title></bibliographic-data></jp-official-gazette>"
    )
    good, bad = _read(tmp_path, document.encode("cp932"))
    assert bad == []
    assert [(one.number, str(one.published), one.titles[0].paragraphs) for one in good] == [
        ("JP2010123456A", "2010-06-03", ("①髙㈱",))
    ]


def test_exchange_files_keep_their_encoding_piece_by_piece(tmp_path: Path) -> None:
    declaration = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    data = EXCHANGE.format(declaration=declaration, documents=_document(1000001, "Çà") + _document(1000002))
    good, bad = _read(tmp_path, data.encode("latin-1"))
    assert ([one.titles[0].paragraphs[0] for one in good], bad) == (["Çà", "Thing"], [])


def test_what_is_commented_out_is_no_document_and_a_tag_may_end_with_a_blank(tmp_path: Path) -> None:
    documents = f"{_document(1000001, end=' >')}<!-- {_document(1000009)} -->{_document(1000002)}"
    good, bad = _read(tmp_path, EXCHANGE.format(declaration="", documents=documents).encode())
    assert ([one.number for one in good], bad) == (["EP1000001A1", "EP1000002A1"], [])


def test_a_document_of_an_exchange_file_that_is_turned_away_says_where_it_lies(tmp_path: Path) -> None:
    documents = (
        _document(1000001) + '<exch:exchange-document country="EP" kind="A1"></exch:exchange-document>'
    )
    good, (bad,) = _read(tmp_path, EXCHANGE.format(declaration="", documents=documents).encode())
    assert [one.number for one in good] == ["EP1000001A1"]
    assert (bad.name, bad.offset > 0, b"exchange-document" in bad.data) == (
        str(tmp_path / "delivery"),
        True,
        True,
    )


def test_a_tar_archive_is_called_by_its_name(tmp_path: Path) -> None:
    good, bad = _read(tmp_path, b"a.xml".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 500)
    assert (good, [one.reason for one in bad]) == ([], ["TAR归档文件须先解开再导入"])
