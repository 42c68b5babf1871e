"""One import from files to index: read, kept in the corpus, noted in the trail, indexed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from mingze.core.audit.actors import Actor
from mingze.services.patents import parsing
from mingze.services.patents.actions.imports import record_import
from mingze.services.patents.corpus.importing import Progress, Report
from mingze.services.patents.library import Library
from mingze.services.patents.sources.port import Found
from mingze.services.patents.sources.sheet.columns import Mapping


def bring_in(
    library: Library,
    paths: Sequence[Path],
    *,
    by: Actor,
    columns: Mapping | None = None,
    heard: Callable[[Found], None] | None = None,
    progress: Progress | None = None,
    indexing: Callable[[int], None] | None = None,
) -> tuple[Report, int]:
    """Import everything under ``paths``, tables by ``columns`` where given; the report, and how many were indexed.

    ``heard`` is told of everything that is read, what is turned away included, before it is kept.
    Interrupted anywhere, it can be run again: nothing is lost and nothing is there twice. Raises ``Busy``, ``Torn``,
    ``OSError``; what was read before a fault is kept, and the trail says so.
    """
    report, sources = Report(), [str(path) for path in paths]
    try:
        found = parsing.read(paths, columns=columns)
        library.corpus.import_(_telling(found, heard), progress=progress, report=report)
    except Exception as error:
        if report.read:
            counts, version = report.as_dict(), library.corpus.version
            record_import(sources=sources, counts=counts, version=version, broken_off=str(error), by=by)
        raise
    record_import(sources=sources, counts=report.as_dict(), version=library.corpus.version, by=by)
    return report, library.refresh(progress=indexing)


def _telling(found: Iterable[Found], heard: Callable[[Found], None] | None) -> Iterator[Found]:
    for one in found:
        if heard is not None:
            heard(one)
        yield one
