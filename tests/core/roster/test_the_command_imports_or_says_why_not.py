"""``mingze import-roster`` answers with 0, 1 or 2, for people and for programs."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mingze.core.audit.models import Entry
from mingze.core.organization.models import Membership
from mingze.core.roster.management.commands import import_roster
from tests.core.roster.rosters import LIMITS, flat
from tests.people import Agency

TRANSFER = ("1007", "海迪", "服务科", "", "", "", "", "")


@pytest.fixture(autouse=True)
def _limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_roster, "limits", lambda _on: LIMITS)


def run(tmp_path: Path, data: bytes, *options: str) -> tuple[int, str, str]:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(data)
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("import_roster", str(path), *options, stdout=out, stderr=errors)
        code = 0
    except SystemExit as stop:
        code = int(stop.code or 0)
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    return code, out.getvalue(), errors.getvalue()


def test_a_dry_run_shows_the_changes_and_stores_none(agency: Agency, tmp_path: Path) -> None:
    code, out, _errors = run(tmp_path, flat(TRANSFER), "--dry-run", "--effective", "2026-07-01")

    assert code == 0
    assert "变更　花名册第2行：海迪自2026-07-01起列入“服务科”名册（干部职工）" in out
    assert "只作核对，未导入：将变更2项" in out
    assert Membership.objects.get(person=agency.heidi, kind="staff").unit == agency.protection


def test_it_imports_on_the_day_given_and_says_so_to_a_program(agency: Agency, tmp_path: Path) -> None:
    code, out, _errors = run(tmp_path, flat(TRANSFER), "--effective", "2026-07-01", "--json", "--by", "1004")

    answer = json.loads(out)
    assert (code, answer["applied"], answer["changes"], answer["errors"]) == (0, True, 2, 0)
    roll = Membership.objects.get(person=agency.heidi, kind="staff", valid_to=None)
    assert (roll.unit, roll.valid_from) == (agency.services, date(2026, 7, 1))
    assert Entry.objects.latest("sequence").actor == "1004"


def test_the_same_file_again_has_nothing_to_do(agency: Agency, tmp_path: Path) -> None:
    run(tmp_path, flat(TRANSFER))

    code, out, _errors = run(tmp_path, flat(TRANSFER))

    assert (code, out.splitlines()[-1]) == (0, "与现有登记完全一致，无需变更。")


def test_errors_are_named_and_the_code_is_one(agency: Agency, tmp_path: Path) -> None:
    code, _out, errors = run(tmp_path, flat(("3001", "温迪", "无此科", "", "", "", "", "")))

    assert code == 1
    assert "错误　花名册第2行“单位”列：没有代码或名称为“无此科”的单位" in errors
    assert "有1处错误，未导入任何数据，请改正后重新运行。" in errors


def test_what_cannot_be_run_at_all_is_two(agency: Agency, tmp_path: Path) -> None:
    data = flat(TRANSFER)

    assert run(tmp_path, data, "--by", "1005")[::2] == (2, "鲍勃没有导入花名册的权限")
    assert run(tmp_path, data, "--by", "0")[::2] == (2, "没有工号为“0”的人员")
    assert run(tmp_path, data, "--effective", "2999-01-01")[::2] == (2, "生效日期不能晚于今天")
    with pytest.raises(CommandError, match="无法读取文件"):
        call_command("import_roster", str(tmp_path / "none.xlsx"))
