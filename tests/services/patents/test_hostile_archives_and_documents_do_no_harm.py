"""Bombs, tricks and damage: each is turned away with a reason, and what is beside it is read."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from mingze.services.patents import intake
from mingze.services.patents.archives import Limits
from mingze.services.patents.record import Patent, Rejected
from mingze.services.patents.sources.cnipa import legacy as cnipa_legacy
from mingze.services.patents.sources.cnipa import reading as cnipa
from mingze.services.patents.sources.port import Format
from tests.services.patents.sources.samples import found
from tests.services.patents.test_intake_opens_whatever_holds_documents import packed, trs

SMALL = Limits(depth=3, entries=20, total=4_000_000, ratio=50, free=100_000, inner=1_000_000)
GOOD = trs(100000001)


def reasons(path: Path, limits: Limits = SMALL) -> list[str]:
    """Why things were turned away; ``""`` for a record."""
    return [
        "" if isinstance(one, Patent) else getattr(one, "reason", "?")
        for one in intake.read([path], limits=limits)
    ]


def archive(tmp_path: Path, members: dict[str, bytes]) -> Path:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(members))
    return path


def test_a_member_that_swells_is_turned_away(tmp_path: Path) -> None:
    assert reasons(archive(tmp_path, {"bomb.xml": b"\0" * 3_000_000, "z.trs": GOOD})) == ["压缩比例异常", ""]


def test_a_gzip_bomb_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(GOOD + b"x" * 3_000_000))
    assert "压缩比例异常" in reasons(path)


def test_all_members_together_are_bounded(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 350
    members = {f"{n}.trs": GOOD + noise.hex().encode() for n in range(40)}
    assert reasons(archive(tmp_path, members), Limits(total=1_000_000))[-1] == "压缩包解开后超出上限"
    assert reasons(archive(tmp_path, members))[-1] == "压缩包成员数超出上限"


def test_archives_nest_only_so_deep(tmp_path: Path) -> None:
    held = GOOD
    for depth in range(6):
        held = packed({f"{depth}.zip" if depth else "a.trs": held})
    path = tmp_path / "a.zip"
    path.write_bytes(held)
    assert reasons(path) == ["压缩包嵌套过深"]


@pytest.mark.parametrize("name", ["../a.trs", "/etc/a.trs", "x/../../a.trs", "C:\\a.trs", "..\\a.trs"])
def test_paths_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    assert reasons(archive(tmp_path, {name: GOOD, "z.trs": GOOD})) == ["压缩包成员的路径不安全", ""]


def test_links_in_an_archive_are_refused(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        link = zipfile.ZipInfo("a.trs")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    path = tmp_path / "a.zip"
    path.write_bytes(held.getvalue())
    assert reasons(path) == ["压缩包成员的路径不安全"]


def test_an_encrypted_member_is_turned_away(tmp_path: Path) -> None:
    held = bytearray(packed({"a.trs": GOOD, "b.trs": GOOD}))
    held[6] |= 1
    held[held.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(held))
    assert reasons(path) == ["压缩包成员已加密", ""]


def test_a_damaged_member_and_a_damaged_archive_are_turned_away(tmp_path: Path) -> None:
    held = bytearray(packed({"a.trs": GOOD, "b.trs": GOOD}, zipfile.ZIP_STORED))
    held[held.index("阀门".encode())] ^= 0xFF
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(held))
    first, second = reasons(path)
    assert first.startswith("压缩包成员已损坏")
    assert second == ""
    path.write_bytes(bytes(held[:-30]))
    assert reasons(path) == ["压缩包已损坏"]


LEGACY = '<?xml version="1.0"?>{}<cn-patent-document>{}</cn-patent-document>'
CURRENT = '<?xml version="1.0"?>{}<PatentDocumentAndRelated>{}</PatentDocumentAndRelated>'


@pytest.mark.parametrize(("format_", "frame"), [(cnipa.FORMAT, CURRENT), (cnipa_legacy.FORMAT, LEGACY)])
@pytest.mark.parametrize(
    ("prolog", "inside"),
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<p>&x;</p>"),
        ('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>', "<p/>"),
        (
            '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
            "<p>&c;</p>",
        ),
        ("", "<p>" * 20_000 + "</p>" * 20_000),
        ("", "<p>&undefined;</p>"),
        ("", "<p a='" + "x" * 11_000_000 + "'/>"),
    ],
    ids=["file", "parameter", "laughs", "deep", "undefined", "long attribute"],
)
def test_tricks_of_xml_are_turned_away(format_: Format, frame: str, prolog: str, inside: str) -> None:
    (one,) = found(format_, frame.format(prolog, inside))
    assert isinstance(one, Rejected)
    assert "root:" not in str(one)
