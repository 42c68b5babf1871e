"""The page of an official document (GB/T 9704-2012). The numbers are rule parameters; this is their shape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from mingze.core.documents.plain_text import display_width

POINTS_PER_MM = 72 / 25.4


class Font(StrEnum):
    """The five faces of the standard, by what they are for."""

    TITLE = "title"
    BODY = "body"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    NUMBER = "number"


# By name, first the face of the standard, then what other systems call it, then free faces of the same kind.
# AR PL UKai and UMing come with Debian, Noto and Source Han with most systems, Noto SC with this product.
FONT_CHAINS: Mapping[Font, tuple[str, ...]] = {
    Font.TITLE: (
        "方正小标宋简体",
        "FZXiaoBiaoSong-B05S",
        "方正小标宋_GBK",
        "小标宋",
        "华文中宋",
        "STZhongsong",
    ),
    Font.BODY: (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "仿宋",
        "FangSong",
        "方正仿宋_GBK",
        "华文仿宋",
        "STFangsong",
    ),
    Font.HEADING1: (
        "黑体",
        "SimHei",
        "方正黑体_GBK",
        "华文黑体",
        "STHeiti",
        "Noto Sans CJK SC",
        "Noto Sans SC",
    ),
    Font.HEADING2: (
        "楷体_GB2312",
        "KaiTi_GB2312",
        "楷体",
        "KaiTi",
        "方正楷体_GBK",
        "STKaiti",
        "AR PL UKai CN",
    ),
    Font.NUMBER: ("宋体", "SimSun", "新宋体", "NSimSun", "STSong"),
}
FALLBACKS = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)


PARAMETERS: Mapping[str, str] = {
    "page_width_mm": "page.width.mm",
    "page_height_mm": "page.height.mm",
    "margin_top_mm": "page.margin.top.mm",
    "margin_bottom_mm": "page.margin.bottom.mm",
    "margin_left_mm": "page.margin.left.mm",
    "margin_right_mm": "page.margin.right.mm",
    "lines_per_page": "page.lines",
    "characters_per_line": "page.characters",
    "body_points": "page.font.body.pt",
    "title_points": "page.font.title.pt",
    "table_points": "page.table.font.pt",
    "letterhead_points": "page.letterhead.font.pt",
    "page_number_points": "page.number.pt",
    "copies_points": "page.imprint.font.pt",
    "indent_characters": "page.indent.characters",
    "date_inset_characters": "page.date.indent.characters",
    "page_number_inset_characters": "page.number.indent.characters",
    "page_number_distance_mm": "page.number.distance.mm",
    "letterhead_rule_distance_mm": "page.head.rule.below.mm",
    "copies_rule_mm": "page.imprint.rule.outer.mm",
    "title_font": "page.font.title",
    "body_font": "page.font.body",
    "heading1_font": "page.font.level1",
    "heading2_font": "page.font.level2",
    "number_font": "page.number.font",
}
"""Which rule parameter holds which field of ``Layout``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Measures and faces of the page; millimetres, points, lines and characters as the names say."""

    page_width_mm: float
    page_height_mm: float
    margin_top_mm: float
    margin_bottom_mm: float
    margin_left_mm: float
    margin_right_mm: float
    lines_per_page: float
    characters_per_line: float
    body_points: float
    title_points: float
    table_points: float
    letterhead_points: float
    """The largest size; a long name is set smaller so that it stays on one line."""
    page_number_points: float
    copies_points: float
    indent_characters: float
    date_inset_characters: float
    page_number_inset_characters: float
    page_number_distance_mm: float
    """From the lower edge of the text area to the dashes of the page number."""
    letterhead_rule_distance_mm: float
    """From the document number to the red rule below it."""
    copies_rule_mm: float
    title_font: str
    body_font: str
    heading1_font: str
    heading2_font: str
    number_font: str

    @classmethod
    def from_parameters(cls, values: Mapping[str, object]) -> Self:
        """Build a layout from rule values by parameter key. Raises ``ValueError`` naming missing ones."""
        missing = [key for key in PARAMETERS.values() if key not in values]
        if missing:
            raise ValueError(f"layout parameters missing: {', '.join(missing)}")
        words = {name: str(values[key]) for name, key in PARAMETERS.items()}
        return cls(
            **{name: word if name.endswith("_font") else float(word) for name, word in words.items()}  # type: ignore[arg-type]
        )

    def face(self, font: Font) -> str:
        """Return the face the rules name for ``font``."""
        return str(getattr(self, f"{font.value}_font"))

    def width_mm(self, landscape: bool = False) -> float:
        """Return the width of the text area; a turned page keeps its margins to the paper's edges."""
        if landscape:
            return self.page_height_mm - self.margin_top_mm - self.margin_bottom_mm
        return self.page_width_mm - self.margin_left_mm - self.margin_right_mm

    @property
    def line_pitch_points(self) -> float:
        """Distance from line to line, so that exactly ``lines_per_page`` fill the text area."""
        height = self.page_height_mm - self.margin_top_mm - self.margin_bottom_mm
        return height * POINTS_PER_MM / self.lines_per_page

    @property
    def character_pitch_points(self) -> float:
        """Distance from character to character, so that exactly ``characters_per_line`` fill a line."""
        return self.width_mm() * POINTS_PER_MM / self.characters_per_line

    @property
    def advance_points(self) -> float:
        """Distance that fits the same characters where the last one of a line keeps its full body.

        A thousandth of a point is taken off, so that rounding never pushes the last character out.
        """
        room = self.width_mm() * POINTS_PER_MM - self.body_points
        return room / (self.characters_per_line - 1) - 0.001

    def signature_insets(self, organ: str, day: str) -> tuple[float, float]:
        """Return how many characters organ and date stand in from the right, the one centred above the other.

        A long organ would leave the page; then it stands at the edge and the date is centred below it.
        """
        difference = (display_width(day) - display_width(organ)) / 2
        inset = self.date_inset_characters + difference
        return (inset, self.date_inset_characters) if inset >= 0 else (0, -difference)


def font_chain(font: Font, layout: Layout) -> tuple[str, ...]:
    """Return every family that may stand in for ``font``: the one the rules name, then its likes."""
    return tuple(dict.fromkeys((layout.face(font), *FONT_CHAINS[font], *FALLBACKS)))


def installed_font(font: Font, layout: Layout, families: Iterable[str]) -> str | None:
    """Return the best family among those installed, None when none has Chinese characters."""
    known = {family.casefold(): family for family in families}
    chain = font_chain(font, layout)
    return next((known[name.casefold()] for name in chain if name.casefold() in known), None)
