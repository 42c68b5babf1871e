"""The library of this installation, as its settings say."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mingze.core.kernel import clock
from mingze.services.patents.corpus.store import Corpus
from mingze.services.patents.library import Library, Opening
from mingze.services.search.engines.limits import Limits
from mingze.services.search.engines.null import NullEngine
from mingze.services.search.engines.opensearch.engine import OpenSearchEngine
from mingze.services.search.engines.tantivy.engine import TantivyEngine
from mingze.services.search.schemes import Scheme, load

SCHEMES = "schemes"
"""Folder beside the segments in which the classification schemes of this installation lie, ``ipc.tsv`` and others."""


def open_library() -> Library:
    """The one library of this process; opening it costs nothing the second time.

    ``CORPUS_DIR`` is the folder of the corpus, ``SEARCH_URL`` the index: ``tantivy:/folder`` or an OpenSearch address.
    """
    return _opened(Path(settings.CORPUS_DIR), str(settings.SEARCH_URL))


@cache
def _opened(corpus: Path, search: str) -> Library:
    return Library(Corpus(corpus), opening_of(search), clock.today, schemes_in(corpus))


def opening_of(url: str) -> Opening:
    """How the engine at an address is opened. Raises ``ImproperlyConfigured`` for an address of no engine."""
    parts, limits = urlsplit(url), Limits(page=settings.SEARCH_REACH)
    if parts.scheme == "tantivy":
        folder = Path(unquote(parts.path))
        return lambda lookup: TantivyEngine(folder, lookup, limits=limits)
    if parts.scheme in ("http", "https"):
        index = parts.path.strip("/") or "mingze"
        address = parts._replace(path="", query="", fragment="").geturl()
        return lambda lookup: OpenSearchEngine(address, lookup, index=index, limits=limits)
    if parts.scheme == "null":
        return lambda lookup: NullEngine()
    raise ImproperlyConfigured(
        f"MINGZE_SEARCH_URL={url!r} names no engine. Write tantivy:/folder or http://host:9200/name."
    )


def schemes_in(corpus: Path) -> dict[str, Scheme]:
    """The schemes that were loaded, by field."""
    return {path.stem: load(path, path.stem) for path in sorted((corpus / SCHEMES).glob("*.tsv"))}
