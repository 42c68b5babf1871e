"""Finding elements by local name: exchange files write the same element with and without a namespace."""

from collections.abc import Iterator

from lxml import etree

from mingze.services.patents.sources.markup.xml import joined, local

Element = etree._Element


def child(parent: Element | None, *path: str) -> Element | None:
    """The first element on a path of local names; ``None`` where a step is missing."""
    if parent is None:
        return None
    if len(path) == 1:
        return next(parent.iterchildren("{*}" + path[0]), None)
    return parent.find("/".join(f"{{*}}{name}" for name in path))


def children(parent: Element | None, *path: str) -> list[Element]:
    """All elements on a path of local names."""
    return [] if parent is None else parent.findall("/".join(f"{{*}}{name}" for name in path))


def firsts(parent: Element) -> dict[str, Element]:
    """The first child of each name, for parents of which many children are asked for."""
    found: dict[str, Element] = {}
    for one in parent.iterchildren(etree.Element):
        found.setdefault(str(one.tag), one)
    return found


def within(parent: Element | None, name: str) -> Iterator[Element]:
    """Descendants with a local name, in document order."""
    return iter(()) if parent is None else parent.iter(f"{{*}}{name}")


_OF_OTHERS = frozenset(
    {
        "citation",
        "us-citation",
        "references-cited",
        "field-of-search",
        "search-report-data",
        "srep-fields-searched",
    }
)
"""What says something of other documents, or of where they were looked for."""


def own(parent: Element | None, name: str) -> Iterator[Element]:
    """As :func:`within`, without what is said of other documents."""
    for element in within(parent, name):
        for above in element.iterancestors():
            if above is parent:
                yield element
                break
            if local(above) in _OF_OTHERS:
                break
        else:
            yield element


def said(parent: Element | None, *path: str) -> str:
    """The text at a path on one line; empty where there is none."""
    found = child(parent, *path) if path else parent
    if found is None:
        return ""
    return joined("".join(found.itertext()) if len(found) else found.text or "")


def paragraphs(parent: Element) -> tuple[str, ...]:
    """The ``p`` of an element, or its own text where it has none; never an empty paragraph."""
    found = [said(part) for part in within(parent, "p")] or [said(parent)]
    return tuple(text for text in found if text)


def attribute(element: Element | None, *names: str) -> str:
    """The first of the attributes that is there, without blanks."""
    if element is not None:
        for name in names:
            if found := (element.get(name) or "").strip():
                return found
    return ""


def others(parent: Element | None, known: frozenset[str]) -> list[tuple[str, str]]:
    """Name and text of the children that nobody reads, so that nothing is lost in silence."""
    if parent is None:
        return []
    return [
        (local(part), told)
        for part in parent
        if local(part) and local(part) not in known and (told := apart(part) or _flag(part))
    ]


def _flag(element: Element) -> str:
    """What an element says that holds nothing: its attributes, or that it is there."""
    return "" if len(element) else " ".join(filter(None, map(str, element.attrib.values()))).strip() or "yes"


def apart(element: Element) -> str:
    """All that an element says; what stands in elements of their own, with no text between them, is kept apart."""
    texts = [element.text, *(part.tail for part in element)]
    if not len(element) or any(text and text.strip() for text in texts):
        return said(element)
    return " ".join(filter(None, (apart(part) for part in element if local(part))))
