"""``mingze load-groups``: give the installation its table of company groups, so that one can ask for all of a group."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.core.audit.actors import job
from mingze.core.documents.queries import limits
from mingze.core.documents.tables import TableRefused
from mingze.core.kernel import clock
from mingze.core.kernel.refusals import Refused
from mingze.services.patents.actions.imports import record_groups
from mingze.services.patents.groups.members import store
from mingze.services.patents.groups.table import read_groups


class Command(BaseCommand):
    """Exit code 0: taken over; 1: the table has faults, the one in use stays; 2: it could not be run."""

    help = "载入集团成员表（XLSX 或 CSV：集团、成员、生效日期、失效日期），供 TREE@ 检索；替换原有的表"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file and the form of the answer."""
        parser.add_argument("path", type=Path, metavar="文件")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all of it, keep it when nothing is wrong."""
        path = options["path"]
        try:
            found = read_groups(path.read_bytes(), path.name, limits=limits(clock.today()))
        except OSError as error:
            text = gettext("无法读取文件%(path)s：%(why)s") % {"path": path, "why": error}
            raise CommandError(text, returncode=2) from None
        except TableRefused as refused:
            raise CommandError("\n".join(one.sentence.text(gettext) for one in refused.faults)) from None
        except Refused as refused:
            raise CommandError(refused.text(gettext)) from None
        groups = len({one.group for one in found})
        store(Path(settings.CORPUS_DIR), found)
        record_groups(source=path.name, names=len(found), groups=groups, by=job("load-groups"))
        answer = {"groups": groups, "names": len(found)}
        self.stdout.write(
            json.dumps(answer) if options["json"] else f"已载入集团{groups}个，成员{len(found)}条。"
        )
