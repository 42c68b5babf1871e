"""``python -m bench searchpages [--documents N]``: the public pages under twenty visitors at once.

The server is the product's own command with two processes, over the demo's corpus. Visitors have no sign-in; each has a
session of their own, in which their history grows as they search. They ask different questions, drawn from what the
corpus holds, so that nothing is answered from a cache of the same answer. Twice: with a pause between two clicks, as
people work, and with none, which is the most the machine can do.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from bench import page
from bench.crowd import PAUSE, PEOPLE, Served, load, served
from bench.databases import Place
from bench.processors import available
from bench.results import Result, percentile
from bench.results import load as read
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.record import Patent, Role, Scheme
from mingze.services.patents.results import title_of

BUDGET = 150
"""Milliseconds within which 95 of 100 requests must be answered."""
SEED, SAMPLE, EACH = 17, 400, 20
"""Of how many documents questions are made, and how often each visitor asks."""


def run(documents: int, folder: Path) -> None:
    """Bring the demo's publications in unless they are there, measure, print and write."""
    home = folder / f"searchpages-{documents}"
    place = Place("SQLite", "city", home, f"sqlite:///{home / 'mingze.sqlite3'}")
    place.once("demo-patents", "--count", str(documents))
    out = home / "searchpages.json"
    before = available()
    place.run("-m", "bench.child", "searchpages", str(out))
    processors = (before + available()) / 2
    results, facts = read(out)
    lines = [f"| {one.work} | {one.cell} | {one.detail} |" for one in results]
    text = "\n".join([
        "| page | p95 with pauses, < 150 ms | processor time of a request | otherwise |", "|---|---|---|---|", *lines
    ])  # fmt: skip
    head = (
        f"Measured on {date.today().isoformat()}; {facts['documents']:,} publications, {PEOPLE} visitors,"
        " two processes, SQLite."
    )
    dearest = max(float(one.detail.partition(" ms")[0]) for one in results)
    notes = [
        f"- Two busy processes got {processors:.1f} processors just before and after, shared by server and visitors.",
        f"- At a click a second, {PEOPLE} visitors of the dearest page want {PEOPLE * dearest / 1000:.1f} processors.",
    ]
    print(text, *notes, sep="\n", flush=True)
    page.put(head, text, notes, "searchpages")


def measure(*, quick: bool) -> tuple[list[Result], dict[str, Any]]:
    """Every kind of page, one after another, from one server."""
    # Whoever starts the measurement has no Django; this process has.
    from mingze.services.patents.opening import open_library

    corpus = open_library().corpus
    documents, asked = corpus.counts()[0], _addresses(corpus)
    cookies = [_session() for _ in range(PEOPLE)]
    connection.close()
    with served() as server:
        results = [_kind(server, title, paths, cookies, quick) for title, paths in asked.items()]
    return results, {"documents": documents}


def _kind(server: Served, title: str, paths: Sequence[str], cookies: list[str], quick: bool) -> Result:
    each = EACH // 5 if quick else EACH
    load(server.port, paths, cookies, 2, 0.0)
    paused = load(server.port, paths, cookies, each, PAUSE)
    begun = server.processor()
    pressed = load(server.port, paths, cookies, each, 0.0)
    used = 1000 * (server.processor() - begun) / len(pressed)
    alone = load(server.port, paths, cookies[:1], EACH, 0.0)
    high = percentile(paused, 95)
    detail = (
        f"{used:.0f} ms | median {median(paused):.0f} ms, alone {median(alone):.0f} ms; without any pause median"
        f" {median(pressed):.0f} ms, p95 {percentile(pressed, 95):.0f} ms"
    )
    return Result(title, f"p95 < {BUDGET} ms", f"{high:.0f} ms", high < BUDGET, detail)


def _session() -> str:
    """The session of somebody who has searched once."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.get("/search/?q=H01M")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _addresses(corpus: Corpus) -> dict[str, list[str]]:
    """Addresses of each kind of page, many of each."""
    chance = Random(SEED)
    every = list(corpus.changed())
    some = [one.patent for one in corpus.dossiers(chance.sample(every, min(SAMPLE, len(every))))]
    questions = [QUESTIONS[place % len(QUESTIONS)](one, chance) for place, one in enumerate(some)]
    narrowed: list[dict[str, object]] = [
        {"status": "valid"},
        {"type": "invention", "office": "CN"},
        {"sort": "-published", "page": 2},
    ]
    return {
        "a result": [_search(q=question) for question in questions],
        "a result narrowed, sorted or further down": [
            _search(q=_word(one, chance), **narrowed[place % len(narrowed)]) for place, one in enumerate(some)
        ],
        "a document": [f"/patents/{one.number}/" for one in some],
        "documents like one": [f"/patents/{one.number}/similar/" for one in some],
        "the box": ["/search/"],
        "what is held": ["/search/coverage/"],
        "the form": ["/search/form/"],
        "operators and fields": ["/search/help/"],
        "basket and history": ["/search/basket/", "/search/history/"],
    }


def _search(**given: object) -> str:
    return f"/search/?{urlencode(given)}"


def _word(patent: Patent, chance: Random) -> str:
    """Two characters of a title that stand side by side."""
    title = "".join(sign for sign in title_of(patent) if sign.isalpha()) or "电池"
    begin = chance.randrange(max(1, len(title) - 1))
    return title[begin : begin + 2]


def _class(patent: Patent) -> str:
    return next((one.code for one in patent.symbols if one.scheme == Scheme.IPC), "H01M50/409")


def _near(patent: Patent, chance: Random) -> str:
    return f"tiab=({_word(patent, chance)} (5w) {_word(patent, chance)})"


def _dated(patent: Patent, chance: Random) -> str:
    return f"ti=({_word(patent, chance)} or {_word(patent, chance)}) and pd=[20180101 to 20231231]"


QUESTIONS: tuple[Callable[[Patent, Random], str], ...] = (
    _word,
    lambda patent, chance: f"{_word(patent, chance)} {_word(patent, chance)}",
    lambda patent, chance: _class(patent),
    lambda patent, chance: patent.number,
    lambda patent, chance: next((one.name for one in patent.parties if one.role == Role.APPLICANT), "公司"),
    _near,
    _dated,
    lambda patent, chance: f"ipc={_class(patent)[:4]} and ab={_word(patent, chance)}",
)
"""What visitors ask: words, classes, numbers, names, words near each other, words in a period, words in a class."""
