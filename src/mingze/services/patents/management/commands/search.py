"""``mingze search``: ask the corpus a question in any dialect."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, gettext

from mingze.services.patents.library import Page
from mingze.services.patents.opening import open_library
from mingze.services.patents.results import Found
from mingze.services.search.engines.columns import NotSortable, sort_column
from mingze.services.search.engines.port import RELEVANCE, EngineDown, Sort, TooMuch
from mingze.services.search.language.dialect import Dialect
from mingze.services.search.language.faults import QueryFault
from mingze.services.search.language.fields import FIELDS
from mingze.services.search.language.reading import corrected


class Command(BaseCommand):
    """Exit code 0: answered, be it with nothing; 1: the query is wrong or too wide; 2: it could not be run."""

    help = "检索专利文献，如：mingze search '名称=电池 and 申请人=云川' 或 mingze search '锂电池 隔膜'"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The query, how it is written, which part of the answer, and its form."""
        parser.add_argument("query", metavar="检索式")
        parser.add_argument(
            "--dialect", choices=[one.value for one in Dialect], default="", help="检索式的写法，默认自动判断"
        )
        parser.add_argument("--start", type=int, default=0, help="从第几条起，默认为 0")
        parser.add_argument("--size", type=int, default=20, help="显示几条，默认为 20")
        parser.add_argument(
            "--sort", default="", help="按此字段排序，如 --sort=published；降序写作 --sort=-published"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask and show."""
        if wrong := _wrong(options["start"], options["size"], options["sort"]):
            self._end(options, wrong, 2)
        sort = options["sort"]
        order = Sort(sort.removeprefix("-"), sort.startswith("-")) if sort else Sort()
        page = Page(order, options["start"], options["size"])
        try:
            found = open_library().search(options["query"], options["dialect"], page=page)
        except QueryFault as fault:
            self._refuse(options["query"], fault, options["json"])
        except TooMuch as error:
            text = gettext("此检索式需逐篇核对%(candidates)s篇，超过上限%(limit)s篇，请再加条件缩小范围")
            self._end(options, text % {"candidates": error.candidates, "limit": error.limit}, 1)
        except EngineDown as error:
            self._end(options, gettext("检索引擎没有应答：%(why)s") % {"why": error}, 2)
        self.stdout.write(_as_json(found) if options["json"] else _as_text(found))

    def _end(self, options: Mapping[str, Any], message: str, code: int) -> NoReturn:
        """End without an answer, and say why in the form that was asked for."""
        if options["json"]:
            said = {"query": options["query"], "error": {"message": message}}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            raise SystemExit(code)
        raise CommandError(message, returncode=code)

    def _refuse(self, query: str, refused: QueryFault, as_json: bool) -> NoReturn:
        """Say what is wrong with the query, and where, and what it might be instead."""
        fault, instead = refused.fault, corrected(refused, query)
        if as_json:
            answer = {"message": fault.message, "position": fault.position, "length": fault.length}
            answer |= {"suggestion": fault.suggestion, "corrected": instead}
            self.stdout.write(json.dumps({"query": query, "error": answer}, ensure_ascii=False))
            raise SystemExit(1)
        hint = f"可以写作：{instead or fault.suggestion}" if fault.suggestion else ""
        raise CommandError(f"{query}\n第{fault.position + 1}个字符处：{fault.message}。{hint}")


def _wrong(start: int, size: int, sort: str) -> str:
    """Why no such part of an answer, or no such order, can be given; empty when it can."""
    if size < 1 or start < 0:
        return gettext("--size 至少为1，--start 至少为0")
    if start + size > settings.SEARCH_REACH:
        return gettext("只能查看前%(most)s篇：--start 与 --size 之和不得超过此数") % {
            "most": settings.SEARCH_REACH
        }
    if (name := sort.removeprefix("-")) and name not in (offered := _sortable()):
        return gettext("不能按“%(name)s”排序，可用：%(offered)s") % {
            "name": name,
            "offered": "、".join(offered),
        }
    return ""


def _sortable() -> list[str]:
    """What an answer can be sorted by: relevance, and every field whose documents have one value."""
    found = [RELEVANCE]
    for name in FIELDS:
        try:
            sort_column(name)
        except NotSortable:
            continue
        found.append(name)
    return found


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh"


def _notes(found: Found) -> list[str]:
    return [note.text(gettext) for note in found.question.notes]


def _as_json(found: Found) -> str:
    answer = {
        "query": found.question.typed,
        "dialect": found.question.dialect.value,
        "explained": found.question.explained(_language()),
        "notes": _notes(found),
        "total": found.total,
        "exact": found.exact,
        "hits": [row.as_dict() for row in found.rows],
    }
    return json.dumps(answer, ensure_ascii=False)


def _as_text(found: Found) -> str:
    lines = [found.question.explained(_language())]
    lines += _notes(found)
    lines.append(f"共{found.total}篇" if found.exact else f"{found.total}篇以上")
    for row in found.rows:
        lines.append(f"{row.number}  {row.published or ''}  {row.title}  {'；'.join(row.applicants)}")
    return "\n".join(lines)
