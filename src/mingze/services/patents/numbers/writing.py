"""A number as typed, made comparable: widths, separators, thousands, labels and the mark of a check digit."""

import re
import unicodedata
from functools import lru_cache

import msgspec

from mingze.services.patents.numbers.reading import Role

LONGEST = 64
"""Characters beyond which a text is no number."""

_LABEL = re.compile(
    r"^\s*(?:(申请号|申請號|申请|出願番号|APPLICATION(?: (?:NUMBER|NO))?\.?|APPL\. ?NO\.?|AKTENZEICHEN|AZ\.?)"
    r"|(?:公开\(?公告\)?号|公开号|公布号|公告号|授权公告号|文献号|公開番号|登録番号|专利号|專利號"
    r"|PUBLICATION(?: (?:NUMBER|NO))?\.?|PATENT(?: (?:NUMBER|NO))?\.?|PUB\. ?NO\.?|PAT\. ?NO\.?))\s*[:=]?\s*"
)
_THOUSANDS = re.compile(r"(?<=[0-9])[,'’](?=[0-9]{3}(?![0-9]))")
_DOT = re.compile(r"\.(?![0-9X](?:-?[A-Z][0-9]?)?$)")
_SEPARATORS = re.compile(r"[^0-9A-Z./\u3040-\u30ff\u3400-\u9fff]+")
_CLOSING = re.compile(r"[号號]?(?:公報|公报)?$")


class Writing(msgspec.Struct, frozen=True):
    """A number in two views, both upper-case ASCII, kana and Chinese characters, ``.`` only before a check digit."""

    split: str
    """Separators kept, each run of them as one ``-``; ``/`` stays ``/``."""
    compact: str
    """Separators gone."""
    role: Role | None = None
    """What a label in front said (申请号, 公开号)."""


def writing(text: str) -> Writing:
    """The comparable form of any text; empty views when it is far too long to be a number."""
    return _written(text[: 4 * LONGEST])


@lru_cache(maxsize=8192)
def _written(text: str) -> Writing:
    folded = unicodedata.normalize("NFKC", text).upper().strip()
    role = None
    if label := _LABEL.match(folded):
        role = Role.APPLICATION if label[1] else None
        folded = folded[label.end() :]
    folded = _THOUSANDS.sub("", folded)
    folded = _SEPARATORS.sub("-", folded).strip("-./")
    folded = _CLOSING.sub("", _DOT.sub("-", folded))
    split = re.sub(r"-*([./])-*|-{2,}", lambda run: run[1] or "-", folded)
    if len(split) > LONGEST:
        return Writing("", "")
    return Writing(split, re.sub(r"[-/]", "", split), role)
