"""What a written value means in a field of its kind: words, truncated words, days, whole numbers, classes."""

import re
from collections.abc import Mapping
from datetime import date

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.building import any_inside
from mingze.services.search.language.faults import faulty, misunderstood
from mingze.services.search.language.fields import FIELDS, Kind
from mingze.services.search.language.places import is_short, province
from mingze.services.search.language.raw import Range, Word
from mingze.services.search.language.tree import (
    Between,
    Inner,
    Pattern,
    Phrase,
    Reach,
    Span,
    Symbol,
    Term,
    Wildcard,
)
from mingze.services.search.language.words import VALUES, guessed, listed, meant
from mingze.services.search.schemes import LEVELS, canonical, level_of

Signs = Mapping[str, Wildcard]

_DAY = (
    re.compile(r"(?P<y>\d{4})(?:(?P<m>\d{2})(?P<d>\d{2})?)?"),
    re.compile(r"(?P<y>\d{4})[-./年](?P<m>\d{1,2})月?(?:[-./]?(?P<d>\d{1,2})日?)?"),
    re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"),
    re.compile(r"(?P<m>\d{1,2})[/.](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})年"),
)
_EXAMPLES = {"locarno": "09-03", "fi": "G06F3/041,410", "fterm": "5H029AJ03", "uspc": "429/231"}
_SPREAD = "[{} to {}]"
"""How most dialects write a range as a value."""
_PUBLISHED = re.compile(r"(?:WO[/:]?)?((?:\d{2})?\d{2}/?\d{5,6})", re.IGNORECASE)
"""A number of an international publication, whose office goes without saying in its own field."""
_MEANING = re.compile(r"and|or|not|xor|andnot|gand|und|oder|nicht|[ls]\d+", re.IGNORECASE)
"""Words that are operators or earlier sets in some dialect."""
_COLON = re.compile(r"([^:]*):([^:]*)")
_OPEN = {"*", "", "?"}


def value(field: str, word: Word, signs: Signs, reach: Reach | None = None, spread: str = _SPREAD) -> Inner:
    """What ``word`` means in ``field``. Raises :class:`QueryFault` for what cannot stand there.

    ``spread`` is how the dialect writes a range. In quotation marks a single word with signs in it is that word, for
    dialects differ in which signs need them; an exact value is itself with them and without.
    """
    kind = FIELDS[field].kind
    if kind in (Kind.DAY, Kind.COUNT):
        return _amount(field, word, signs, spread)
    if kind is Kind.CLASS:
        return _symbol(field, word, signs, reach)
    if field in VALUES:
        return _known(field, word)
    if field in LEVELS:
        return _level(field, word)
    if field == "province" and province(word.text) != word.text:
        return Term(province(word.text), span=word.span)
    if is_short(field, word.text):
        return Pattern((word.text, Wildcard.ANY), span=word.span)
    if field == "international_publication" and (number := _PUBLISHED.fullmatch(word.text)):
        return Term(f"WO{number[1]}", span=word.span)
    if word.quoted:
        itself = marked(word.text) or kind not in (Kind.TEXT, Kind.NAME)
        return Term(word.text, span=word.span) if itself else Phrase(word.text, span=word.span)
    pattern = _truncated(word, signs)
    return pattern or Term(word.text, span=word.span)


def marked(text: str) -> bool:
    """Whether ``text`` is a word that stands in quotation marks only lest a dialect take it for something else."""
    return len(text.split()) == 1 and (not text.isalnum() or bool(_MEANING.fullmatch(text)))


def _known(field: str, word: Word) -> Inner:
    values = meant(field, word.text)
    if values is None:
        said = sentence("%(title)s没有“%(text)s”这个值", title=FIELDS[field].title, text=word.text[:30])
        near = guessed(field, word.text)
        raise faulty(word.span, said, near) if near else misunderstood(word.span, said, listed(field))
    return any_inside([Term(one, span=word.span) for one in values])


def _level(field: str, word: Word) -> Inner:
    base, level = LEVELS[field]
    code = level_of(canonical(word.text, base) or "", level)
    if not code:
        raise faulty(
            word.span, sentence("“%(text)s”不是%(title)s", text=word.text[:30], title=FIELDS[field].title)
        )
    return Term(code, span=word.span)


def between(field: str, written: Range, spread: str = _SPREAD) -> Inner:
    """A range in ``field``. Raises :class:`QueryFault` for fields without order and for ends out of order."""
    kind = FIELDS[field].kind
    if kind not in (Kind.DAY, Kind.COUNT, Kind.CLASS):
        raise faulty(
            written.span,
            sentence("“%(title)s”不能按范围检索，只有日期、数量和分类号可以", title=FIELDS[field].title),
        )
    low, high = (_end(field, end, written.span) for end in (written.low, written.high))
    if low is None and high is None:
        raise faulty(written.span, sentence("范围两端不能都为空"))
    if kind is not Kind.CLASS and low and high and _order(kind, low) > _order(kind, high, last=True):
        raise faulty(
            written.span, sentence("范围的起点大于终点"), written.exchanged or spread.format(high, low)
        )
    return Between(low, high, written.with_low, written.with_high, span=written.span)


