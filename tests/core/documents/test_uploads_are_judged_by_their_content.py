"""A file is what its bytes say; names are cleaned, sizes are bounded, what acts or hides is refused."""

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest
from pypdf.generic import DictionaryObject, NameObject

from mingze.core.documents.limits import Limits
from mingze.core.documents.uploads import NOT_READABLE, inspect
from mingze.core.kernel.refusals import Refused
from tests.core.documents import files

GOOD = [
    ("a.pdf", files.pdf(), "application/pdf"),
    ("a.docx", files.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.xlsx", files.xlsx({"A1": "甲"}), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("a.png", files.png(), "image/png"),
    ("a.jpg", files.JPEG, "image/jpeg"),
    ("a.jpeg", files.JPEG, "image/jpeg"),
    ("a.txt", "会议记录".encode("gb18030"), "text/plain"),
    ("a.csv", "序号,问题\n1,甲".encode(), "text/csv"),
]


@pytest.mark.parametrize(("name", "data", "media_type"), GOOD)
def test_accepted_types(name: str, data: bytes, media_type: str, limits: Callable[..., Limits]) -> None:
    found = inspect(data, name, limits())
    assert (found.name, found.media_type, found.size) == (name, media_type, len(data))
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, data, _ in GOOD])
def test_a_name_that_says_something_else_is_refused(
    name: str, data: bytes, limits: Callable[..., Limits]
) -> None:
    for ending in {".pdf", ".docx", ".xlsx", ".png", ".jpg", ""} - {"." + name.rpartition(".")[2]}:
        if data == files.JPEG and ending == ".jpg":
            continue
        with pytest.raises(Refused):
            inspect(data, f"甲{ending}", limits())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "没有任何内容"),
        (b"a" * 2_000_001, "超过1MB"),
        (b"MZ\x90\x00\x03" + b"\0" * 100, "文本文件|不接收"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版"),
        (
            "EncryptedPackage".encode("utf-16-le").join([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 9]),
            "加密",
        ),
        (b"  <!DOCTYPE html><script>", "不接收"),
        (b"\xef\xbb\xbf<svg onload=x>", "不接收"),
        (b"#!/bin/sh\nrm", "不接收"),
        (b"{\\rtf1", "不接收"),
        (b"PK\x03\x04 not a zip", "已损坏"),
    ],
)
def test_what_is_not_accepted_is_refused_with_its_reason(
    data: bytes, reason: str, limits: Callable[..., Limits]
) -> None:
    with pytest.raises(Refused, match=reason):
        inspect(data, "a.txt", limits())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/记录.txt", "记录.txt"),
        ("C:\\Users\\甲\\记录.txt", "记录.txt"),
        ("记\x00录\n\r.txt", "记录.txt"),
        ("记\u200b录\u202e.txt", "记录.txt"),
        ("..记录..txt", "记录.txt"),
        ("con.txt", "_con.txt"),
        ('a<b>:"|?*.TXT', "a_b______.txt"),
        ("长" * 300 + ".txt", "长" * 76 + ".txt"),
    ],
)
def test_names_are_cleaned(given: str, kept: str, limits: Callable[..., Limits]) -> None:
    assert inspect("甲".encode(), given, limits()).name == kept


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "/",
        ".txt",
        "\u202e",
        "a.exe",
        "甲.txt.exe",
        "甲.js.txt",
        "甲\u202etxt.exe",
        "a.html",
        "a.svg",
    ],
)
def test_names_of_programs_and_empty_names_are_refused(name: str, limits: Callable[..., Limits]) -> None:
    with pytest.raises(Refused):
        inspect("甲".encode(), name, limits())


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"word/vbaProject.bin": b"x"}, "宏"),
        ({"word/activeX/activeX1.xml": b"<a/>"}, "宏"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "内嵌"),
        ({"word/afchunk.html": b"<html>"}, "内嵌"),
        (
            {"word/header9.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'},
            "类型定义",
        ),
        ({"word/settings9.xml": "<!DOCTYPE a>".encode("utf-16")}, "类型定义"),
        ({"word/a.xml": b"\0" * 3_000_000}, "压缩炸弹"),
        ({"../../a.xml": b"<a/>"}, "损坏"),
        (
            {"word/_rels/settings.xml.rels": b'<R><r Type="x/attachedTemplate" TargetMode="External"/></R>'},
            "外部",
        ),
        ({"word/b.xml": b'<w:p xmlns:w="w"><w:instrText>DDEAUTO c calc</w:instrText></w:p>'}, "外部"),
        ({"word/c.xml": b"<a><b></a>"}, "损坏"),
    ],
)
def test_word_files_that_act_or_hide_are_refused(
    parts: dict[str, bytes], reason: str, limits: Callable[..., Limits], with_parts: Callable[..., bytes]
) -> None:
    with pytest.raises(Refused, match=reason):
        inspect(with_parts(files.docx(), parts), "a.docx", limits())


