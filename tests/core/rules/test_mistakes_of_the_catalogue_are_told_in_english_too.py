"""The catalogue knows no language: the commands that read it translate what is wrong, whole sentences at a time."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext

from mingze.catalogue.faults import CatalogueError
from mingze.catalogue.loader import load
from mingze.core.kernel.refusals import said
from tests.catalogue.conftest import SMALL
from tests.catalogue.test_every_mistake_is_reported_with_its_line import MISTAKES

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
QUOTED = re.compile(r"“[^”]*”|整改-|\"[^\"]*\"")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one[0]} {one[1]} {one[2]}"[:70])
def test_every_mistake_has_an_english_sentence(tmp_path: Path, mistake: tuple[str, ...]) -> None:
    """What stands in quotation marks is quoted from the file and stays as it is written there."""
    file, old, new = mistake[:3]
    for name, text in SMALL.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if name == file else text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path)
    with translation.override("en"):
        for fault in caught.value.faults:
            for words in (fault.message, fault.expected):
                assert not CHINESE.search(QUOTED.sub("", said(words, gettext))), said(words, gettext)


@pytest.mark.slow
def test_the_command_speaks_the_language_in_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles" / "own.yaml").write_text("- {cod: clerk}\n", encoding="utf-8")
    told: Callable[[], str] = lambda: _told(tmp_path, capsys)  # noqa: E731
    assert "不认识的键“cod”；应为：code（是否笔误？）" in told()
    with translation.override("en"):
        assert "Unknown key “cod”; expected: code (a slip?)" in told()


def _told(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        call_command("check_catalogue", str(folder))
    return capsys.readouterr().err
