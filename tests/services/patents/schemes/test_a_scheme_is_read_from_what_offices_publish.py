"""IPC and CPC in the XML of their offices: places and their tree, titles, languages, archives, hostile files."""

import zipfile
from pathlib import Path

import pytest

from mingze.services.patents.record import Rejected
from mingze.services.patents.schemes.files import read_scheme
from tests.services.patents.schemes.reading import read, tree

IPC = """<?xml version="1.0" encoding="UTF-8"?>
<IPCScheme xmlns="http://www.wipo.int/classifications/ipc/masterfiles" edition="20260101" lang="EN">
 <ipcEntry kind="s" symbol="A" entryType="K">
  <textBody><title><titlePart><text>HUMAN NECESSITIES</text></titlePart></title></textBody>
  <ipcEntry kind="t" symbol="A01" endSymbol="A01">
   <textBody><title><titlePart><text>AGRICULTURE</text></titlePart></title></textBody>
  </ipcEntry>
  <ipcEntry kind="c" symbol="A01" entryType="K">
   <textBody><title><titlePart><text>AGRICULTURE; FORESTRY</text></titlePart></title></textBody>
   <ipcEntry kind="u" symbol="A01B" entryType="K">
    <textBody><title>
     <titlePart><text>SOIL WORKING</text>
      <entryReference>mowers <sref ref="A01D0042040000"/></entryReference></titlePart>
     <titlePart><text>PARTS</text></titlePart>
    </title></textBody>
    <ipcEntry kind="i" symbol="A01B">
     <textBody><index><indexEntry><text>HAND TOOLS</text></indexEntry></index></textBody>
    </ipcEntry>
    <ipcEntry kind="n" symbol="A01B0001000000">
     <textBody><note><noteParagraph>a note</noteParagraph></note></textBody>
    </ipcEntry>
    <ipcEntry kind="g" symbol="A01B0001000000" endSymbol="A01B0003000000">
     <textBody><title><titlePart><text>A guidance heading</text></titlePart></title></textBody>
    </ipcEntry>
    <ipcEntry kind="m" symbol="A01B0001000000" entryType="K">
     <textBody><title><titlePart><text>Hand tools</text></titlePart></title></textBody>
     <ipcEntry kind="1" symbol="A01B0001020000" entryType="K">
      <textBody><title>
       <titlePart><text>Spades</text></titlePart><titlePart><text>Shovels</text></titlePart>
      </title></textBody>
      <ipcEntry kind="2" symbol="A01B0001040000" entryType="K">
       <textBody><title>
        <titlePart><text>with teeth, like <sref ref="A01B0001060000"/></text></titlePart>
       </title></textBody>
      </ipcEntry>
     </ipcEntry>
     <ipcEntry kind="1" symbol="A01B0001060000" entryType="K">
      <textBody><title><titlePart><text>Hoes</text></titlePart></title></textBody>
     </ipcEntry>
    </ipcEntry>
    <ipcEntry kind="m" symbol="A01B2101000000" entryType="I"/>
   </ipcEntry>
  </ipcEntry>
 </ipcEntry>
</IPCScheme>
"""
DEEP = "".join(
    f'<ipcEntry kind="{kind}" symbol="A01B0001{number}0000">'
    for kind, number in zip("123456789AB", range(20, 31), strict=True)
)


def item(level: int, symbol: str, title: str, inside: str = "") -> str:
    """One item of a CPC file; its title says something in brackets of its own and refers elsewhere."""
    return (
        f'<classification-item level="{level}" sort-key="{symbol}" not-allocatable="false">'
        f"<classification-symbol>{symbol}</classification-symbol><class-title><title-part>"
        f'<text scheme="ipc">{title}</text><reference><text>elsewhere <class-ref scheme="cpc">B01</class-ref></text>'
        f"</reference></title-part></class-title><notes-and-warnings/>{inside}</classification-item>"
    )


def scheme_file(inside: str) -> str:
    return f'<?xml version="1.0"?>\n<class-scheme scheme-type="cpc">{inside}</class-scheme>'


SECTION = scheme_file(
    item(
        2,
        "A",
        "HUMAN NECESSITIES",
        item(3, "A61", "HEALTH", item(4, "A61", "MEDICAL SCIENCE", item(5, "A61F", "FILTERS"))),
    )
)
SUBCLASS = scheme_file(
    item(
        5,
        "A61F",
        "FILTERS IMPLANTABLE",
        item(
            6,
            "A61F2/00",
            "a heading",
            item(
                7,
                "A61F2/00",
                "Filters",
                item(
                    8,
                    "A61F2/02",
                    "Prostheses",
                    item(9, "A61F2/04", "Hollow", item(10, "A61F2002/041", "Bile ducts"))
                    + item(9, "A61F2/06", "Vessels"),
                )
                + item(8, "A61F2/08", "Muscles"),
            ),
        )
        + item(6, "A61F2210/00", "Properties", item(8, "A61F2210/0004", "bioabsorbable")),
    )
)


def zipped(path: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"folder/{name}", data)
    return path


def test_the_ipc_is_a_tree_of_its_places_alone(tmp_path: Path) -> None:
    found = read(tmp_path, IPC)
    scheme = tree(found)
    assert (found.scheme, len(scheme), found.left_out) == ("ipc", 8, [])
    assert scheme.below("A01B1/02") == ("A01B1/02", "A01B1/04")
    assert scheme.below("A01B1/00") == ("A01B1/00", "A01B1/02", "A01B1/04", "A01B1/06")
    assert scheme.above("A01B1/04") == ("A01B1/04", "A01B1/02", "A01B1/00", "A01B", "A01", "A")


