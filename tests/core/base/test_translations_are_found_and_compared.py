"""The translation tool: source strings found in code and templates, faults named, translations kept."""

from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from mingze.core.base import translating
from mingze.core.base.translating import Message


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "package"
    (root / "templates").mkdir(parents=True)
    (root / "locale").mkdir()
    (root / "views.py").write_text(
        'title = _("责任清单")\nraise Refused("最多可选%(most)s项", params={})\nreason = mark("原因")\n'
        'n = ngettext("%(count)s 条", "%(count)s 条", 2)\nlog = _("english only")\n'
    )
    (root / "templates" / "page.html").write_text(
        "{% load i18n %}\n<p>\n    {% translate '责任清单' %}\n"
        "  {% blocktranslate with n=5 %}共 {{ n }} 条{% endblocktranslate %}</p>"
        "{% firstof x _('提交') %}{% translate '关闭' context '按钮' %}"
    )
    return root


def texts(messages: dict[Message, set[str]]) -> set[str]:
    return {message.text for message in messages}


def test_strings_are_found_in_code_and_templates(source: Path) -> None:
    found = translating.found_in(source)
    expected = {"责任清单", "最多可选%(most)s项", "原因", "%(count)s 条", "共 %(n)s 条", "提交", "关闭"}
    assert texts(found) == expected
    assert found[Message("责任清单")] == {"views.py", "templates/page.html"}
    assert Message("%(count)s 条", "%(count)s 条") in found
    assert Message("关闭", context="按钮") in found


def test_merging_keeps_translations_adds_new_strings_and_drops_unused_ones(source: Path) -> None:
    catalogue = translating.empty_catalogue()
    catalogue.append(polib.POEntry(msgid="责任清单", msgstr="Duty list"))
    catalogue.append(polib.POEntry(msgid="不再使用", msgstr="Gone"))
    assert translating.merge(catalogue, translating.found_in(source)) == 6
    assert catalogue.find("责任清单").msgstr == "Duty list"
    assert catalogue.find("不再使用") is None


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (polib.POEntry(msgid="共 %(n)s 条", msgstr=""), "not translated"),
        (polib.POEntry(msgid="共 %(n)s 条", msgstr="%(n)s rows", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="共 %(n)s 条", msgstr="%(m)s rows"), "placeholders differ"),
        (polib.POEntry(msgid="共 %(n)s 条", msgstr="rows"), "placeholders differ"),
        (polib.POEntry(msgid="共 %(n)s 条", msgstr="%(n)s rows", obsolete=True), "obsolete"),
        (polib.POEntry(msgid="别的", msgstr="other"), "no longer in the source"),
        (polib.POEntry(msgid="别的", msgstr="other"), "not in the catalogue"),
    ],
)
def test_each_fault_is_named(entry: polib.POEntry, fault: str) -> None:
    catalogue = translating.empty_catalogue()
    catalogue.append(entry)
    faults = translating.faults(catalogue, {Message("共 %(n)s 条"): {"page.html"}})
    assert any(fault in one for one in faults), faults


def test_a_whole_catalogue_has_no_fault() -> None:
    catalogue = translating.empty_catalogue()
    catalogue.append(polib.POEntry(msgid="共 %(n)s 条", msgstr="%(n)s rows"))
    assert translating.faults(catalogue, {Message("共 %(n)s 条"): {"page.html"}}) == []


def test_the_command_updates_checks_and_compiles(
    source: Path, settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.LOCALE_PATHS = [source / "locale"]  # type: ignore[attr-defined]
    call_command("translations", "--update")
    with pytest.raises(CommandError, match="7 faults"):
        call_command("translations", "--check")
    path = source / "locale/en/LC_MESSAGES/django.po"
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = entry.msgid if not entry.msgid_plural else ""
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid} if entry.msgid_plural else {}
    catalogue.save()
    call_command("translations", "--check")
    call_command("compile_translations")
    assert polib.mofile(str(path.with_suffix(".mo"))).find("提交")
    assert "all translated" in capsys.readouterr().out


@pytest.mark.slow
def test_the_shared_ground_is_translated_whole() -> None:
    package = Path(settings.LOCALE_PATHS[0]).parent
    catalogue = polib.pofile(str(package / "locale/en/LC_MESSAGES/django.po"))
    own = {m: places for m, places in translating.found_in(package).items() if _is_own(places)}
    missing = [fault for fault in translating.faults(catalogue, own) if "no longer" not in fault]
    assert not [fault for fault in missing if any(repr(message.text) in fault for message in own)]


def _is_own(places: set[str]) -> bool:
    return any(place.startswith("core/base/") for place in places)
