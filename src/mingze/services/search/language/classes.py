"""Which fields and values a classification symbol asked for stands for, by level and by reach."""

from collections.abc import Mapping
from dataclasses import replace

from mingze.core.kernel.refusals import sentence
from mingze.services.search.language.building import all_of, any_of
from mingze.services.search.language.faults import faulty, misunderstood
from mingze.services.search.language.tree import (
    AnyOf,
    InField,
    Inner,
    InnerAnd,
    InnerNot,
    InnerOr,
    Not,
    Pattern,
    Query,
    Reach,
    Span,
    Symbol,
    Term,
    Wildcard,
)
from mingze.services.search.schemes import LETTERED, LEVELS, Scheme, canonical, level_of, named_level

Schemes = Mapping[str, Scheme]


def asked_class(name: str, inner: Inner, schemes: Schemes) -> Query:
    """The condition ``inner`` on class field ``name``, by the fields and values that documents carry.

    A symbol above the main groups, or a whole main group, is asked of the field of its level. What is below or above a
    subgroup comes from the scheme. Raises :class:`QueryFault` where the scheme is not loaded or lacks the symbol.
    """
    match inner:
        case InnerAnd(parts):
            return replace(all_of([asked_class(name, part, schemes) for part in parts]), span=inner.span)
        case InnerOr(parts):
            return replace(any_of([asked_class(name, part, schemes) for part in parts]), span=inner.span)
        case InnerNot(part):
            return Not(asked_class(name, part, schemes), span=inner.span)
        case Symbol(code, reach) if name == "class":
            return any_of([_symbol(one, code, reach, inner.span, schemes) for one in _fields_of(code)])
        case Symbol(code, reach):
            return _symbol(name, code, reach, inner.span, schemes)
    return InField(name, inner, span=inner.span)


def _fields_of(code: str) -> list[str]:
    """The fields of schemes with symbols of this shape."""
    if canonical(code, "ipc") is not None:
        return ["ipc", "cpc", "fi"]
    found = [name for name in ("locarno", "fterm", "fi") if canonical(code, name) is not None]
    return found or ["uspc"]


def _symbol(name: str, code: str, reach: Reach, span: Span, schemes: Schemes) -> Query:
    if name in LETTERED or (name == "fi" and canonical(code, "ipc") is not None):
        return _lettered(name, code, reach, span, schemes)
    return _other(name, code, reach, span, schemes)


def _lettered(name: str, code: str, reach: Reach, span: Span, schemes: Schemes) -> Query:
    level = named_level(code)
    if reach is Reach.HIGH:
        higher = [
            level_of(code, one) for one in ("group", "subclass", "class", "section") if level_of(code, one)
        ]
        group = [f"{code}/00"] if level == "group" else []
        if level or code.endswith("/00"):
            return _any_of(name, [*([] if level else [code]), *group, *higher], span)
        return _any_of(name, _from_scheme(name, code, reach, span, schemes), span)
    if reach is Reach.LOW and (level == "group" or code.endswith("/00")):
        return _whole_group(name, code.removesuffix("/00"), span, schemes)
    if level:
        return _whole_level(name, code, level, span)
    if reach is Reach.SAME:
        return InField(name, Symbol(code, span=span), span=span)
    return _any_of(name, _from_scheme(name, code, reach, span, schemes), span)


def _whole_group(name: str, code: str, span: Span, schemes: Schemes) -> Query:
    """All of a main group, with what its scheme hangs in it from elsewhere: the 2000-series of the CPC."""
    whole, scheme = _whole_level(name, code, "group", span), schemes.get(name.removeprefix("main_"))
    main = f"{code}/00"
    below = scheme.below(main) if scheme is not None and main in scheme else ()
    outside = [one for one in below if level_of(one, "group") != code]
    return replace(any_of([whole, _any_of(name, outside, span)]), span=span) if outside else whole


def _whole_level(name: str, code: str, level: str, span: Span) -> Query:
    field = f"{name}_{level}"
    if field in LEVELS:
        return InField(field, Term(code, span=span), span=span)
    start = f"{code}/" if level == "group" else code
    return InField(name, Pattern((start, Wildcard.ANY), span=span), span=span)


def _other(name: str, code: str, reach: Reach, span: Span, schemes: Schemes) -> Query:
    """Locarno has two levels, so what is below is told by the symbol; of the others, only the scheme tells."""
    mark = {"locarno": "-", "uspc": "/", "fterm": ""}.get(name, "")
    whole = mark not in code if mark else len(code) == 5
    if whole and reach is not Reach.HIGH:
        return InField(name, Pattern((code + mark, Wildcard.ANY), span=span), span=span)
    if reach is Reach.SAME or (name == "locarno" and reach is Reach.LOW):
        return InField(name, Symbol(code, span=span), span=span)
    if name == "locarno":
        return _any_of(name, [code, code.partition("-")[0]], span)
    return _any_of(name, _from_scheme(name, code, reach, span, schemes), span)


def _from_scheme(name: str, code: str, reach: Reach, span: Span, schemes: Schemes) -> list[str]:
    scheme = schemes.get(name.removeprefix("main_"))
    if scheme is None:
        raise misunderstood(span, sentence("没有载入分类表，不能确定“%(code)s”的上下位分类", code=code), code)
    try:
        return list(scheme.below(code) if reach is Reach.LOW else scheme.above(code))
    except KeyError:
        raise faulty(
            span,
            sentence("分类表中没有“%(code)s”，不能确定它的上下位分类", code=code),
            level_of(code, "group"),
        ) from None


def _any_of(name: str, codes: list[str], span: Span) -> Query:
    return InField(name, AnyOf(tuple(dict.fromkeys(codes)), span=span), span=span)
