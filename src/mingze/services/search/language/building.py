"""Trees in their normal form: joins of joins are one join, a join of one is that one, compounds are asked part by part.

In a compound field, such as title and abstract, ``a and b`` means that each stands somewhere in it, not that both stand
in the same member; so Boolean joins are taken out of compound fields and stay inside the others. They are taken out of
the type of right as well, because some of its words also ask for a stage.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.tree import (
    NOWHERE,
    And,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Node,
    Not,
    Or,
    Query,
    Span,
)


def spanned(nodes: Iterable[Node]) -> Span:
    """From the first to the last of ``nodes`` in the typed text; of built nodes, nowhere."""
    spans = [node.span for node in nodes if node.span != NOWHERE]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else NOWHERE


def all_of(parts: Sequence[Query]) -> Query:
    """``parts`` joined by AND, flat."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat), span=spanned(flat))


def any_of(parts: Sequence[Query]) -> Query:
    """``parts`` joined by OR, flat."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat), span=spanned(flat))


def all_inside(parts: Sequence[Inner]) -> Inner:
    """``parts`` of one field joined by AND, flat."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, InnerAnd) else (part,))]
    return flat[0] if len(flat) == 1 else InnerAnd(tuple(flat), span=spanned(flat))


def any_inside(parts: Sequence[Inner]) -> Inner:
    """``parts`` of one field joined by OR, flat."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, InnerOr) else (part,))]
    return flat[0] if len(flat) == 1 else InnerOr(tuple(flat), span=spanned(flat))


def in_field(name: str, inner: Inner) -> Query:
    """``inner`` asked of field ``name``, with Boolean joins outside when the field is a compound."""
    if FIELDS[name].members or name == "type":
        match inner:
            case InnerAnd(parts):
                return all_of([in_field(name, part) for part in parts])
            case InnerOr(parts):
                return any_of([in_field(name, part) for part in parts])
            case InnerNot(part):
                return Not(in_field(name, part), span=inner.span)
    return InField(name, inner, span=inner.span)


def folded(query: Query) -> tuple[str, Inner] | None:
    """The contrary of :func:`in_field`: the one compound field all of ``query`` asks about, and what it asks."""
    match query:
        case InField(name, inner) if FIELDS[name].members or name == "type":
            return name, inner
        case And(parts) | Or(parts):
            inside = [folded(part) for part in parts]
            names = {found[0] for found in inside if found}
            if len(names) != 1 or not all(inside):
                return None
            held = [found[1] for found in inside if found]
            if isinstance(query, Or):
                return (
                    None
                    if any(isinstance(part, InnerNot) for part in held)
                    else (names.pop(), InnerOr(tuple(held)))
                )
            return None if isinstance(held[0], InnerNot) else (names.pop(), InnerAnd(tuple(held)))
        case Not(part):
            found = folded(part)
            return None if found is None or isinstance(found[1], InnerNot) else (found[0], InnerNot(found[1]))
    return None


def moved(node: Query, span: Span) -> Query:
    """``node`` said to stand at ``span``."""
    return replace(node, span=span)
