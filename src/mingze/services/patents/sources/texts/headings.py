"""Headings of descriptions in English, German, French and Japanese, each to the part it opens, where that is clear."""

import re

from mingze.services.patents.record import SectionKind

_F, _B, _D, _G, _E, _O = (
    SectionKind.TECHNICAL_FIELD,
    SectionKind.BACKGROUND,
    SectionKind.DISCLOSURE,
    SectionKind.DRAWINGS,
    SectionKind.EMBODIMENTS,
    SectionKind.OTHER,
)
_NUMBERING = re.compile(
    r"^[\s【〔\[(（]*(?:[IVX]{1,4}|[A-Z]|\d{1,2})(?:[.)）]\d*)+\s+|^[\s【〔\[]+|[\s】〕\]:.]+$"
)
_PATTERNS: tuple[tuple[SectionKind, str], ...] = (
    (_O, r"cross[- ]?references?|related (?:u\.?s\.? )?(?:patent )?applications?|priority|statement|federal|government|"
         r"sequence listing|incorporation|industrial applicability|reference (?:signs|numerals)|"
         r"(?:list|explanation|description) of (?:the )?(?:reference|symbols|letters)|copyright|claim of|"
         r"querverweis|bezugszeichen|liste des signes|産業上の利用|符号の説明|受託番号|配列表|関連出願"),
    (_G, r"(?:(?:a )?brief |short |simple )?(?:description|explanation) (?:of|to) (?:the )?"
         r"(?:several |accompanying |attached )*(?:views|drawings?|figures)|"
         r"brief description of .*(?:drawings?|figures|views)|description of (?:the )?drawings?|"
         r"brief descriptions? of|drawings|figures|kurze beschreibung|beschreibung der zeichnung|"
         r"br[eè]ve description|description (?:br[eè]ve )?des (?:dessins|figures)|図面の簡単な説明"),
    (_E, r"(?:a |the )?(?:detailed|preferred|specific|further) (?:description|disclosure|explanation|embodiments?)|"
         r"description of (?:the |a )?(?:\w+ )*embodiments?|(?:best )?modes? (?:for|of|to)|"
         r"(?:example|exemplary|illustrative|preferred|representative|various|specific)? ?embodiments?\b|"
         r"(?:working )?examples?\b|description of (?:the )?(?:preferred|exemplary|illustrative)|ways? (?:of|to) carry|"
         r"ausf[uü]hrungs|detaillierte beschreibung|ausf[uü]hrliche beschreibung|description d[eé]taill[eé]e|"
         r"mode de r[eé]alisation|発明を実施するため|実施例|実施の形態"),
    (_D, r"brief description$|(?:brief )?(?:general )?(?:summary|disclosure|statement of (?:the )?invention)|"
         r"(?:the )?objects?\b|"
         r"problems? to be solved|technical problem|solution to (?:the )?(?:technical )?problem|means (?:for|to) solv|"
         r"advantageous effects?|effects? of (?:the )?invention|"
         r"zusammenfassung|aufgabe|offenbarung|darstellung der erfindung|"
         r"expos[eé]|r[eé]sum[eé]|divulgation|発明の(?:概要|開示|効果)|課題を解決|発明が解決"),
    (_B, r"(?:technical |general )?background|(?:description of (?:the )?)?"
         r"(?:prior|related|conventional) (?:background )?art|"
         r"state of the art|citation list|patent (?:literature|documents?)|non-patent|prior art|"
         r"stand der technik|hintergrund|[eé]tat de la technique|technique ant[eé]rieure|arri[eè]re-plan|"
         r"背景技術|従来の技術|先行技術"),
    (_F, r"(?:technical |technological )?(?:fields?|area)\b|(?:industrial )?field of|technical field|"
         r"technisches gebiet|gebiet der|domaine (?:de|technique)|技術分野|産業上の利用分野"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)


def kind_of(heading: str) -> SectionKind | None:
    """The part a heading opens; ``None`` where its words do not say (a heading inside a part)."""
    bare = heading.strip()
    for _ in range(3):
        bare = _NUMBERING.sub("", bare).strip()
    return next((kind for kind, pattern in _COMPILED if pattern.match(bare)), None)
