"""What documents with WIPO ST.36 markup say of parties, classes and other documents and a record has no place for."""

from collections.abc import Iterator

from mingze.services.patents.sources.markup.elements import Element, apart, child, children, said, within
from mingze.services.patents.sources.markup.xml import local
from mingze.services.patents.sources.st36.parts import AGENTS, person

_BOOK = ("department", "phone", "fax", "email", "url", "ead", "dtext")
_SYMBOLS = frozenset(
    {"country", "main-classification", "further-classification", "main-clsf", "further-clsf"}
)


def of_parties(group: Element | None) -> Iterator[tuple[str, str]]:
    """Telephones and the like, where a person works, and what a heir or administrator has a right to."""
    for book in within(group, "addressbook"):
        holder = book.getparent()
        # A correspondence address is a note as a whole.
        if holder is None or local(holder) == "correspondence-address":
            continue
        name, firm = _named(book), said(book, "orgname")
        if said(book, "last-name") and firm and local(holder) not in AGENTS:
            yield "orgname", f"{name}: {firm}"
        for part in _BOOK:
            for element in children(book, part):
                if told := apart(element):
                    yield part, f"{name}: {told}"
    for element in within(group, "us-rights"):
        holder = element.getparent()
        told = " ".join(filter(None, [*map(str, element.attrib.values()), said(element)]))
        name = _named(child(holder, "addressbook"))
        yield "us-rights", f"{name}: {told}"


def of_us_classes(bib: Element) -> Iterator[tuple[str, str]]:
    """The edition of the classes of the USPTO, and words and indexing codes beside them."""
    for element in children(bib, "classification-national", "*"):
        if local(element) not in _SYMBOLS and (told := apart(element)):
            yield f"classification-national/{local(element)}", told


def of_designs(bib: Element) -> Iterator[tuple[str, str]]:
    """Words beside the Locarno classes."""
    for element in children(bib, "classification-locarno", "text"):
        if told := said(element):
            yield "classification-locarno/text", told


def of_corrections(group: Element | None) -> Iterator[tuple[str, str]]:
    """Where a correction was announced, and of what sort it is."""
    for element in children(group, "correction", "*"):
        if local(element) != "document-id" and (told := apart(element)):
            yield f"correction/{local(element)}", told


def of_states(bib: Element) -> Iterator[tuple[str, str]]:
    """Which protection is asked for in a designated state."""
    for group in children(bib, "designation-of-states"):
        for element in within(group, "protection-request"):
            if told := apart(element):
                yield "protection-request", told


def _named(book: Element | None) -> str:
    return person(book) or said(book, "name") or said(book, "orgname")
