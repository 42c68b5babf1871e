"""A table with headings of somebody's own: what its columns are is suggested, put right by a person, kept and used."""

import io
import json
from pathlib import Path

import msgspec
import pytest
from django.core.management import CommandError, call_command

from mingze.services.patents import intake, parsing
from mingze.services.patents.record import Patent, Rejected
from mingze.services.patents.sources.sheet import reading as sheet
from mingze.services.patents.sources.sheet.columns import Column, Mapping, Target

OWN = """内部台账 2026
编号,题名,单位,公开日
113781974A,一种泵,爱丽丝公司,2021-12-10
113781975A,一种阀,鲍勃公司,2021-12-10
"""
RIGHT = Mapping(
    name="内部台账",
    office="CN",
    columns=(
        Column(heading="编号", target=Target.PUBLICATION),
        Column(heading="题名", target=Target.TITLE, language="zh"),
        Column(heading="单位", target=Target.APPLICANTS),
        Column(heading="公开日", target=Target.PUBLISHED),
    ),
)


def suggested(*arguments: str) -> str:
    """What the command prints."""
    said = io.StringIO()
    call_command("suggest_columns", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The table on the disk, in the encoding of its office programs."""
    path = tmp_path / "own.csv"
    path.write_bytes(OWN.encode("gb18030"))
    return path


def test_known_headings_are_suggested_with_what_stands_below_them(tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_text("公开（公告）号,标题,备用\nCN113781974A,一种泵,甲\n", encoding="utf-8")
    assert suggested(str(path)).splitlines() == [
        "公开（公告）号\tpublication\tCN113781974A",
        "标题\ttitle\t一种泵",
        "备用\tnote\t甲",
    ]


def test_a_table_without_a_number_says_what_to_change_and_is_kept_all_the_same(table: Path) -> None:
    kept = table.with_suffix(".json")
    with pytest.raises(CommandError, match="publication") as refused:
        suggested(str(table), "--save", str(kept), "--name", "内部台账")
    assert refused.value.returncode == 1
    written = json.loads(kept.read_text(encoding="utf-8"))
    assert written["name"] == "内部台账"
    assert {"heading": "公开日", "target": "published"} in written["columns"]


def test_the_header_is_found_below_a_line_of_its_own(table: Path) -> None:
    with table.open("rb") as stream:
        seen = sheet.look(stream, 1)
    assert isinstance(seen, sheet.Look)
    assert [column.heading for column in seen.columns.columns] == ["编号", "题名", "单位", "公开日"]
    assert seen.rows == [["113781974A", "一种泵", "爱丽丝公司", "2021-12-10"]]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"PK\x03\x04 no workbook"])
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "nothing.csv"
    path.write_bytes(data)
    with pytest.raises(CommandError) as refused:
        suggested(str(path))
    assert refused.value.returncode == 2


def test_without_its_columns_such_a_table_is_turned_away(table: Path) -> None:
    (refused,) = intake.read([table])
    assert isinstance(refused, Rejected)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_table_is_read_by_the_columns_given(table: Path, workers: int) -> None:
    records = list(parsing.read([table], workers=workers, columns=RIGHT))
    assert [one.number for one in records if isinstance(one, Patent)] == ["CN113781974A", "CN113781975A"]
    assert [one.parties[0].name for one in records if isinstance(one, Patent)] == ["爱丽丝公司", "鲍勃公司"]


def test_columns_given_change_nothing_for_what_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "lens.json"
    record = {"lens_id": "1", "jurisdiction": "EP", "doc_number": "1234567", "kind": "A1", "biblio": {}}
    path.write_text(json.dumps(record), encoding="utf-8")
    assert list(intake.read([path], columns=RIGHT)) == list(intake.read([path]))


def test_a_file_of_columns_that_is_none_is_refused_before_anything_is_read(table: Path) -> None:
    kept = table.with_suffix(".json")
    for wrong in (b"{", msgspec.json.encode({"columns": [{"heading": "编号", "target": "number"}]})):
        kept.write_bytes(wrong)
        with pytest.raises(CommandError) as refused:
            call_command("import_patents", str(table), "--columns", str(kept))
        assert refused.value.returncode == 2
    kept.write_bytes(Mapping(columns=(Column(heading="题名", target=Target.TITLE),)).stored())
    with pytest.raises(CommandError, match="公开号"):
        call_command("import_patents", str(table), "--columns", str(kept))
