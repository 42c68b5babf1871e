"""``mingze demo``: a fictional agency with a year behind it."""

import time
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingze.catalogue.loader import load
from mingze.config.demo import agency, cast, national, work
from mingze.config.demo.year import Year, noon
from mingze.core.audit.actors import job
from mingze.core.kernel import clock
from mingze.core.kernel.periods import Cadence, containing
from mingze.core.organization.models import Unit
from mingze.core.rules.actions import load_catalogue
from mingze.services.patents.demo.batches import FULL
from mingze.services.patents.demo.parts import FIRST


class Command(BaseCommand):
    """Build the demo in an empty database. It refuses to touch one that holds an agency."""

    help = "Build a fictional agency: --scale city (about 80 people) or national (1,000 units)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Scale, and whether an agency that is there already is fine."""
        parser.add_argument("--scale", choices=["city", "national"], default="city")
        parser.add_argument(
            "--patents",
            type=int,
            help=f"about how many fictional publications to import; {FIRST} unless said, and when they are not said"
            f" `mingze run` brings in the others up to {FULL} in the background",
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there is an agency already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it and say who can sign in."""
        if Unit.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError(
                "数据库中已有单位，演示数据只能建在空库中。请换一个 MINGZE_DATA_DIR 或数据库。"
            )
        started = time.monotonic()
        today = clock.today()
        begin = containing(Cadence.QUARTER, date(today.year - 1, today.month, 1)).start
        self._say("载入制度、参数、清单和记录类别 …")
        catalogue = load()
        load_catalogue(catalogue=catalogue, at=noon(begin), by=job("demo"))
        if options["scale"] == "national":
            counts = national.build(begin, today, catalogue, say=self._say)
            self._say("；".join(f"{name} {count:,}" for name, count in counts.items()))
        else:
            self._city(begin, today, catalogue)
        self._patents(options["patents"])
        self._say(f"用时 {time.monotonic() - started:.0f} 秒。")
        self._say_accounts()

    def _city(self, begin: date, today: date, catalogue: Any) -> None:
        self._say("设立单位、岗位和人员 …")
        city = agency.build(begin, clock.now())
        # The catalogue is loaded once more, now that its agency exists: unit-level rules find their owner.
        load_catalogue(catalogue=catalogue, at=noon(begin), by=job("demo"))
        year = Year(city, catalogue, begin, today)
        self._say("发布责任清单，登记一年的工作 …")
        year.publish_lists()
        work.begin(year)
        year.live()
        self._say("办理台账、生成提醒单、签订责任书 …")
        work.finish(year)

    def _patents(self, count: int | None) -> None:
        if count == 0:
            return
        self._say("写出并导入虚构的专利文献 …")
        wanted = {"first": True} if count is None else {"count": count}
        call_command("demo_patents", **wanted, stdout=self.stdout)

    def _say(self, text: str) -> None:
        self.stdout.write(text)

    def _say_accounts(self) -> None:
        shown = [(role.shown_as, role.number, role.name) for role in cast.LEADING if role.shown_as]
        shown += [(name, number, "") for number, name, _ in cast.OFFICERS]
        self._say("\n可以登录的演示账号（口令均为 " + cast.PASSWORD + "）：")
        for title, number, name in shown:
            self._say(f"  {number}  {title} {name}")
