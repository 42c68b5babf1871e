"""Exports that take too long to wait for: asked for, written by the worker, fetched, cancelled, cleared away.

The query is kept as it was asked, with the searcher's earlier results it may refer to, because the worker knows no
session. The file is renamed into place when it is whole, so a half one is never fetched.

A file holds what the pages show, in their order: sorted as they are, and of each family one where they show one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from mingze.core.accounts.models import Account
from mingze.core.base import exports
from mingze.core.kernel.refusals import Refused, mark
from mingze.portal import facets, files, history, results
from mingze.portal.asked import SearchAsked
from mingze.portal.choices import UNDER_WAY, ExportState
from mingze.portal.models import Export
from mingze.services.patents.library import Library, Page
from mingze.services.patents.results import Found, Taken
from mingze.services.search.language.resolving import Sets

KEY = "portal.exports"
"""The exports of a visitor without sign-in, in their session."""
EVERY = 200
"""Documents after which the export says how far it is, and hears whether it is still wanted."""
TOO_LARGE = mark("结果有%(total)s篇，一次最多导出%(most)s篇。请增加条件，分几次导出。")
TOO_MANY = mark("已有%(count)s个导出正在进行，请等其中一个完成或取消后再试。")
REFERENCE = re.compile(r"#\s*\d")
STREAMS: dict[str, Callable[[Iterable[Taken], files.Around], Iterator[bytes]]] = {
    "ris": files.ris,
    "bib": files.bibtex,
    "json": files.as_json,
}
"""The formats that are no tables, and what writes them."""


class Unwanted(Exception):  # noqa: N818 - named for what was found
    """The export was cancelled while it was written."""


def formats() -> list[str]:
    """Every format a result can be taken away in."""
    return [*STREAMS, *exports.formats_offered()]


def found_of(library: Library, asked: SearchAsked, sets: Sets | None) -> Found:
    """What is asked for, with how many documents its file holds.

    Of families too many to count it is how many are found before they are shown once each, and ``exact`` is false.
    """
    first = Page(size=1, collapse=asked.part.collapse)
    found = library.search(asked.text, asked.dialect, page=first, filters=asked.filters, sets=sets)
    if not found.exact and first.collapse:
        whole = library.search(asked.text, asked.dialect, page=Page(size=1), filters=asked.filters, sets=sets)
        return replace(whole, exact=False)
    return found


def rows_of(library: Library, asked: SearchAsked, sets: Sets | None) -> Iterator[Taken]:
    """Every document that is asked for, in the order in which the pages show them."""
    part = asked.part
    return library.export(
        asked.text, asked.dialect, filters=asked.filters, sets=sets, sort=part.sort, collapse=part.collapse
    )


def notes_of(found: Found, asked: SearchAsked, day: date) -> list[str]:
    """What was asked, what it means, how it was narrowed and put in order, when, and how many there are."""
    narrowed = "；".join(
        f"{facets.field_title(name)}={'、'.join(facets.value_title(name, value) for value in values)}"
        for name, values in asked.filters.items()
    )
    said = [_("检索式：%(query)s") % {"query": asked.text}] if asked.text.strip() else []
    said += (
        [_("含义：%(meaning)s") % {"meaning": found.question.explained(_language())}]
        if asked.text.strip()
        else []
    )
    said += [_("筛选：%(conditions)s") % {"conditions": narrowed}] if narrowed else []
    said.append(_("顺序：%(order)s") % {"order": order_of(asked)})
    return [*said, *dated(day, found.total if found.exact else None)]


def _language() -> str:
    return "zh" if (translation.get_language() or "").startswith("zh") else "en"


def notes_for(kind: str, found: Found, asked: SearchAsked, day: date) -> list[str]:
    """The notes of a file of this format: CSV begins with its heads, for programs that read it."""
    return [] if kind == "csv" else notes_of(found, asked, day)


def order_of(asked: SearchAsked) -> str:
    """The order in words, and whether families are shown once."""
    order = str(results.SORT_TITLES[asked.sort])
    return _("%(order)s，每个同族只列一篇") % {"order": order} if asked.collapse else order


def dated(day: date, count: int | None) -> list[str]:
    """When a file was made, and how many documents it holds where that is known before it is written."""
    number = [] if count is None else [_("文献篇数：%(count)s") % {"count": f"{count:,}"}]
    return [_("导出日期：%(day)s") % {"day": day.isoformat()}, *number]


def own(request: HttpRequest) -> list[Export]:
    """The large exports of whoever makes this request, the latest first."""
    return list(_own(request).order_by("-asked_at", "-pk"))


def give_up_silent(request: HttpRequest, *, at: datetime) -> int:
    """Call those of this visitor failed that no worker has spoken of for long; gives how many.

    A worker that was killed says nothing any more. Its visitor would else wait for good, with no room for another.
    """
    since = at - timedelta(seconds=settings.EXPORT_SILENCE)
    silent = _own(request).filter(state=ExportState.RUNNING, heard_at__lt=since)
    return silent.update(state=ExportState.FAILED, finished_at=at)


def _own(request: HttpRequest) -> QuerySet[Export]:
    if isinstance(request.user, Account):
        return Export.objects.filter(owner=request.user)
    return Export.objects.filter(owner=None, pk__in=request.session.get(KEY, []))


def check_size(total: int) -> None:
    """An export holds so many documents. Raises ``Refused``."""
    if total > settings.EXPORT_DOCUMENTS:
        raise Refused(TOO_LARGE, params={"total": f"{total:,}", "most": f"{settings.EXPORT_DOCUMENTS:,}"})


def ask(request: HttpRequest, asked: SearchAsked, kind: str, total: int, *, at: datetime) -> Export:
    """Note what is to be exported. Refused when it is too large, or too much of this visitor's is under way."""
    check_size(total)
    give_up_silent(request, at=at)
    waiting = sum(one.is_under_way for one in own(request))
    if waiting >= settings.EXPORTS_UNDER_WAY:
        raise Refused(TOO_MANY, params={"count": waiting})
    owner = request.user if isinstance(request.user, Account) else None
    steps = history.history_of(request).steps() if REFERENCE.search(asked.text) else ()
    export = Export.objects.create(
        owner=owner,
        kind=kind,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        text=asked.text,
        dialect=asked.dialect,
        filters=dict(asked.filters),
        steps={str(step.number): history.as_plain(step) for step in steps},
        order=asked.sort,
        collapse=asked.collapse,
        site=site_of(request),
        total=total,
        asked_at=at,
    )
    if owner is None:
        request.session[KEY] = [*request.session.get(KEY, []), export.pk]
    return export


