"""``mingze document``: one published document by its number, in whatever writing."""

import json
from argparse import ArgumentParser
from typing import Any, NoReturn

import msgspec
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.services.patents.opening import open_library
from mingze.services.patents.record import Patent, Role
from mingze.services.patents.results import title_of


class Command(BaseCommand):
    """Exit code 0: found; 1: there is none; 2: it could not be run."""

    help = "按号码显示一篇专利文献；公开号、申请号、专利号均可，写法不限"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The number, and the form of the answer."""
        parser.add_argument(
            "number", metavar="号码", help="如 CN113781974A、202111286633.X、ZL202111286633.X"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出全部内容")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look it up and show it."""
        library = open_library()
        dossier = library.document(options["number"])
        if dossier is None:
            self._refuse(options["number"], options["json"])
        patent, standing = dossier.patent, library.standing(dossier)
        if options["json"]:
            answer = {
                **msgspec.to_builtins(patent),
                "events": msgspec.to_builtins(dossier.events),
                "publications": [one.number for one in dossier.siblings],
                "family_in_corpus": library.corpus.family(patent.number),
                "cited_by": [*dossier.cited_by],
                "legal_status": standing.status,
            }
            self.stdout.write(msgspec.json.encode(answer).decode())
            return
        self.stdout.write("\n".join(_lines(patent)))
        for event in dossier.events:
            self.stdout.write(f"法律事件：{event.on or ''} {event.text}")

    def _refuse(self, number: str, as_json: bool) -> NoReturn:
        message = gettext("没有找到号码为%(number)s的文献") % {"number": number}
        if as_json:
            self.stdout.write(
                json.dumps({"number": number, "error": {"message": message}}, ensure_ascii=False)
            )
            raise SystemExit(1)
        raise CommandError(message)


def _lines(patent: Patent) -> list[str]:
    named = [
        ("公开（公告）号", patent.number),
        ("公开（公告）日", patent.published),
        ("申请号", patent.application_number or patent.application),
        ("申请日", patent.filed),
        ("名称", title_of(patent)),
        ("申请人", "；".join(one.name for one in patent.parties if one.role is Role.APPLICANT)),
        ("发明人", "；".join(one.name for one in patent.parties if one.role is Role.INVENTOR)),
        ("分类号", "；".join(one.code for one in patent.symbols)),
        ("摘要", "\n".join(one for text in patent.abstracts[:1] for one in text.paragraphs)),
    ]
    return [f"{name}：{value}" for name, value in named if value]