def _order(kind: Kind, end: str, *, last: bool = False) -> int:
    return int(end) if kind is Kind.COUNT else int(end.ljust(8, "9" if last else "0"))


def _end(field: str, end: str | None, span: Span) -> str | None:
    if end is None or end.strip() in _OPEN:
        return None
    kind = FIELDS[field].kind
    if kind is Kind.DAY:
        return day(end.strip(), span)
    if kind is Kind.COUNT:
        return count(end.strip(), span)
    code = canonical(end.strip(), field)
    if code is None:
        raise faulty(span, sentence("“%(end)s”不是%(title)s的分类号", end=end, title=FIELDS[field].title))
    return code


def day(text: str, span: Span) -> str:
    """A year, month or day as ``YYYY``, ``YYYYMM`` or ``YYYYMMDD``. Raises :class:`QueryFault` for no day."""
    plain = "".join(text.split()) if "年" in text else text
    for form in _DAY:
        found = form.fullmatch(plain)
        if found:
            parts = found.groupdict()
            year, month, number = parts["y"], parts.get("m"), parts.get("d")
            try:
                date(int(year), int(month or 1), int(number or 1))
            except ValueError:
                break
            return year + (month or "").zfill(2 if month else 0) + (number or "").zfill(2 if number else 0)
    raise misunderstood(span, sentence("“%(text)s”不是日期，应写作年、年月或年月日", text=text), "20240131")


def count(text: str, span: Span) -> str:
    """A whole number without leading zeros. Raises :class:`QueryFault`."""
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise faulty(span, sentence("“%(text)s”不是整数", text=text[:20]))
    return str(int(text))


def _amount(field: str, word: Word, signs: Signs, spread: str) -> Inner:
    text = word.text.strip()
    kind = FIELDS[field].kind
    ends = _COLON.fullmatch(text) or re.fullmatch(r"(\S+)\s+(?:to|TO)\s+(\S+)", text)
    if ends:
        return between(field, Range(ends[1], ends[2], word.span), spread)
    while kind is Kind.DAY and signs.get(text[-1:]) is Wildcard.ANY and len(text) in (5, 7):
        text = text[:-1]
    written = day(text, word.span) if kind is Kind.DAY else count(text, word.span)
    return Term(written, span=word.span)


def _symbol(field: str, word: Word, signs: Signs, reach: Reach | None) -> Inner:
    code = canonical(word.text, field)
    if code is not None:
        return Symbol(code, reach or Reach.SAME, span=word.span)
    pattern = None if word.quoted else _truncated(Word(word.text.upper(), word.span), signs)
    if pattern is None:
        raise misunderstood(
            word.span,
            sentence("“%(text)s”不是%(title)s的分类号", text=word.text[:30], title=FIELDS[field].title),
            _EXAMPLES.get(field, "H01M10/0525"),
        )
    whole = "".join(piece for piece in pattern.pieces[:-1] if isinstance(piece, str))
    if len(pattern.pieces) == 2 and pattern.pieces[1] is Wildcard.ANY and reach is not Reach.HIGH:
        level = canonical(whole.rstrip("/") or whole, field)
        if level and "/" not in level and "-" not in level and (whole.endswith("/") or whole[-1:].isalpha()):
            return Symbol(level, reach or Reach.SAME, span=word.span)
    if reach is not None:
        raise faulty(word.span, sentence("检索下位或上位分类时不能再用截词符"))
    return pattern


def _truncated(word: Word, signs: Signs) -> Pattern | None:
    pieces: list[str | Wildcard] = []
    for sign in word.text:
        wild = signs.get(sign)
        if wild is not None:
            if not (pieces and pieces[-1] is Wildcard.ANY and wild is Wildcard.ANY):
                pieces.append(wild)
        elif pieces and not isinstance(pieces[-1], Wildcard):
            pieces[-1] = pieces[-1] + sign
        else:
            pieces.append(sign)
    if not any(isinstance(piece, Wildcard) for piece in pieces):
        return None
    if not any(_says_something(piece) for piece in pieces):
        raise faulty(word.span, sentence("截词符须与文字连用"))
    return Pattern(tuple(pieces), span=word.span)


def _says_something(piece: str | Wildcard) -> bool:
    return not isinstance(piece, Wildcard) and any(sign.isalnum() for sign in piece)
