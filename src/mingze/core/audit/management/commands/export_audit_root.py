"""``mingze export_audit_root``: today's root, appended to the file of roots. Run it daily."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from mingze.core.audit import actions, roots
from mingze.core.audit.actors import job
from mingze.core.kernel import clock


class Command(BaseCommand):
    """Appends the sealed end of the chain to audit-roots.jsonl in the data folder."""

    help = "导出当日审计根。请把 audit-roots.jsonl 抄送到数据库管理员无权写入之处。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Append and say where."""
        path = settings.DATA_DIR / roots.FILE_NAME
        by = job("export_audit_root")
        root = actions.export_root(by=by, day=clock.today(), path=path, key=settings.AUDIT_KEY)
        self.stdout.write(f"{root.day} 的根已写入 {path}，至第 {root.sequence} 条。")
