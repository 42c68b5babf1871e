"""Which claims a claim refers to, from its wording, and the claims of a document as a tree.

A claim that refers to another of its own category depends on it. One that refers to a claim of another category
(``一种包含权利要求1所述装置的系统``) is an independent claim that borrows (专利审查指南第二部分第二章3.1.2). The
reference counts all the same, and :attr:`Reference.same_category` tells the two apart.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import msgspec

from mingze.services.patents.record import Claim, Claims, Language

LOOKED_AT = 1200
"""Characters at the beginning of a claim in which references are looked for: they stand in its preamble."""


class Wording(msgspec.Struct, frozen=True):
    """How a language refers to claims."""

    words: tuple[str, ...]
    """One of these, in lower case, stands in all that mentions a claim."""
    mention: str
    """What stands in front of the numbers."""
    through: str
    """What stands between the ends of a range, every dash as ``-`` and every wave as ``~``."""
    also: str
    """What stands between numbers of a list."""
    preceding: str
    """What means every claim before this one."""
    borrowed: str
    """What in front of the first mention shows that the claim is of another category."""
    borrowed_after: str = r"(?!)"
    """What behind the first mention shows it."""
    own: str = ""
    """How a claim that depends on another begins; empty where any beginning will do."""


_CHINESE = "(?:权利要求|权利请求|權利要求|请求项|請求項|申请专利范围第|申請專利範圍第)"
_ORDINAL = "书?中?第?"
"""What may stand between the word for a claim and its number."""
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u223c\u301c", "--------~~")
"""Hyphens, dashes, minus signs and waves, of which every character set and every converter has others."""

WORDINGS: dict[Language, Wording] = {
    "zh": Wording(
        ("要求", "请求", "請求項", "申请专利", "申請專利"),
        f"{_CHINESE}{_ORDINAL}",
        rf"\s{{0,9}}[项項]?\s{{0,9}}(?:[-~]+|直至|直到|或至|至|到)\s{{0,9}}{_CHINESE}?{_ORDINAL}\s{{0,9}}",
        r"[项項]?(?:所述的?)?(?:、|,|;|或者?|和|及|与|與|以及|/|\s)+(?:如|根据|根據)?"
        rf"{_CHINESE}?{_ORDINAL}\s{{0,9}}",
        rf"(?:前述|上述|前面|以上|之前|在前|在先|先前|此前)(?:的)?"
        rf"(?:任意?一?[项項]?|任何一?[项項]?|各[项項]?|所有)?(?:的)?{_CHINESE}(?![书中第\s]*[0-9])",
        r"一种|包[含括]|采用|使用|利用|应用|具有|其(?:装|设)有|实现|执行|制备|由|通过|用于",
        r"(?:所述|的)[^,。;:]{0,60}?(?:应用|用途|制备的|制备得到|制得的|得到的|制成的|生产的|获得的)",
        r"\s*(?:\d+[.、]?\s*)?(?:根据|按照|依照|依据|依|如|按|据|权利要求|前述|上述)",
    ),
    "en": Wording(
        ("cla",),
        r"\bclaims?\s+(?:nos?\.?\s*)?",
        r"\s*(?:[-~]+|to|through|thru)\s*(?:claims?\s+)?",
        r"\s*(?:,\s*(?:and/or|and|or)?|;|and/or|and|or|&)\s*(?:any\s+(?:one\s+)?of\s+)?(?:(?:to|of|in)\s+)?(?:claims?\s+)?",
        r"\b(?:any|one|either|all|each)(?:\s+one)?(?:\s+(?:or\s+more\s+)?of)?(?:\s+the)?\s+"
        r"(?:preceding|previous|foregoing|above|prior|aforementioned)\s+claims?|\bthe\s+(?:preceding|previous|foregoing)\s+claims",
        r"\b(?:compris(?:ing|es)|includ(?:ing|es)|having|has|containing|contains|using|employing|incorporating|"
        r"configured\s+to|arranged\s+to|adapted\s+to|us(?:e|ing)\s+of|obtain(?:ed|able)\s+by|prepared\s+(?:by|according)|"
        r"produced\s+by|manufactured\s+by|made\s+by|for\s+(?:making|producing|manufacturing|carrying|performing|"
        r"implementing|preparing|operating|using)|of\s+(?:making|producing|manufacturing|preparing|using|operating)|"
        r"(?:carry\s+out|perform|implement|execute)s?|which\s+when|stor(?:ing|es))\b",
    ),
    "ja": Wording(
        ("請求項",),
        r"請求項",
        r"\s*(?:[-~]+|乃至|ないし|から)\s*(?:請求項)?",
        r"\s*(?:、|,|・|又は|または|もしくは|若しくは|及び|および|並びに|と|か)+\s*(?:請求項)?",
        r"(?:前記|上記|先行する)(?:の)?(?:いずれか[^、。]{0,8})?請求項(?:の)?(?:いずれか)?(?![0-9])",
        r"(?!)",
        r"(?:記載|いずれか|に係る)[^、。]{0,80}?を(?:備え|具備|含|有|用い|使用|搭載|利用|製造|実行|適用|実現|組み込|して)",
    ),
    "de": Wording(
        ("anspr",),
        r"\b(?:patent)?anspr(?:uch|uchs|ueche|üche|uechen|üchen)\s+(?:nr\.?\s*)?",
        r"\s*(?:-+|bis)\s*(?:(?:patent)?anspr(?:uch|üche|üchen)\s+)?",
        r"\s*(?:,\s*(?:und/oder|oder|und)?|und/oder|oder|und|bzw\.?|sowie)\s*(?:nach\s+)?(?:einem\s+der\s+)?"
        r"(?:(?:patent)?anspr(?:uch|üche|üchen)\s+)?",
        r"\b(?:vorhergehenden|vorstehenden|vorangehenden|vorherigen|vorangegangenen|vorigen|vorgenannten)\s+"
        r"(?:patent)?anspr(?:uch|uchs|üche|üchen)",
        r"\b(?:umfassend|aufweisend|enthaltend|verwendung|herstellung\s+(?:einer|eines|von)|betrieb\s+(?:einer|eines)|"
        r"mit\s+(?:einem|einer|mindestens|wenigstens|dem|der)|zur\s+durchführung|zum\s+durchführen|hergestellt|"
        r"betreiben\s+(?:einer|eines))\b",
    ),
    "fr": Wording(
        ("revend",),
        r"\brevendications?\s+(?:n[o°]\s*)?",
        r"\s*(?:-+|à|a)\s*(?:(?:la\s+)?revendications?\s+)?",
        r"\s*(?:,\s*(?:et/ou|et|ou)?|et/ou|et|ou)\s*(?:(?:la|les|l'une\s+des)\s+)?(?:revendications?\s+)?",
        r"\brevendications?\s+(?:ci-)?(?:précédentes?|precedentes?|antérieures?|dessus)",
        r"\b(?:comprenant|comportant|incluant|utilisation|utilisant|mettant\s+en|mise\s+en|obtenue?|fabrication\s+d|"
        r"équipée?\s+d|munie?\s+d|contenant)",
    ),
}  # fmt: skip


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim's wording refers to."""

    on: tuple[int, ...] = ()
    """Numbers of earlier claims, ascending."""
    same_category: bool = True
    """Whether it depends on them; ``False`` when it is of another category and only borrows their matter."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the tree, below the first claim it refers to."""

    claim: Claim
    independent: bool
    also: tuple[int, ...] = ()
    """Other claims it refers to."""
    children: "tuple[Node, ...]" = ()


