"""``mingze verify_audit``: is the audit trail whole? Exit code 0 when it is, 1 when it is not."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mingze.core.audit import actions, export, queries, roots, verification
from mingze.core.audit.actors import job


class Command(BaseCommand):
    """Checks every entry against its hash, its seal, the end of the chain and the exported daily roots."""

    help = "核验审计记录是否完整；有异时指出第一条并以 1 退出。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file to check, where the roots lie, and the form of the answer."""
        parser.add_argument("--file", type=Path, help="核验由 export_audit 导出的文件，不读数据库")
        parser.add_argument("--roots", type=Path, help="每日根文件，默认为数据目录下的 audit-roots.jsonl")
        parser.add_argument("--no-key", action="store_true", help="不使用封印密钥，只核验散列")
        parser.add_argument("--record", action="store_true", help="把核验结果记入审计记录")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, say what was found, exit with 0 or 1."""
        report = self._verify(options)
        if options["record"] and not options["file"]:
            actions.record_verification(by=job("verify_audit"), report=report)
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if not report.whole:
            sys.exit(1)

    def _verify(self, options: dict[str, Any]) -> verification.Report:
        known = roots.read(options["roots"] or settings.DATA_DIR / roots.FILE_NAME)
        key = None if options["no_key"] else settings.AUDIT_KEY
        path: Path | None = options["file"]
        if path is None:
            return queries.verify(key=settings.AUDIT_KEY, roots=known)
        if not path.is_file():
            raise CommandError(f"没有找到文件 {path}。请先运行 mingze export_audit。")
        end = export.read_end(path)
        entries = export.read_entries(path)
        return verification.verify(entries, end=end, newest=end.sequence if end else 0, roots=known, key=key)


def _as_json(report: verification.Report) -> str:
    fault = report.fault
    found = fault and {"kind": fault.kind.value, "sequence": fault.sequence, "reason": str(fault)}
    answer = {"whole": report.whole, "checked": report.checked, "end": report.end, "roots": report.roots}
    return json.dumps({**answer, "sealed": report.sealed, "fault": found}, ensure_ascii=False)


def _as_text(report: verification.Report) -> str:
    fault = report.fault
    if fault is not None:
        found = f"第 {fault.sequence} 条有异（{fault.kind.value}）：{fault}。"
        return f"{found}此前 {report.checked} 条完整。"
    without = "尚无每日根可对照，请每日运行 export_audit_root"
    extent = f"已对照 {report.roots} 个每日根" if report.roots else without
    seals = "" if report.sealed else "；未使用密钥，封印未核验"
    return f"{report.checked} 条审计记录完整，{extent}{seals}。"
