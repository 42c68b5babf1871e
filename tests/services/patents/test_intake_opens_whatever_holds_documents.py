"""Folders, archives within archives, volumes: every document is found, in a fixed order, under its full name."""

import gzip
import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from mingze.services.patents import intake
from mingze.services.patents.record import Patent, Rejected
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.sheet.columns import Mapping

RECORD = "<REC>\n<公开（公告）号>=CN{}A\n<名称>=阀门\n<申请号>=CN200710012345.2\n"


def trs(number: int) -> bytes:
    """One record as a file."""
    return RECORD.format(number).encode()


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def numbers(found: Iterable[Found]) -> list[str]:
    """Numbers of the records; nothing else may be among them."""
    return [one.number if isinstance(one, Patent) else repr(one) for one in found]


def test_a_folder_is_read_in_order_and_images_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.trs").write_bytes(trs(100000002))
    (tmp_path / "b" / "fig.JPG").write_bytes(b"\xff\xd8")
    (tmp_path / "a.trs").write_bytes(trs(100000001))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(trs(100000003)))
    (tmp_path / ".hidden").write_bytes(b"x")
    tally = intake.Tally()
    found = list(intake.read([tmp_path], tally=tally))
    assert numbers(found) == ["CN100000001A", "CN100000003A", "CN100000002A"]
    assert (tally.streams, tally.passed, tally.rejected) == (3, 2, 0)
    names = [one.source.name for one in found if isinstance(one, Patent) and one.source]
    assert f"{tmp_path / 'c.txt.gz'}!c.txt" in names


def test_archives_inside_archives_are_opened_and_names_tell_the_way(tmp_path: Path) -> None:
    inner = packed({"CN1/CN1.trs": trs(100000001), "CN1/000001.JPG": b"\xff\xd8"})
    outer = tmp_path / "batch.zip"
    outer.write_bytes(packed({"CN1.zip": inner, "20230106rawdata/x.xml": b"<a/>", "z.trs": trs(100000002)}))
    tally = intake.Tally()
    found = list(intake.read([outer], tally=tally))
    assert numbers(found) == ["CN100000001A", "CN100000002A"]
    assert isinstance(found[0], Patent)
    assert found[0].source is not None
    assert found[0].source.name == f"{outer}!CN1.zip!CN1/CN1.trs"
    assert tally.passed == 2


@pytest.mark.skipif(shutil.which("zip") is None, reason="no zip program to cut an archive")
@pytest.mark.slow
def test_an_archive_in_volumes_is_one(tmp_path: Path) -> None:
    rows = "".join(RECORD.format(100000000 + n) for n in range(3000))
    (tmp_path / "a.trs").write_text(rows, encoding="utf-8")
    (tmp_path / "b.trs").write_bytes(trs(200000001))
    command = ["zip", "-q", "-0", "-s", "65536", "batch.zip", "a.trs", "b.trs"]
    subprocess.run(command, cwd=tmp_path, check=True)
    (tmp_path / "a.trs").unlink()
    (tmp_path / "b.trs").unlink()
    assert (tmp_path / "batch.z02").exists()
    from_folder = numbers(intake.read([tmp_path]))
    assert len(from_folder) == 3001
    assert from_folder[-1] == "CN200000001A"
    assert numbers(intake.read([tmp_path / "batch.z01"])) == from_folder
    (tmp_path / "batch.z01").unlink()
    (one,) = intake.read([tmp_path])
    assert isinstance(one, Rejected)
    assert "缺少分卷" in one.reason
    (tmp_path / "batch.zip").unlink()
    (one,) = intake.read([tmp_path])
    assert isinstance(one, Rejected)
    assert "缺少主卷" in one.reason


def test_an_archive_cut_anywhere_is_one(tmp_path: Path) -> None:
    whole = packed({"a.trs": trs(100000001), "b.trs": trs(100000002)})
    for number, start in enumerate(range(0, len(whole), 150), 1):
        (tmp_path / f"batch.zip.{number:03d}").write_bytes(whole[start : start + 150])
    assert numbers(intake.read([tmp_path])) == ["CN100000001A", "CN100000002A"]


def test_packed_files_inside_packed_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"1.trs.gz": gzip.compress(trs(100000001))}))
    (tmp_path / "b.trs.gz.gz").write_bytes(gzip.compress(gzip.compress(trs(100000002))))
    found = list(intake.read([tmp_path]))
    assert numbers(found) == ["CN100000001A", "CN100000002A"]
    assert [one.source.name.partition("!")[2] for one in found if isinstance(one, Patent) and one.source] == [
        "1.trs.gz!1.trs",
        "b.trs.gz!b.trs",
    ]


def test_names_in_the_code_page_of_a_chinese_windows_are_readable(tmp_path: Path) -> None:
    held = packed({"xxxx.trs": trs(100000001)}).replace(b"xxxx.trs", "专利".encode("gb18030") + b".trs")
    path = tmp_path / "batch.zip"
    path.write_bytes(held)
    (one,) = intake.read([path])
    assert isinstance(one, Patent)
    assert one.source is not None
    assert one.source.name.endswith("!专利.trs")


def test_what_is_no_document_is_turned_away_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<html/>")
    (tmp_path / "b.xml").write_bytes(b"")
    first, second = intake.read([tmp_path])
    assert isinstance(first, Rejected)
    assert (first.reason, first.name) == ("不是已知的专利文献格式", str(tmp_path / "a.xml"))
    assert isinstance(second, Rejected)
    assert second.reason == "文件是空的"
    (gone,) = intake.read([tmp_path / "gone.xml"])
    assert isinstance(gone, Rejected)


def test_a_list_of_the_files_of_a_delivery_is_no_document(tmp_path: Path) -> None:
    listing = b"""<?xml version="1.0"?><!DOCTYPE docdb-package-index SYSTEM "docdb-package-v1.1.dtd">
<docdb-package-index id="x"><docdb-package-file><filename>a.zip</filename></docdb-package-file></docdb-package-index>"""
    (tmp_path / "index.xml").write_bytes(listing)
    (tmp_path / "a.trs").write_bytes(trs(100000001))
    (tmp_path / "other.xml").write_bytes(listing.replace(b"docdb-package-index", b"something-else"))
    found = list(intake.read([tmp_path]))
    assert numbers(found[:1]) == ["CN100000001A"]
    assert [one.where for one in found[1:] if isinstance(one, Rejected)] == [str(tmp_path / "other.xml")]
    assert list(intake.read([tmp_path / "index.xml"], columns=Mapping(columns=()))) == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.trs"
    outside.write_bytes(trs(100000001))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.trs").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    (one,) = intake.read([folder])
    assert isinstance(one, Rejected)
    assert "链接" in one.reason


def test_walking_gives_streams_that_can_be_read_by_anybody(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a.trs": trs(100000001)}))
    read = [one.stream.read() for one in intake.walk([tmp_path]) if isinstance(one, intake.Stream)]
    assert read == [trs(100000001)]