def dependencies(text: str, number: int, language: Language) -> tuple[int, ...]:
    """Numbers of the earlier claims that the wording of claim ``number`` refers to, ascending."""
    return tuple(sorted(_referred(_beginning(text), number, language)[0]))


def reference(text: str, number: int, language: Language) -> Reference:
    """What the wording refers to, and whether as one of its category; in an unknown language the most any reads."""
    beginning = _beginning(text)
    found, patterns = _referred(beginning, number, language)
    if not found:
        return Reference()
    return Reference(on=tuple(sorted(found)), same_category=_depends(beginning, patterns))


def independent(claims: Claims) -> tuple[Claim, ...]:
    """The independent claims: those that refer to none, and those that refer to a claim of another category."""
    return tuple(claim for claim in claims.claims if is_independent(claim, claims.language))


def is_independent(claim: Claim, language: Language) -> bool:
    """Whether a claim stands by itself, by what the office tags and by its wording."""
    named = reference(claim.text, claim.number, language)
    return not (claim.depends_on or named.on) or bool(named.on and not named.same_category)


def tree(claims: Claims) -> tuple[Node, ...]:
    """The claims as trees, each below the first earlier claim it refers to; roots in order of number."""
    known = numbered(claims.claims)
    below: dict[int, list[Node]] = {number: [] for number in (0, *known)}
    for number in sorted(known, reverse=True):
        claim = known[number]
        named = claim.depends_on or dependencies(claim.text, number, claims.language)
        parents = [one for one in sorted(set(named)) if one < number and one in known]
        node = Node(
            claim=claim,
            independent=is_independent(claim, claims.language),
            also=tuple(parents[1:]),
            children=tuple(reversed(below[number])),
        )
        below[parents[0] if parents else 0].append(node)
    return tuple(reversed(below[0]))