def test_titles_are_those_of_places_without_references_to_others(tmp_path: Path) -> None:
    scheme = tree(read(tmp_path, IPC))
    assert scheme.title("A01") == "AGRICULTURE; FORESTRY"
    assert scheme.title("A01B") == "SOIL WORKING; PARTS"
    assert scheme.title("A01B1/00") == "Hand tools"
    assert scheme.title("A01B1/02") == "Spades; Shovels"
    assert scheme.title("A01B1/04") == "with teeth, like A01B1/06"


def test_eleven_dots_are_written_as_a_letter(tmp_path: Path) -> None:
    text = f'<IPCScheme><ipcEntry kind="m" symbol="A01B0001000000">{DEEP}{"</ipcEntry>" * 12}</IPCScheme>'
    found = read(tmp_path, text)
    assert found.rows["A01B1/30"].dots == 11
    assert tree(found).above("A01B1/30")[-3:] == ("A01B1/20", "A01B1/00", "A01B")
    assert len(tree(found).above("A01B1/30")) == 13


def test_an_edition_in_another_language_and_encoding_is_the_same_tree(tmp_path: Path) -> None:
    chinese = IPC.replace("Spades", "锹").replace("Shovels", "铲").replace('"UTF-8"', '"UTF-16"')
    scheme = tree(read(tmp_path, chinese.encode("utf-16")))
    assert scheme.title("A01B1/02") == "锹；铲"
    assert scheme.below("A01B1/02") == ("A01B1/02", "A01B1/04")


def test_of_an_archive_with_two_languages_the_first_counts(tmp_path: Path) -> None:
    both = zipped(tmp_path / "both", EN=IPC, FR=IPC.replace("Spades", "Bêches"), readme="see the other files")
    found = read_scheme(both)
    assert tree(found).title("A01B1/02") == "Spades; Shovels"
    assert (len(found.rows), found.left_out) == (8, [])


def test_the_cpc_lies_in_a_file_for_each_subclass(tmp_path: Path) -> None:
    whole = zipped(
        tmp_path / "cpc",
        a=SECTION,
        b=SUBCLASS,
        picture=b"\x89PNG\r\n\x1a\n\x00\x00",
        schema="<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>",
    )
    found = read_scheme(whole)
    scheme = tree(found)
    assert (found.scheme, found.left_out) == ("cpc", [])
    assert scheme.title("A61") == "MEDICAL SCIENCE"
    assert scheme.title("A61F2/00") == "Filters"
    assert scheme.above("A61F2/06") == ("A61F2/06", "A61F2/02", "A61F2/00", "A61F", "A61", "A")
    assert scheme.below("A61F2/08") == ("A61F2/08",)


def test_the_2000_series_hangs_where_the_scheme_puts_it(tmp_path: Path) -> None:
    scheme = tree(read(tmp_path, SUBCLASS))
    assert scheme.below("A61F2/04") == ("A61F2/04", "A61F2002/041")
    assert scheme.below("A61F2/02") == ("A61F2/02", "A61F2/04", "A61F2002/041", "A61F2/06")
    assert scheme.below("A61F2210/00") == ("A61F2210/00", "A61F2210/0004")


def test_a_place_without_a_symbol_is_named_with_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, IPC.replace('symbol="A01B0001060000"', 'symbol="A01B1.6"'))
    line = 1 + IPC[: IPC.index('symbol="A01B0001060000"')].count("\n")
    assert [(str(one), one.name) for one in found.left_out] == [
        (f"“A01B1.6”不是分类号（第{line}行）", "whatever.bin")
    ]
    assert "A01B1/06" not in found.rows


def test_a_scheme_that_is_not_the_one_asked_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="这是CPC分类表，不是IPC分类表"):
        read(tmp_path, SUBCLASS, "ipc")


def with_entity(declared: str, used: str) -> str:
    """The scheme with a text put where the title of a place stood, and a document type before it."""
    return IPC.replace("<IPCScheme", f"<!DOCTYPE IPCScheme [{declared}]>\n<IPCScheme", 1).replace(
        "Hoes", used
    )


def test_a_short_character_entity_is_what_it_stands_for(tmp_path: Path) -> None:
    scheme = tree(read(tmp_path, with_entity('<!ENTITY hoe "Hoe">', "&hoe;s")))
    assert scheme.title("A01B1/06") == "Hoes"
    assert scheme.below("A01B1/02") == ("A01B1/02", "A01B1/04")


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file://{secret}">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY a "ha"><!ENTITY x "&a;&a;">',
        "",
    ],
)
def test_entities_that_reach_out_or_multiply_are_refused_with_their_line(
    tmp_path: Path, declared: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("never to be read")
    text = with_entity(declared.format(secret=secret), "&x;")
    line = 1 + text[: text.index("&x;</text>")].count("\n")
    with pytest.raises(Rejected) as refused:
        read(tmp_path, text)
    assert f"第{line}行" in refused.value.where
    assert refused.value.name == "whatever.bin"
    assert "never to be read" not in str(refused.value)


def test_what_is_cut_off_or_too_deep_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="不是格式良好的XML文档（第"):
        read(tmp_path, IPC[: len(IPC) // 2])
    with pytest.raises(Rejected, match="不是格式良好的XML文档（第"):
        read(tmp_path, '<IPCScheme><ipcEntry kind="m" symbol="A01B0001000000">' + "<x>" * 1000)


def test_a_fault_inside_an_archive_names_the_member(tmp_path: Path) -> None:
    broken = zipped(tmp_path / "broken.zip", good=IPC, bad=IPC[:900])
    with pytest.raises(Rejected) as refused:
        read_scheme(broken)
    assert refused.value.name == "broken.zip!folder/bad"
    (tmp_path / "cut").write_bytes(broken.read_bytes()[:200])
    with pytest.raises(Rejected, match="压缩包已损坏"):
        read_scheme(tmp_path / "cut")
