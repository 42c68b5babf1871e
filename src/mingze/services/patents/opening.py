"""The library of this installation, as its settings say."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mingze.core.kernel import clock
from mingze.core.rules import queries as rules
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.groups.members import GroupTable
from mingze.services.patents.library import Library, Opening
from mingze.services.patents.schemes.kept import Mark, marks_of, schemes_in
from mingze.services.patents.tuning import PREFIX, Tuning, completed, tuning_of
from mingze.services.search.engines.null import NullEngine
from mingze.services.search.engines.opensearch.engine import OpenSearchEngine
from mingze.services.search.engines.tantivy.engine import TantivyEngine


def open_library() -> Library:
    """The one library of this process; opening it costs nothing the second time.

    ``CORPUS_DIR`` is the folder of the corpus, ``SEARCH_URL`` the index: ``tantivy:/folder`` or an OpenSearch address.
    A parameter of search that was changed, and a scheme that was loaded, are heeded from the next call on.
    """
    today = clock.today()
    values = completed(rules.values_below(PREFIX, on=today), today)
    corpus = Path(settings.CORPUS_DIR)
    return _opened(corpus, str(settings.SEARCH_URL), tuple(sorted(values.items())), marks_of(corpus))


@lru_cache(maxsize=4)
def _opened(
    corpus: Path, search: str, values: tuple[tuple[str, rules.Value], ...], schemes_as_of: tuple[Mark, ...]
) -> Library:
    _may_be_a_folder(corpus)
    tuning = tuning_of(dict(values), settings.SEARCH_REACH)
    opening, schemes = opening_of(search, tuning), schemes_in(corpus)
    groups = GroupTable(corpus).on
    return Library(Corpus(corpus), opening, clock.today, schemes, groups, alike=tuning.alike)


def _may_be_a_folder(corpus: Path) -> None:
    """Raises ``ImproperlyConfigured`` where a file is in the way: such a corpus would look empty for ever."""
    for place in (corpus, *corpus.parents):
        if place.exists():
            if not place.is_dir():
                raise ImproperlyConfigured(
                    f"MINGZE_CORPUS_DIR={str(corpus)!r}: {place} is a file and no folder."
                )
            return


def opening_of(url: str, tuning: Tuning) -> Opening:
    """How the engine at an address is opened. Raises ``ImproperlyConfigured`` for an address of no engine."""
    parts, weights, limits = urlsplit(url), tuning.weights, tuning.limits
    if parts.scheme == "tantivy":
        folder = Path(unquote(parts.path))
        return lambda lookup: TantivyEngine(folder, lookup, weights=weights, limits=limits)
    if parts.scheme in ("http", "https"):
        index = parts.path.strip("/") or "mingze"
        address = parts._replace(path="", query="", fragment="").geturl()
        shards, replicas = _shards_and_replicas(url, parts.query)
        return lambda lookup: OpenSearchEngine(
            address, lookup, weights=weights, limits=limits, index=index, shards=shards, replicas=replicas
        )
    if parts.scheme == "null":
        return lambda lookup: NullEngine(weights=weights)
    raise ImproperlyConfigured(
        f"MINGZE_SEARCH_URL={url!r} names no engine. Write tantivy:/folder or http://host:9200/name."
    )


def _shards_and_replicas(url: str, query: str) -> tuple[int, int]:
    """What a new index is made with, where the address says; else one shard and no replica."""
    told = dict(parse_qsl(query, keep_blank_values=True))
    if not all(name in ("shards", "replicas") and count.isdecimal() for name, count in told.items()):
        raise ImproperlyConfigured(
            f"MINGZE_SEARCH_URL={url!r}: after ? only shards and replicas with a number may stand, "
            "as in http://host:9200/name?shards=3&replicas=1."
        )
    return int(told.get("shards", 1)), int(told.get("replicas", 0))
