"""Classifications of exchange documents."""

from mingze.services.patents.record import Symbol
from mingze.services.patents.sources.markup.elements import Element, attribute, child, children, said, within
from mingze.services.patents.sources.values import classes, days


def symbols(bibliography: Element) -> tuple[Symbol, ...]:
    """IPC of both eras, each code once, then every other scheme the record knows, as each office gave it."""
    reformed = [
        classes.st8("".join(text.itertext()))
        for part in children(bibliography, "classifications-ipcr", "classification-ipcr")
        for text in children(part, "text")
    ]
    printed = [
        classes.edition(
            "".join(part.itertext()), said(old, "edition"), first=part is child(old, "main-classification")
        )
        for old in children(bibliography, "classification-ipc")
        for name in ("main-classification", "further-classification", "text")
        for part in children(old, name)
    ]
    ipc = classes.with_editions(filter(None, reformed), filter(None, printed))
    return (*ipc, *(symbol for part in _parts(bibliography) if (symbol := _classified(part)) is not None))


def unread(bibliography: Element) -> list[tuple[str, str]]:
    """National classes, combinations of symbols and schemes the record does not know, as notes."""
    notes = [
        ("classification-national", said(part))
        for part in children(bibliography, "classification-national")
        if said(part)
    ]
    for combined in within(child(bibliography, "patent-classifications"), "combination-set"):
        codes = [
            symbol.code for part in within(combined, "patent-classification") if (symbol := _classified(part))
        ]
        notes.append(("combination-set", " + ".join(codes)))
    notes += [
        ("patent-classification", said(part)) for part in _parts(bibliography) if _classified(part) is None
    ]
    return notes


def _parts(bibliography: Element) -> list[Element]:
    return list(within(child(bibliography, "patent-classifications"), "patent-classification"))


def _classified(part: Element) -> Symbol | None:
    named = child(part, "classification-scheme")
    kind = classes.scheme(attribute(named, "scheme"))
    if kind is None:
        return None
    group = [said(part, name) for name in ("section", "class", "subclass", "main-group")]
    text = said(part, "classification-symbol") or said(part, "text")
    code = classes.code_of(kind, text or f"{''.join(group)}/{said(part, 'subgroup')}")
    if not code.strip("/"):
        return None
    return Symbol(
        scheme=kind,
        code=code,
        first=said(part, "symbol-position") == "F",
        inventive={"I": True, "A": False}.get(said(part, "classification-value")),
        version=days.compact(said(named, "date")),
        office=said(part, "generating-office") or attribute(named, "office"),
    )
