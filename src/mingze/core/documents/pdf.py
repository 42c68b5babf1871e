"""PDF, typeset by typst. The only place that knows typst.

The template is fixed; a document reaches it as JSON data and is set as text, so nothing anyone typed is ever
read as typst code. Each run works in an empty folder and can open no file.
"""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pylopdf_fonts_zh_cn
import typst

from mingze.core.documents.content import Document
from mingze.core.documents.layout import FALLBACKS, Font, Layout, installed_font
from mingze.core.documents.typesetting import measures, tree
from mingze.core.kernel.refusals import Refused, mark

NO_FONT = mark("系统缺少中文字体，无法生成 PDF，请联系系统管理员安装 Noto CJK 等中文字体")
# A server often has no Chinese font at all; this folder holds one serif and one sans face, both OFL.
PACKAGED_FONTS = pylopdf_fonts_zh_cn.serif_path().parent

_BOLD = 600
# A thin outline in the colour of the text, in shares of its size, where a face has no bold cut.
_THICKENED = 0.025


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and the family each face was set in, so that a substitution can be told."""

    content: bytes
    fonts: dict[Font, str]


def render(document: Document, layout: Layout, *, system_fonts: bool = True) -> Pdf:
    """Return ``document`` as PDF; the same tree, layout and fonts give the same bytes.

    Without ``system_fonts`` only the packaged faces are used, so that every machine gives the same bytes.
    Raises ``Refused`` when no font has Chinese characters: boxes instead of text help nobody.
    """
    fonts = _choose(layout, system_fonts)
    data = {**tree(document, layout), "measures": measures(document, layout)}
    data["fonts"] = {font.value: family for font, family in fonts.items()}
    data.update(_title_weight(fonts[Font.TITLE], _families(system_fonts)))
    with tempfile.TemporaryDirectory(prefix="mingze-pdf-") as root:
        compiler = typst.Compiler(
            root=root,
            font_paths=[str(PACKAGED_FONTS)],
            ignore_system_fonts=not system_fonts,
            sys_inputs={"document": json.dumps(data, ensure_ascii=False, sort_keys=True)},
            package_path=root,
            package_cache_path=root,
        )
        content, warnings = compiler.compile_with_warnings(_template(), format="pdf", timestamp=0)
    if any("unknown font family" in warning.message for warning in warnings):
        raise Refused(NO_FONT)
    assert isinstance(content, bytes), "one PDF, not pages"  # noqa: S101 - tells the type checker
    return Pdf(content, fonts)


def _choose(layout: Layout, system_fonts: bool) -> dict[Font, str]:
    families = _families(system_fonts)
    chosen = {font: installed_font(font, layout, families) for font in Font}
    found = {font: family for font, family in chosen.items() if family is not None}
    if len(found) < len(chosen):
        raise Refused(NO_FONT)
    return found


@cache
def _families(system_fonts: bool) -> dict[str, int]:
    """Return every family with its heaviest weight."""
    known = typst.Fonts(include_system_fonts=system_fonts, font_paths=[str(PACKAGED_FONTS)])
    weights: dict[str, int] = {}
    for face in known.fonts():
        weights[face.family] = max(weights.get(face.family, 0), face.weight)
    return weights


def _title_weight(family: str, weights: Mapping[str, int]) -> dict[str, object]:
    """Return how a title is made heavy. 小标宋 is heavy by itself; a face standing in for it needs help."""
    if family not in FALLBACKS:
        return {"title_weight": "regular", "title_stroke": 0}
    if weights[family] >= _BOLD:
        return {"title_weight": "bold", "title_stroke": 0}
    return {"title_weight": "regular", "title_stroke": _THICKENED}


@cache
def _template() -> bytes:
    return files("mingze.core.documents").joinpath("document.typ").read_bytes()
