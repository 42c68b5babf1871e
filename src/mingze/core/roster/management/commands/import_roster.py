"""``mingze import-roster``: check a roster and bring it into the organisation, all of it or nothing."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from mingze.core.audit.actors import Actor, job
from mingze.core.documents.queries import limits
from mingze.core.kernel import clock
from mingze.core.kernel.canonical import sha256_hex
from mingze.core.kernel.refusals import Refused
from mingze.core.organization import queries as organization
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Person
from mingze.core.roster import actions, planning, reading, state
from mingze.core.roster.plans import Plan
from mingze.core.roster.queries import scope_of
from mingze.core.roster.rows import Line, RosterFile, Severity

TITLES = {
    Severity.ERROR: "错误",
    Severity.WARNING: "提示",
    Severity.MISSING: "缺少",
    Severity.CHANGE: "变更",
}


class Command(BaseCommand):
    """Exit code 0: done, or nothing to do; 1: the file has errors, nothing was stored; 2: it could not be run."""

    help = "导入花名册（XLSX 或 CSV）：先整表核对，有任何错误即不导入任何数据"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, the day, who is behind it, and the form of the answer."""
        parser.add_argument("file", type=Path, help="花名册文件")
        parser.add_argument(
            "--effective", type=date.fromisoformat, help="生效日期，默认为今天，如 2026-03-01"
        )
        parser.add_argument("--dry-run", action="store_true", help="只核对并列出变更，不导入")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")
        parser.add_argument("--by", metavar="工号", help="以此人的身份和权限导入，默认为系统运维")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, plan, and apply unless told not to."""
        today = clock.today()
        effective = options["effective"] or today
        if effective > today:
            raise CommandError(gettext("生效日期不能晚于今天"), returncode=2)
        by, scope = self._actor(options["by"], today)
        data = self._data(options["file"])
        try:
            roster = reading.read(data, options["file"].name, limits=limits(today))
            outcome = planning.plan(roster, state.load(), effective=effective, scope=scope)
            applied = not (options["dry_run"] or outcome.errors or not outcome.changes)
            if applied:
                outcome = self._apply(roster, options["file"].name, data, outcome, scope, by)
        except Refused as refusal:
            raise CommandError(refusal.text(gettext), returncode=2) from None
        self._answer(outcome, applied, options["json"])
        if outcome.errors:
            raise SystemExit(1)

    def _apply(
        self, roster: RosterFile, name: str, data: bytes, seen: Plan, scope: actions.Scope, by: Actor
    ) -> Plan:
        return actions.apply_roster(
            roster=roster,
            name=name,
            sha256=sha256_hex(data),
            effective=seen.effective,
            scope=scope,
            by=by,
            expected=seen.digest,
        )

    def _actor(self, number: str | None, today: date) -> tuple[Actor, actions.Scope]:
        if number is None:
            return job("import-roster"), None
        person = Person.objects.filter(staff_number=number).first()
        if person is None:
            raise CommandError(gettext("没有工号为“%(number)s”的人员") % {"number": number}, returncode=2)
        access = organization.access_of(person.pk, today)
        if not access.may(Permission.ROSTER_IMPORT):
            raise CommandError(gettext("%(name)s没有导入花名册的权限") % {"name": person.name}, returncode=2)
        return access.actor, scope_of(access)

    def _data(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            text = gettext("无法读取文件%(path)s：%(why)s") % {"path": path, "why": error.strerror}
            raise CommandError(text, returncode=2) from None

    def _answer(self, outcome: Plan, applied: bool, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(_summary(outcome, applied), ensure_ascii=False))
            return
        for line in outcome.lines:
            (self.stderr if line.severity == Severity.ERROR else self.stdout).write(_text(line))
        if outcome.errors:
            self.stderr.write(f"有{outcome.errors}处错误，未导入任何数据，请改正后重新运行。")
        elif applied:
            self.stdout.write(f"已导入，共变更{len(outcome.changes)}项，生效日期{outcome.effective}。")
        elif outcome.changes:
            self.stdout.write(
                f"只作核对，未导入：将变更{len(outcome.changes)}项。去掉 --dry-run 后再次运行即导入。"
            )
        else:
            self.stdout.write("与现有登记完全一致，无需变更。")


def _text(line: Line) -> str:
    where = (
        line.sheet + (f"第{line.row}行" if line.row else "") + (f"“{line.column}”列" if line.column else "")
    )
    return f"{TITLES[line.severity]}　{where}{'：' if where else ''}{line.text}"


def _summary(outcome: Plan, applied: bool) -> dict[str, object]:
    return {
        "applied": applied,
        "effective": outcome.effective.isoformat(),
        "digest": outcome.digest,
        "rows": outcome.rows,
        "errors": outcome.errors,
        "changes": len(outcome.changes),
        "counts": outcome.counts,
        "lines": [
            {
                "severity": line.severity.value,
                "sheet": line.sheet,
                "row": line.row,
                "column": line.column,
                "text": line.text,
            }
            for line in outcome.lines
        ],
    }
