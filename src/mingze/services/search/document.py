"""What an engine is given of a document: named texts, words, numbers and days. It knows nothing of patents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One document to be found. Field names are those of ``language.fields``; a field without values is left out.

    ``texts``: text and name fields, each a list of paragraphs or names, in their original characters.
    ``words``: keyword, number and class fields, each a list of exact values.
    ``numbers``: whole numbers, and days as ``YYYYMMDD``.
    ``events``: sub-records that nested conditions ask about: field name to values (text, or a day as ``YYYYMMDD``).
    """

    key: str
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    numbers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    events: Sequence[Mapping[str, Sequence[str]]] = ()