def test_containers_of_other_kinds_are_refused(
    limits: Callable[..., Limits], container: Callable[..., bytes]
) -> None:
    with pytest.raises(Refused, match="不接收"):
        inspect(container({"a.txt": b"a"}), "a.docx", limits())
    with pytest.raises(Refused, match="炸弹"):
        inspect(container({f"{n}.txt": b"a" for n in range(300)}), "a.docx", limits())


@pytest.mark.slow
def test_office_files_nested_too_deep_are_refused(
    limits: Callable[..., Limits], with_parts: Callable[..., bytes]
) -> None:
    data = files.docx()
    for _ in range(3):
        data = with_parts(files.docx(), {"word/embeddings/a.docx": data})
    with pytest.raises(Refused, match="内嵌"):
        inspect(data, "a.docx", limits())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (files.pdf(extra={"/OpenAction": files.action("/JavaScript")}), "脚本"),
        (files.pdf(extra={"/AA": DictionaryObject({NameObject("/O"): files.action("/Launch")})}), "启动程序"),
        (
            files.pdf(extra={"/Names": DictionaryObject({NameObject("/EmbeddedFiles"): DictionaryObject()})}),
            "内嵌",
        ),
        (files.pdf(password="geheim"), "加密"),
        (files.pdf(pages=51), "超过50页"),
        (b"%PDF-1.7\nnothing", "损坏"),
        (files.pdf()[:-200], "损坏"),
    ],
    ids=["script", "launch", "files", "password", "pages", "nothing", "cut"],
)
def test_pdf_files_that_act_or_hide_are_refused(
    data: bytes, reason: str, limits: Callable[..., Limits]
) -> None:
    with pytest.raises(Refused, match=reason):
        inspect(data, "a.pdf", limits())


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", files.png() + b"PK\x03\x04"), ("a.png", files.png()[:-4]), ("a.jpg", files.JPEG + b"<script>"),
     ("a.jpg", files.JPEG[:-2])],
)  # fmt: skip
def test_pictures_that_carry_something_else_are_refused(
    name: str, data: bytes, limits: Callable[..., Limits]
) -> None:
    with pytest.raises(Refused, match="图片已损坏"):
        inspect(data, name, limits())


def test_what_cannot_be_read_is_said_to_be_unread(limits: Callable[..., Limits]) -> None:
    assert inspect(files.png(), "a.png", limits()).notes == (NOT_READABLE,)
    assert inspect(files.pdf(), "扫描件.pdf", limits()).notes == (NOT_READABLE,)
    assert inspect(files.docx(), "a.docx", limits()).notes == ()


def test_a_refusal_names_the_file(limits: Callable[..., Limits]) -> None:
    with pytest.raises(Refused) as caught:
        inspect(zipped(), "x/记录.docx", limits())
    assert caught.value.place == "记录.docx"


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a", "b")
    return buffer.getvalue()
