"""``python -m bench ranking [--documents N]``: does the order of results put first what was looked for?

Two collections, neither made for this: the fictional demo corpus, read by the real importer, and real Chinese titles
with their IPC subclasses, read where ``MINGZE_BENCH_TITLES`` says. What is relevant follows from the documents and not
from anybody's opinion: the document that words were taken from, those it cites or shares a family with, those of the
same subclass. Questions are drawn with a fixed seed. The weights of the packaged catalogue stand beside flat ones.
"""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import log2
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench import page
from mingze.services.patents import parsing
from mingze.services.patents.corpus.rows import cited_of
from mingze.services.patents.corpus.store import Corpus, Dossier
from mingze.services.patents.demo.batches import write
from mingze.services.patents.library import Library
from mingze.services.patents.tuning import packaged
from mingze.services.search.document import Document
from mingze.services.search.engines.port import Asked, Counting, Engine, Lookup
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.engines.weights import Weights
from mingze.services.search.language.tree import And, InField, Not, Or, Query, Term
from mingze.services.search.text import words

SEED, QUESTIONS, DEPTH, FIRST = 20260701, 400, 100, 10
FEW = 4
"""Words that somebody remembers of a document."""
ON = date(2026, 7, 1)
TITLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpora" / "zh_titles_ipc.csv"
_TUNING = packaged(ON, reach=10_000)
_FLAT = replace(_TUNING.weights, fields={})

Ask = Callable[[Query], list[str]]
"""Keys in order, ``DEPTH`` at most."""


class Topic(NamedTuple):
    """A question with the keys of what it looks for."""

    query: Query
    relevant: frozenset[str]


class Scores(NamedTuple):
    """Of one question: gain of the first ten, 1 / place of the first, share of the relevant among the first hundred."""

    ndcg: float
    reciprocal: float
    recall: float


def run(documents: int, folder: Path) -> None:
    """Build, ask, print and write."""
    lines, notes = _header(), [*_NOTES]
    with TemporaryDirectory(prefix="ranking-", dir=folder) as name:
        home = Path(name)
        library = _demo(documents, home)
        asking = {"catalogue": _asking(home, _TUNING.weights), "flat": _asking(home, _FLAT)}
        for title, topics in _demo_topics(library).items():
            lines += _rows(title, topics, asking)
    path = Path(os.environ.get("MINGZE_BENCH_TITLES", TITLES))
    if path.is_file():
        engine, topics = _titles(path)
        lines += _rows("title → same subclass (real titles)", topics, {"either": _asked_of(engine)})
    else:
        notes.append("- The real titles were left out: MINGZE_BENCH_TITLES names no file.")
    text = "\n".join(lines)
    print("\n".join([text, "", *notes]), flush=True)
    head = f"Measured on {date.today().isoformat()} on Tantivy; {documents:,} fictional publications, seed {SEED}."
    page.put(head, text, notes, "ranking")


_NOTES = (
    "- nDCG@10 with gains of 0 and 1; MRR over the first 100; recall@100 of all that is relevant.",
    "- better / worse: on how many questions the catalogue's weights give a higher or lower nDCG@10 than flat ones.",
)


def _header() -> list[str]:
    return [
        "| looked for | questions | weights | nDCG@10 | MRR | recall@100 | better / worse |",
        "|---|---|---|---|---|---|---|",
    ]


def _rows(title: str, topics: Sequence[Topic], asking: dict[str, Ask]) -> Iterator[str]:
    scored = {name: [score(ask(one.query), one.relevant) for one in topics] for name, ask in asking.items()}
    flat = scored.get("flat")
    for name, scores in scored.items():
        means = " | ".join(f"{fmean(one[at] for one in scores):.3f}" for at in range(3))
        compared = "" if flat is None or name == "flat" else _compared(scores, flat)
        yield f"| {title} | {len(topics)} | {name} | {means} | {compared} |"


def _compared(ours: Sequence[Scores], flat: Sequence[Scores]) -> str:
    pairs = [(one.ndcg, other.ndcg) for one, other in zip(ours, flat, strict=True)]
    return f"{sum(one > other for one, other in pairs)} / {sum(one < other for one, other in pairs)}"


def score(found: Sequence[str], relevant: frozenset[str]) -> Scores:
    """What an order is worth; ``relevant`` is not empty."""
    places = [place for place, key in enumerate(found[:DEPTH], 1) if key in relevant]
    gain = sum(1 / log2(place + 1) for place in places if place <= FIRST)
    best = sum(1 / log2(place + 1) for place in range(1, min(len(relevant), FIRST) + 1))
    return Scores(gain / best, 1 / places[0] if places else 0.0, len(places) / len(relevant))


