"""By what something typed without a field is taken for a name: of a company, a school, an office, a person.

Chinese names are told by their ending, or because the segmenter's dictionary knows the whole run as somebody's name.
Latin ones are told by the form of the company behind them; a name and the text it stands in cannot be told apart
otherwise, and no list of companies is kept here.
"""

import re

from mingze.services.search.language.binding import DEFAULT
from mingze.services.search.language.building import all_of, in_field
from mingze.services.search.language.tree import And, InField, Phrase, Query, Term
from mingze.services.search.text import is_cjk, is_proper_name

_ENDINGS = (
    "公司", "集团", "大学", "学院", "研究院", "研究所", "研究中心", "医院", "工厂", "厂", "银行", "委员会", "合作社",
    "株式会社", "科学院", "设计院", "实验室", "事务所",
)  # fmt: skip
"""Endings by which a Chinese word is a name; whoever writes one looks for the applicant, or for the name in a text."""
_LEGAL_FORMS = ("(株)", "(有)", "(股)")
_SHORT = 3
"""Characters up to which an ending alone is a word (医院, 化工厂)."""
_PERSON = 2
"""Characters a person's name has at least."""

_CAPITAL = r"(?!(?:AND|OR|NOT)\b)[0-9]{0,2}[A-Z][^\s,;()\"、]*"
_FORM = r"""
    (?: Co\.? (?:,?\s*Ltd|,?\s*Limited|,?\s*Inc) | Company(?:,?\s*(?:Limited|Ltd|Inc))? | Ltd | Limited
    | Inc | Incorporated | Corp | Corporation | LLC | L\.L\.C | PLC | LLP | Pty\.?\s*Ltd
    | (?:GmbH|AG|SE)(?:\s*&\s*Co\.?(?:\s*(?:KG|OHG)(?:aA)?)?)? | KGaA | S\.?A\.?S? | S\.?p\.?A | S\.?r\.?l
    | B\.?V | N\.?V | A/S | A\.?B | Oyj? | K\.?K | Kabushiki\s+Kaisha ) \.? (?!\s+of\b)
"""
"""Legal forms of companies as they stand behind a name (the abbreviations of WIPO's and the EPO's registers)."""
_COMPANY = (
    rf"(?P<name>{_CAPITAL}(?:\s{{1,3}}(?:{_CAPITAL}|&|and|of)|\s{{0,3}}\([A-Z][^()\"]{{0,30}}\)){{0,7}}?)"
    rf"(?:,\s{{0,3}}|\s{{1,3}}){_FORM}(?=[\s,;)、]|$)"
)
COMPANY = re.compile(_COMPANY, re.VERBOSE)
"""A company with its legal form; the group ``name`` is the name without it, for offices write the form differently."""
ALONE = 200
"""Characters up to which what was typed may be one name and nothing else."""
COMPANY_ALONE = re.compile(rf"{_COMPANY}\s*$", re.VERBOSE | re.IGNORECASE)
"""The same where nothing else is asked, so that small letters are no reason to doubt."""
SCHOOL = re.compile(
    rf"(?P<name>(?:University|Universität|Université|Universidad|Institute)\s{{1,3}}of"
    rf"(?:\s{{1,3}}(?:the\s{{1,3}})?{_CAPITAL}){{1,4}}"
    rf"|(?:{_CAPITAL}\s{{1,3}}(?:(?:of|and)\s{{1,3}})?){{1,5}}?"
    r"(?:University|Institute(?:\s{1,3}of\s{1,3}Technology)?|College|Hospital|Laboratory))(?=[\s,;)、]|$)"
)
"""A school, a hospital or an institute, whose name holds what it is."""


def is_name(text: str) -> bool:
    """Whether one word or run of Chinese is the name of somebody, by its ending or as the dictionary knows it."""
    if text.endswith((*_ENDINGS, *_LEGAL_FORMS)):
        return len(text) > _SHORT
    return len(text) >= _PERSON and all(map(is_cjk, text)) and is_proper_name(text)


def asked_as_names(query: Query, words: int = 4) -> Query | None:
    """A query of a few words without a field, asked of applicants, owners and inventors; ``None`` for any other.

    For whoever typed a name that does not look like one.
    """
    parts = query.parts if isinstance(query, And) else (query,)
    told = [
        part.inner
        for part in parts
        if isinstance(part, InField) and part.name == DEFAULT and isinstance(part.inner, Term | Phrase)
    ]
    if len(told) != len(parts) or len(told) > words:
        return None
    return all_of([in_field("party", inner) for inner in told])
