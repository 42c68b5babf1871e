"""``mingze prepare``: everything that has to be done before serving, after installing and after every upgrade."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Says what it is doing; each step is harmless to repeat, and quick when there is nothing to do."""

    help = "编译界面语言、更新数据库结构、载入规则目录；首次安装和每次升级后运行，可重复运行"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether an empty database is to get the demo agency."""
        parser.add_argument("--demo", action="store_true", help="数据库为空时建立演示机构")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due."""
        database = settings.DATABASES["default"]
        self._say("编译界面语言 · compiling the translations")
        call_command("compile_translations")
        self._say(f"更新数据库结构 · bringing the database up to date: {database['NAME']}")
        call_command("migrate", verbosity=0)
        if options["demo"]:
            self._say(
                "数据库为空时建立演示机构（约一分钟） · building the demo agency if the database is empty"
            )
            call_command("demo", if_empty=True)
        self._say("载入规则目录 · loading the catalogue of rules, duties and kinds")
        call_command("load_catalogue")

    def _say(self, step: str) -> None:
        self.stdout.write(f"==> {step}")
        self.stdout.flush()