def any_of(asked: Sequence[str], field: str, without: Sequence[str] = ()) -> Query:
    """Documents with any of the words, best first; ``without`` these numbers."""
    wanted = Or(tuple(InField(field, Term(word)) for word in dict.fromkeys(asked)))
    own = tuple(Not(InField("publication", Term(number))) for number in without)
    return And((wanted, *own)) if own else wanted


def _asking(home: Path, weights: Weights) -> Ask:
    return _asked_of(_engine(home / "index", lambda keys: (), weights))


def _engine(path: Path | None, lookup: Lookup, weights: Weights) -> TantivyEngine:
    return TantivyEngine(path, lookup, weights=weights, limits=_TUNING.limits)


def _asked_of(engine: Engine) -> Ask:
    def ask(query: Query) -> list[str]:
        asked = Asked(query, size=DEPTH, counting=Counting.NONE)
        return [hit.key for hit in engine.search(asked).hits]

    return ask


# The demo corpus


def _demo(documents: int, home: Path) -> Library:
    write(home / "files", documents, SEED)
    library = Library(
        Corpus(home / "corpus"),
        lambda lookup: _engine(home / "index", lookup, _TUNING.weights),
        lambda: ON,
        alike=_TUNING.alike,
    )
    report = library.corpus.import_(parsing.read([home / "files"]))
    if report.rejected:
        raise AssertionError(f"{report.rejected} records were turned away")
    library.refresh()
    return library


def _demo_topics(library: Library) -> dict[str, list[Topic]]:
    chance = Random(SEED)
    dossiers = [one for one in library.corpus.documents() if one.patent.claims and one.patent.descriptions]
    chosen = chance.sample(dossiers, min(QUESTIONS, len(dossiers)))
    short = [_remembered(one, _abstract_and_claims(one), chance) for one in chosen]
    long = [_remembered(one, _description(one), chance) for one in chosen]
    citing = [one for one in dossiers if len(cited_of(one.patent)) > 1]
    titled = [_titled(library, one) for one in chance.sample(citing, min(QUESTIONS, len(citing)))]
    return {
        f"{FEW} words of abstract and claims → their document": short,
        f"{FEW} words of the description → their document": long,
        "title → what it cites, its family": [one for one in titled if one.relevant],
    }


def _remembered(dossier: Dossier, text: str, chance: Random) -> Topic:
    known = sorted({word for word in words(text) if len(word) > 1 and not word.isdecimal()})
    return Topic(any_of(chance.sample(known, FEW), "full_text"), frozenset(_own(dossier)))


def _titled(library: Library, dossier: Dossier) -> Topic:
    """The document itself, in all its publications, is neither looked for nor in the way."""
    own = _own(dossier)
    relevant = {*cited_of(dossier.patent), *library.corpus.family(dossier.patent.number)} - set(own)
    held = {key for key in relevant if library.corpus.under(key)}
    title = dossier.patent.titles[0].paragraphs[0]
    return Topic(any_of(words(title), "full_text", own), frozenset(held))


def _own(dossier: Dossier) -> list[str]:
    """The publications of the application, which share their words."""
    return [one.number for one in dossier.siblings] or [dossier.patent.number]


def _abstract_and_claims(dossier: Dossier) -> str:
    patent = dossier.patent
    abstracts = [one for text in patent.abstracts for one in text.paragraphs]
    return "\n".join([*abstracts, *(claim.text for claims in patent.claims for claim in claims.claims)])


def _description(dossier: Dossier) -> str:
    sections = (one for text in dossier.patent.descriptions for one in text.sections)
    return "\n".join(paragraph for section in sections for paragraph in section.paragraphs)


# Real titles


def _titles(path: Path) -> tuple[Engine, list[Topic]]:
    documents = {one.key: one for one in _read(path)}
    engine = _engine(None, lambda keys: (documents[key] for key in keys if key in documents), _TUNING.weights)
    engine.apply(documents.values(), version=1)
    under: dict[str, set[str]] = {}
    for one in documents.values():
        for subclass in one.words["ipc_subclass"]:
            under.setdefault(subclass, set()).add(one.key)
    chance = Random(SEED)
    topics = []
    for key in chance.sample(sorted(documents), len(documents)):
        one = documents[key]
        relevant = frozenset().union(*(under[subclass] for subclass in one.words["ipc_subclass"])) - {key}
        if relevant and len(topics) < QUESTIONS:
            topics.append(Topic(any_of(words(one.texts["title"][0]), "full_text", [key]), relevant))
    return engine, topics


def _read(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            number = row["publication_numbers"].split("|")[0]
            subclasses = sorted(set(row["true_subclasses_all"].split("|")) - {""})
            found = {"publication": [number], "ipc_subclass": subclasses}
            yield Document(number, {"title": [row["patent_title"]]}, found, {}, ())
