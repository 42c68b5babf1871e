"""A tree in plain sentences, Chinese or English, so that a searcher sees what was understood."""

from mingze.services.search.language.building import folded
from mingze.services.search.language.explained_values import Phrases, in_chinese, in_english, inside, runs_on
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.tree import (
    And,
    EarlierSet,
    Everything,
    InField,
    Like,
    Not,
    Or,
    Query,
    SameEvent,
    Xor,
)


def explained(query: Query, language: str = "zh") -> str:
    """One sentence on what ``query`` finds; ``language`` is ``zh`` or ``en``."""
    said = in_english if language == "en" else in_chinese
    if isinstance(query, Everything):
        return "All documents." if said is in_english else "查找全部文献。"
    text = _query(query, said)
    return f"Documents where {text}." if said is in_english else f"查找{text}的文献。"


def _query(query: Query, said: Phrases) -> str:
    whole = folded(query) if isinstance(query, And | Or) else None
    if whole:
        name, inner = whole
        return inside(inner, FIELDS[name], said)
    match query:
        case InField(name, inner):
            return inside(inner, FIELDS[name], said)
        case And(parts):
            told = [part for part in parts if not isinstance(part, Everything)] or parts
            return said.all_of([_part(part, said) for part in told])
        case Or(parts):
            return said.any_of([_part(part, said, either=True) for part in parts])
        case Not(part):
            return said.negated.format(_query(part, said))
        case Xor(left, right):
            return said.one_of.format(_query(left, said), _query(right, said))
        case SameEvent(parts):
            return said.same_event.format(said.all_of([_part(part, said) for part in parts]))
        case EarlierSet(number):
            return said.earlier.format(number)
        case Like(subject, before):
            short = subject if len(subject) <= 40 else subject[:40] + "…"
            text = said.like.format(short)
            field = FIELDS[before] if before else None
            return text + (said.before.format(said.title(field)) if field else "")
        case Everything():
            return said.everything
    return ""


def _part(query: Query, said: Phrases, *, either: bool = False) -> str:
    text = _query(query, said)
    whole = folded(query) if isinstance(query, And | Or) else None
    inner = query.inner if isinstance(query, InField) else whole[1] if whole else None
    nested = isinstance(query, And | Or | Xor | SameEvent)
    nested = nested or (inner is not None and runs_on(inner, said, either=either))
    return said.grouped.format(text) if nested else text