class Patterns(msgspec.Struct, frozen=True):
    """The wording of a language, compiled."""

    listed: re.Pattern[str]
    part: re.Pattern[str]
    """One number, or the ends of a range, of a list."""
    preceding: re.Pattern[str]
    mentioned: re.Pattern[str]
    borrowed: re.Pattern[str]
    borrowed_after: re.Pattern[str]
    own: re.Pattern[str]


@cache
def _patterns(language: Language) -> Patterns:
    wording, numbers = WORDINGS[language], r"[0-9]{1,4}"
    more = rf"(?:(?:{wording.through}|{wording.also}){numbers})*"
    return Patterns(
        listed=re.compile(rf"(?:{wording.mention})\s*(?P<list>{numbers}{more})", re.IGNORECASE),
        part=re.compile(rf"([0-9]+)(?:{wording.through}([0-9]+))?", re.IGNORECASE),
        preceding=re.compile(wording.preceding, re.IGNORECASE),
        mentioned=re.compile(f"{wording.preceding}|{wording.mention}", re.IGNORECASE),
        borrowed=re.compile(wording.borrowed, re.IGNORECASE),
        borrowed_after=re.compile(wording.borrowed_after),
        own=re.compile(wording.own),
    )


def _beginning(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LOOKED_AT]).translate(_DASHES)


def _referred(beginning: str, number: int, language: Language) -> tuple[set[int], Patterns]:
    """The claims referred to, and the patterns by which most were found."""
    known = [language] if language in WORDINGS else list(WORDINGS)
    lower = beginning.lower()
    # To look for a word is much faster than to look for all the ways in which it can be put.
    asked = [one for one in known if any(word in lower for word in WORDINGS[one].words)]
    found = [(_numbers(beginning, number, _patterns(one)), _patterns(one)) for one in asked]
    return max(found, key=lambda pair: len(pair[0]), default=(set(), _patterns(known[0])))


def _numbers(text: str, number: int, patterns: Patterns) -> set[int]:
    found: set[int] = set()
    for listed in patterns.listed.finditer(text):
        found |= _expanded(listed["list"], number, patterns)
    if patterns.preceding.search(text):
        found |= set(range(1, number))
    return found


def _expanded(listed: str, number: int, patterns: Patterns) -> set[int]:
    """The numbers of ``1 to 4, 6``, none beyond the claim itself."""
    found: set[int] = set()
    for one in patterns.part.finditer(listed):
        first, last = int(one[1][:6]), int((one[2] or one[1])[:6])
        found |= set(range(max(first, 1), min(last, number - 1) + 1))
    return found


def _depends(text: str, patterns: Patterns) -> bool:
    first = patterns.mentioned.search(text)
    if first is None or not patterns.own.match(text):
        return False
    before, after = text[: first.start()], text[first.end() :]
    return not (patterns.borrowed.search(before) or patterns.borrowed_after.search(after[:160]))


def numbered(claims: Iterable[Claim]) -> dict[int, Claim]:
    """Claims by number; of two with one number the first."""
    found: dict[int, Claim] = {}
    for claim in claims:
        found.setdefault(claim.number, claim)
    return found
