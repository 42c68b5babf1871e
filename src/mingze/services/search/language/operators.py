"""The one table of operators: the parsers read by it, printers write by it, help page and explanations show it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.tree import Unit, Wildcard

INCOPAT, CNIPA, CNIPR, CQL = Dialect.INCOPAT, Dialect.CNIPA, Dialect.CNIPR, Dialect.CQL
PATSNAP, PATENTSCOPE, BRS = Dialect.PATSNAP, Dialect.PATENTSCOPE, Dialect.BRS


class Concept(StrEnum):
    """What an operator between two expressions, or after one, means."""

    AND = "and"
    OR = "or"
    NOT = "not"
    XOR = "xor"
    ORDERED = "ordered"
    UNORDERED = "unordered"
    EXACTLY_ORDERED = "exactly_ordered"
    EXACTLY_UNORDERED = "exactly_unordered"
    NOT_NEAR = "not_near"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    FIELD = "field"
    NOT_SENTENCE = "not_sentence"
    NOT_PARAGRAPH = "not_paragraph"
    NOT_FIELD = "not_field"
    FREQUENCY = "frequency"
    SAME_EVENT = "same_event"


@dataclass(frozen=True)
class Sign:
    """How a dialect writes an operator. ``{n}`` stands for the number, which may be left out when ``default`` is given.

    ``offset`` is added to the written number to get the number of words between (or of occurrences).
    """

    form: str
    default: int | None = None
    offset: int = 0
    only_capitals: bool = False
    """A single letter is an operator only as a capital, or words such as "vitamin d" would be taken apart."""


@dataclass(frozen=True)
class Operator:
    """An operator: its concept, how each dialect writes it (the usual sign first), its meaning, and an example."""

    concept: Concept
    meaning: str
    meaning_en: str
    signs: Mapping[Dialect, tuple[Sign, ...]] = field(default_factory=dict)
    example: str = ""
    """In the dialect ``INCOPAT``."""


def _words(text: str, *more: Dialect) -> dict[Dialect, tuple[Sign, ...]]:
    return {
        dialect: (Sign(text),) for dialect in (INCOPAT, CNIPA, CNIPR, CQL, PATSNAP, PATENTSCOPE, BRS, *more)
    }


OPERATORS: tuple[Operator, ...] = (
    Operator(
        Concept.AND,
        "两侧条件都满足",
        "both sides hold",
        _words("and")
        | {
            CQL: (Sign("and"), Sign("und")),
            BRS: (Sign("AND"), Sign("&")),
            PATSNAP: (Sign("AND"),),
            PATENTSCOPE: (Sign("AND"),),
            CNIPA: (Sign("AND"),),
        },
        "ti=空调 and ab=蒸发器",
    ),
    Operator(
        Concept.OR,
        "满足任一侧条件",
        "either side holds",
        _words("or")
        | {
            CQL: (Sign("or"), Sign("oder")),
            BRS: (Sign("OR"), Sign("|")),
            PATSNAP: (Sign("OR"),),
            PATENTSCOPE: (Sign("OR"),),
            CNIPA: (Sign("OR"),),
        },
        "ti=空调 or ti=冰箱",
    ),
    Operator(
        Concept.NOT,
        "排除右侧条件",
        "without what the right side finds",
        _words("not")
        | {
            CQL: (Sign("not"), Sign("nicht")),
            PATENTSCOPE: (Sign("ANDNOT"), Sign("NOT")),
            BRS: (Sign("NOT"),),
            PATSNAP: (Sign("NOT"),),
            CNIPA: (Sign("NOT"),),
        },
        "ti=空调 not ab=冰箱",
    ),
    Operator(
        Concept.XOR,
        "两侧条件恰好满足其一",
        "one side holds and not both",
        {
            INCOPAT: (Sign("xor"),),
            CNIPA: (Sign("XOR"),),
            CNIPR: (Sign("xor"),),
            PATENTSCOPE: (Sign("XOR"),),
            BRS: (Sign("XOR"),),
        },
        "ti=空调 xor ti=冰箱",
    ),
    Operator(
        Concept.ORDERED,
        "按先后顺序出现，间隔不超过n个词（汉字按单字计）",
        "in this order, at most n words between (each Chinese character is a word)",
        {
            INCOPAT: (Sign("({n}w)", default=1),),
            CNIPA: (Sign("{n}W", default=0, only_capitals=True),),
            CNIPR: (Sign("pre#{n}"), Sign("adj", default=0)),
            CQL: (Sign("prox/distance<={n}/ordered=true", offset=-1),),
            PATSNAP: (Sign("$PRE{n}"),),
            PATENTSCOPE: (Sign("BEFORE{n}", default=5),),
            BRS: (Sign("ADJ{n}", default=1, offset=-1), Sign("ONEAR{n}", default=1, offset=-1)),
        },
        "tiab=(空调 (2w) 蒸发器)",
    ),
    Operator(
        Concept.UNORDERED,
        "不论先后，间隔不超过n个词（汉字按单字计）",
        "in any order, at most n words between (each Chinese character is a word)",
        {
            INCOPAT: (Sign("({n}n)", default=1),),
            CNIPA: (Sign("{n}D", default=0, only_capitals=True),),
            CQL: (Sign("prox/distance<={n}", offset=-1),),
            PATSNAP: (Sign("$W{n}"), Sign("$WS", default=99)),
            PATENTSCOPE: (Sign("NEAR{n}", default=5),),
            BRS: (Sign("NEAR{n}", default=1, offset=-1),),
        },
        "tiab=(data (3n) line)",
    ),
    Operator(
        Concept.EXACTLY_ORDERED,
        "按先后顺序出现，恰好间隔n个词",
        "in this order, exactly n words between",
        {
            INCOPAT: (Sign("(={n}w)"),),
            CNIPA: (Sign("={n}W"),),
            CNIPR: (Sign("equ#{n}"),),
            CQL: (Sign("prox/distance={n}/ordered=true", offset=-1),),
        },
        "tiab=(空调 (=2w) 蒸发器)",
    ),
    Operator(
        Concept.EXACTLY_UNORDERED,
        "不论先后，恰好间隔n个词",
        "in any order, exactly n words between",
        {
            INCOPAT: (Sign("(={n}n)"),),
            CNIPA: (Sign("={n}D"),),
            CQL: (Sign("prox/distance={n}", offset=-1),),
        },
        "tiab=(空调 (=2n) 蒸发器)",
    ),
    Operator(
        Concept.NOT_NEAR,
        "两词都出现，但间隔不超过n个词的不算",
        "both occur, and nowhere within n words of each other",
        {CNIPR: (Sign("xor#{n}"),)},
        "ab=(空调 and 蒸发器 not (空调 (2n) 蒸发器))",
    ),
    Operator(
        Concept.SENTENCE,
        "在同一句中",
        "in the same sentence",
        {
            INCOPAT: (Sign("(s)"),),
            CNIPA: (Sign("S", only_capitals=True),),
            CQL: (Sign("prox/unit=sentence"),),
            PATSNAP: (Sign("$SEN"),),
            BRS: (Sign("WITH"),),
        },
        "ab=(空调 (s) 蒸发器)",
    ),
    Operator(
        Concept.PARAGRAPH,
        "在同一段中",
        "in the same paragraph",
        {
            INCOPAT: (Sign("(p)"),),
            CNIPA: (Sign("P", only_capitals=True),),
            CQL: (Sign("prox/unit=paragraph"),),
            PATSNAP: (Sign("$PARA"),),
            BRS: (Sign("SAME"),),
        },
        "des=(空调 (p) 蒸发器)",
    ),
    Operator(
        Concept.FIELD,
        "在同一字段中",
        "in the same field",
        {INCOPAT: (Sign("(f)"),), CNIPA: (Sign("F", only_capitals=True),)},
        "tiab=(空调 (f) 蒸发器)",
    ),
    Operator(
        Concept.NOT_SENTENCE,
        "左侧出现，且不与右侧同句",
        "the left side, not in one sentence with the right",
        {INCOPAT: (Sign("(nots)"),), CNIPA: (Sign("NOTS"),)},
        "ab=(空调 (nots) 蒸发器)",
    ),
    Operator(
        Concept.NOT_PARAGRAPH,
        "左侧出现，且不与右侧同段",
        "the left side, not in one paragraph with the right",
        {INCOPAT: (Sign("(notp)"),), CNIPA: (Sign("NOTP"),)},
        "des=(空调 (notp) 蒸发器)",
    ),
    Operator(
        Concept.NOT_FIELD,
        "左侧出现，且同一字段中没有右侧",
        "the left side, in a field without the right",
        {INCOPAT: (Sign("(notf)"),), CNIPA: (Sign("NOTF"),)},
        "tiab=(空调 (notf) 蒸发器)",
    ),
    Operator(
        Concept.FREQUENCY,
        "至少出现n次",
        "at least n times",
        {
            INCOPAT: (Sign("({n}f)"),),
            CNIPA: (Sign("/FREC>{n}", offset=1), Sign("/FREC>={n}")),
            PATSNAP: (Sign("$FREQ{n}"),),
        },
        'tiab=("机器人" (3f))',
    ),
    Operator(
        Concept.SAME_EVENT,
        "两侧条件由同一法律事件满足",
        "one legal event meets both sides",
        {PATSNAP: (Sign("GAND"),)},
        "event=(kind=pledge and date=[20200101 to 20241231])",
    ),
)

NEAR: Mapping[Concept, tuple[bool, bool]] = {
    Concept.ORDERED: (True, False),
    Concept.UNORDERED: (False, False),
    Concept.EXACTLY_ORDERED: (True, True),
    Concept.EXACTLY_UNORDERED: (False, True),
}
"""Operators of nearness: whether the order counts, whether the distance is exact."""
TOGETHER: Mapping[Concept, tuple[Unit, bool]] = {
    Concept.SENTENCE: (Unit.SENTENCE, False),
    Concept.PARAGRAPH: (Unit.PARAGRAPH, False),
    Concept.FIELD: (Unit.FIELD, False),
    Concept.NOT_SENTENCE: (Unit.SENTENCE, True),
    Concept.NOT_PARAGRAPH: (Unit.PARAGRAPH, True),
    Concept.NOT_FIELD: (Unit.FIELD, True),
}
"""Operators of togetherness: the unit, and whether the right side must not be in it."""
BOOLEAN = frozenset({Concept.AND, Concept.OR, Concept.XOR})

CHINESE: Mapping[str, Concept] = {
    "并且": Concept.AND, "且": Concept.AND, "和": Concept.AND, "与": Concept.AND, "及": Concept.AND,
    "以及": Concept.AND, "或": Concept.OR, "或者": Concept.OR, "非": Concept.NOT,
}  # fmt: skip
"""Words by which people join conditions in Chinese: operators of the plain box, and of no dialect."""

BY_CONCEPT: dict[Concept, Operator] = {operator.concept: operator for operator in OPERATORS}

WILDCARDS: dict[Dialect, dict[str, Wildcard]] = {
    INCOPAT: {"*": Wildcard.ANY, "$": Wildcard.ANY, "?": Wildcard.ONE, "¿": Wildcard.OPTIONAL},
    CNIPA: {"+": Wildcard.ANY, "?": Wildcard.OPTIONAL, "#": Wildcard.ONE},
    CNIPR: {"%": Wildcard.ANY, "*": Wildcard.ANY, "?": Wildcard.ONE},
    CQL: {"*": Wildcard.ANY, "?": Wildcard.OPTIONAL, "#": Wildcard.ONE},
    PATSNAP: {"*": Wildcard.ANY, "?": Wildcard.ONE, "#": Wildcard.OPTIONAL},
    PATENTSCOPE: {"*": Wildcard.ANY, "?": Wildcard.ONE},
    BRS: {"$": Wildcard.ANY, "*": Wildcard.ANY, "?": Wildcard.ONE},
    Dialect.PLAIN: {"*": Wildcard.ANY, "?": Wildcard.ONE},
}
"""Truncation signs; the first sign for a wildcard is the one printed.

