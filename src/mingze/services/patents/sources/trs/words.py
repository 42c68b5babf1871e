"""Running text in TRS records: tags for images and indices in it, claims one after the other."""

import re
from collections.abc import Iterator
from html.entities import html5

from mingze.services.patents.sources.cnipa.claims import split
from mingze.services.patents.sources.markup.xml import joined

_IMAGE = re.compile(r"<\s*img\b[^<>]*?\bfile\s*=\s*[\"']?([^\"'<>\s]+)[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/tr|/li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"<\s*/?\s*(?:img|sub|sup|b|i|u|o|p|div|span|font|br|table|tbody|tr|td|th|maths?|chemistry|tables|li|ul|ol|em|strong"
    r"|claim-text|claim|figref|smallcaps|math-cwu)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def files(text: str) -> list[str]:
    """The image files a text names, in its order."""
    return [found[1] for found in _IMAGE.finditer(text)]


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text without its tags: an image is nothing, an index its characters."""
    for part in _BREAK.sub("\n", text).split("\n"):
        line = joined(_ENTITY.sub(_character, _TAG.sub("", part))).strip()
        if line:
            yield line


def split_claims(text: str) -> list[tuple[int, str]]:
    """Numbers and texts of the claims of a text."""
    return split(list(paragraphs(text)))


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return html5.get(f"{name};", found[0])
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
