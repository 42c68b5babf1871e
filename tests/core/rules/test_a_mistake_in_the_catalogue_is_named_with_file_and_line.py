"""check-catalogue and load-catalogue: a mistake has a place, and nothing is loaded."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from mingze.core.rules.models import RuleDocument

BROKEN = """\
- key: tea.length
  title: 时长
  title_en: Length
  type: integer
  measure: 小时
  measure_en: hours
  values:
  - value: 1
    valid_from: 2024-01-01
    basis: party.branch-work@2018#art1100
    verified: false
    mark: U
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder of an operator's own whose parameter cites a clause that does not exist."""
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters/own.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


def test_a_broken_basis_is_an_error_with_file_line_and_what_was_expected(broken: Path) -> None:
    errors = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("check_catalogue", str(broken), stderr=errors)
    assert stopped.value.code == 1
    assert f"{broken}/parameters/own.yaml:10:12" in errors.getvalue()
    assert "party.branch-work@2018#art1100" in errors.getvalue()
    assert "应为：“party.branch-work@2018#art" in errors.getvalue()


def test_the_same_for_a_program(broken: Path) -> None:
    answer = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_catalogue", str(broken), "--json", stdout=answer)
    (fault,) = json.loads(answer.getvalue())["faults"]
    assert (fault["line"], fault["column"], fault["path"]) == (10, 12, "[0].values[0].basis")


def test_the_packaged_catalogue_has_no_mistake() -> None:
    answer = StringIO()
    call_command("check_catalogue", stdout=answer)
    assert "规则目录无误" in answer.getvalue()


@pytest.mark.django_db
@pytest.mark.slow
def test_a_catalogue_with_a_mistake_is_not_loaded(broken: Path) -> None:
    errors = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("load_catalogue", "--extra", str(broken), stderr=errors)
    assert stopped.value.code == 1
    assert "own.yaml:10" in errors.getvalue()
    assert "数据库未作任何改动" in errors.getvalue()
    assert not RuleDocument.objects.exists()
