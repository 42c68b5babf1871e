"""Bytes to text when nobody says which encoding: UTF-8 first, then the Chinese national standard."""

from mingze.core.kernel.refusals import Refused, mark

NOT_TEXT = mark("这不是文本文件，或文字编码无法识别，请另存为 UTF-8 编码后再上传")

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ALLOWED_CONTROLS = frozenset("\t\n\r\f")


def decode(data: bytes, filename: str) -> tuple[str, str]:
    """Return the text and the encoding found: utf-8-sig, utf-16, utf-8 or gb18030.

    Raises ``Refused`` for zero bytes, other control characters and bytes that fit none of the encodings.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(c < " " and c not in _ALLOWED_CONTROLS for c in text[:200_000]) or "\0" in text:
            break
        return text, encoding
    raise Refused(NOT_TEXT, place=filename)


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    if data.startswith(_UTF16_MARKS):
        return ("utf-16",)
    return ("utf-8", "gb18030")