def site_of(request: HttpRequest) -> str:
    """Where the product is reached, for addresses that hold outside it."""
    return request.build_absolute_uri("/").rstrip("/")


def write(key: str, library: Library, *, now: Callable[[], datetime]) -> None:
    """Write the file of an export, unless it was cancelled meanwhile; says how far it is as it goes."""
    waiting = Export.objects.filter(pk=key, state=ExportState.WAITING)
    if not waiting.update(state=ExportState.RUNNING, heard_at=now()):
        return
    export = Export.objects.get(pk=key)
    part = path_of(export).with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with translation.override(export.language), part.open("wb") as file:
            _write(export, library, now, file)
        part.replace(path_of(export))
        _finish(export, ExportState.READY, now())
    except Unwanted:
        part.unlink(missing_ok=True)
    except BaseException:
        part.unlink(missing_ok=True)
        _finish(export, ExportState.FAILED, now())
        raise


def cancel(export: Export, *, at: datetime) -> bool:
    """Stop an export that is under way; gives whether there was something to stop."""
    under_way = Export.objects.filter(pk=export.pk, state__in=UNDER_WAY)
    return bool(under_way.update(state=ExportState.CANCELLED, finished_at=at))


def remove(export: Export) -> None:
    """Forget an export that is no longer under way, with its file."""
    path_of(export).unlink(missing_ok=True)
    export.delete()


def clear_old(*, at: datetime) -> int:
    """Remove what was asked for longer ago than exports are kept; gives how many."""
    old = list(Export.objects.filter(asked_at__lt=at - timedelta(hours=settings.EXPORT_HOURS)))
    for export in old:
        remove(export)
    return len(old)


def path_of(export: Export) -> Path:
    """Where the file of an export lies."""
    return Path(settings.FILES_DIR) / "exports" / f"{export.pk}.{export.kind}"


def _told(export: Export, rows: Iterator[Taken], now: Callable[[], datetime]) -> Iterator[Taken]:
    count = 0
    for count, row in enumerate(rows, 1):
        if count % EVERY == 0:
            _say(export, count, now())
        yield row
    _say(export, count, now())


def _say(export: Export, count: int, at: datetime) -> None:
    wanted = Export.objects.filter(pk=export.pk, state=ExportState.RUNNING)
    if not wanted.update(done=count, heard_at=at):
        raise Unwanted


def _write(export: Export, library: Library, now: Callable[[], datetime], file: IO[bytes]) -> None:
    asked = SearchAsked(
        text=export.text,
        dialect=export.dialect,
        sort=export.order,
        collapse=export.collapse,
        filters=export.filters,
    )
    steps = {int(number): history.from_plain(step) for number, step in export.steps.items()}
    sets = history.sets_from(steps.get)
    rows = _told(export, rows_of(library, asked, sets), now)
    if stream := STREAMS.get(export.kind):
        file.writelines(stream(rows, files.Around(site=export.site)))
        return
    notes = notes_for(export.kind, found_of(library, asked, sets), asked, now().date())
    around = files.Around(_("检索结果"), notes=notes, site=export.site)
    exports.write(files.table_of(rows, around), export.kind, file)


def _finish(export: Export, state: ExportState, at: datetime) -> None:
    path = path_of(export)
    size = path.stat().st_size if path.exists() else 0
    running = Export.objects.filter(pk=export.pk, state=ExportState.RUNNING)
    if not running.update(state=state, size=size, finished_at=at):
        path.unlink(missing_ok=True)