incoPat has none for one character or none; a sign nobody types stands for it, so that every tree can be written.
"""


@cache
def pattern(sign: Sign) -> re.Pattern[str]:
    """What finds ``sign`` at a place of a text; its group ``n``, where there is one, is the number."""
    number = r"(?P<n>\d{1,4})" + ("" if sign.default is None else "?")
    body = re.escape(sign.form).replace(r"\{n\}", number)
    if sign.form[-1].isalpha() or sign.form.endswith("{n}"):
        body += r"(?![\w.])" if sign.form[-1].isalpha() else r"(?!\w)"
    if sign.only_capitals:
        letter = sign.form[-1]
        body = rf"(?:{body}|(?P<m>\d{{1,4}}){letter.lower()}(?!\w))" if "{n}" in sign.form else body
        return re.compile(body)
    return re.compile(body, re.IGNORECASE)


@cache
def never_first(dialect: Dialect) -> tuple[re.Pattern[str], ...]:
    """The signs that no operand can begin with: Boolean words, and signs that are no words at all."""
    return tuple(
        pattern(sign)
        for operator in OPERATORS
        for sign in operator.signs.get(dialect, ())
        if operator.concept in (*BOOLEAN, Concept.NOT, Concept.SAME_EVENT)
        or not sign.form.replace("{n}", "").isalpha()
    )
