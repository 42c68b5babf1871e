"""``mingze worker``: background work, such as large exports, one job after another."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

PAUSE = 2
"""Seconds between two looks for work where there was none."""


class Command(BaseCommand):
    """Runs until it is stopped; ``mingze run`` starts one, a larger installation as many as it likes."""

    help = "处理后台工作（例如较大的导出），直到停止；“mingze run”会自动启动一个"

    def handle(self, *args: Any, **options: Any) -> None:
        """Look for work, do it."""
        call_command("db_worker", interval=PAUSE, reload=False)
