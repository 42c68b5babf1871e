"""Classification markings of state secrets (秘密、机密、绝密), however they are spaced, widened or imitated.

Classified material must never enter this system, so a doubtful case is refused: a person can take a harmless
star out of a text, nobody can take a secret back out of a network.
"""

import re
import unicodedata

from mingze.core.documents.plain_text import is_hidden

_TRADITIONAL = str.maketrans({"機": "机", "絕": "绝", "祕": "秘", "級": "级", "長": "长"})
_LEVEL = r"(?:绝密|机密|秘密)"
_STAR = r"[★☆✩✪✫✬✭✮✯✰⭐⭑⭒🌟🌠⚝⋆✦✧✡✴✵✶✷✸✹❋❇*∗⁎✱✲✳❊✻✼✽٭※\U0001f7c0-\U0001f7ce\ue000-\uf8ff]"
_PERIOD = r"(?:长期|[0-9〇零一二三四五六七八九十]{1,3}(?:年|个月|月|天|日))"
_OPEN, _CLOSE = r"[\[(【〔「『《<“\"]", r"[\])】〕」』》>”\"]"
# Trade secrets are this agency's daily bread; an asterisk after the word is a footnote there, not a marking.
_EVERYDAY = r"(?<!商业)(?<!技术)(?<!经营)(?<!个人)(?<!企业)"

_ANYWHERE = re.compile(
    rf"{_LEVEL}级?[★☆✩✪✫✬✭✮✯✰⭐⭑⭒🌟⚝⋆✦✧\ue000-\uf8ff]\s*{_PERIOD}?"
    rf"|{_EVERYDAY}{_LEVEL}级?{_STAR}{_PERIOD}?"
    rf"|(?:密级|保密等级|涉密等级)(?:为|[:：])?{_OPEN}?{_LEVEL}{_STAR}?{_PERIOD}?"
)
_ALONE = re.compile(rf"^{_OPEN}?{_LEVEL}级?{_CLOSE}?[:：\-—·]?{_OPEN}?{_PERIOD}?{_CLOSE}?$")
_IN_A_NAME = re.compile(
    rf"{_OPEN}{_LEVEL}级?{_STAR}?{_PERIOD}?{_CLOSE}|^{_LEVEL}级?[-—_]|[-—_]{_LEVEL}级?(?:$|[-—_])"
)


def marking_in(text: str) -> str | None:
    """Return the first marking anywhere in running text, None when there is none."""
    return _first(text, _ANYWHERE)


def marking_of(paragraph: str) -> str | None:
    """Return the marking in a whole paragraph, cell or header, where the bare word alone is a marking too."""
    return _first(paragraph, _ANYWHERE, _ALONE)


def marking_in_name(name: str) -> str | None:
    """Return the marking in a file name without its extension."""
    return _first(name, _ANYWHERE, _ALONE, _IN_A_NAME)


def squeezed(text: str) -> str:
    """Return text without spaces and invisible characters, wide forms made narrow, traditional simplified."""
    narrow = unicodedata.normalize("NFKC", text).translate(_TRADITIONAL)
    return "".join(c for c in narrow if not c.isspace() and (not is_hidden(c) or "\ue000" <= c <= "\uf8ff"))


def _first(text: str, *patterns: re.Pattern[str]) -> str | None:
    # Every marking has this character, which has no other form; most texts are done with here.
    if "密" not in text:
        return None
    plain = squeezed(text)
    return next((found[0] for pattern in patterns if (found := pattern.search(plain))), None)
