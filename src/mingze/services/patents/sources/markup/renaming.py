"""Other vocabularies brought to WIPO ST.36 names, so that one reader serves all texts."""

from collections.abc import Mapping

from mingze.services.patents.sources.markup.elements import Element
from mingze.services.patents.sources.markup.xml import local


def renamed(root: Element, names: Mapping[str, str], attributes: Mapping[str, str]) -> Element:
    """The same tree with elements and attributes under their ST.36 names, both without namespaces.

    Names that are not in the tables stay. The tree itself is changed.
    """
    for element in root.iter("{*}*"):
        name = local(element)
        element.tag = names.get(name, name)
        for key in list(element.attrib):
            plain = str(key).rpartition("}")[2]
            to = attributes.get(plain, plain)
            if to != key:
                value = element.attrib.pop(key)
                if to not in element.attrib:
                    element.set(to, value)
    return root


def without_blanks(root: Element, keeping: frozenset[str]) -> Element:
    """The same tree without the white space between elements, which only ``keeping`` elements hold as text."""
    for element in root.iter("{*}*"):
        if local(element) not in keeping:
            if element.text and not element.text.strip():
                element.text = None
            for inner in element:
                if inner.tail and not inner.tail.strip():
                    inner.tail = None
    return root
