"""What "more like this" starts from: the words that make a document its own, its classes and what it cites."""

from collections.abc import Sequence
from typing import NamedTuple

from mingze.services.patents.corpus.rows import cited_of
from mingze.services.patents.corpus.store import Dossier
from mingze.services.patents.record import Scheme
from mingze.services.search import text
from mingze.services.search.engines.port import Likeness


class Alike(NamedTuple):
    """How much is looked at to find what is alike, and how much is found."""

    characters: int
    """Of each text, from its beginning."""
    documents: int
    """The most similar ones, which are the whole result of a question for likeness."""


def likeness_of_document(dossier: Dossier, family: Sequence[str], most: int) -> Likeness:
    """Words of title, abstract and claims, IPC subclasses and groups, and cited documents; without its own family.

    ``most`` characters of each text are looked at: claims repeat what the first of them says.
    """
    patent = dossier.patent
    texts = {
        "title": " ".join(one for title in patent.titles for one in title.paragraphs),
        "abstract": " ".join(one for several in patent.abstracts for one in several.paragraphs),
        "claims": " ".join(claim.text for several in patent.claims for claim in several.claims),
    }
    ipc = [one.code for one in patent.symbols if one.scheme is Scheme.IPC]
    words = {
        "ipc_subclass": sorted({code[:4] for code in ipc if len(code) >= 4}),
        "ipc_group": sorted({code.partition("/")[0] for code in ipc if len(code) > 4}),
        "cites": cited_of(patent),
    }
    own = {patent.number, *family, *(one.number for one in dossier.siblings)}
    return Likeness(
        {name: _words(value, most) for name, value in texts.items() if value},
        {name: values for name, values in words.items() if values},
        sorted(own),
    )


def likeness_of_text(subject: str, most: int) -> Likeness:
    """Words of the first ``most`` characters of a text somebody wrote or pasted."""
    words = _words(subject, most)
    return Likeness({"title": words, "abstract": words, "claims": words}) if words else Likeness()


def _words(value: str, most: int) -> list[str]:
    return [word for word in text.words(value[:most]) if len(word) > 1]
