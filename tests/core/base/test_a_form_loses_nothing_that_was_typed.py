"""Refusals and conflicts come back to the form, with everything typed still in it."""

from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from mingze.core.base.forms import Day, FileDrop, Form, LongText, ManyFilesField, Moment
from mingze.core.kernel.clock import SHANGHAI
from mingze.core.kernel.refusals import Conflict, Refused

NOON = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)


class ReturnForm(Form):
    reason = forms.CharField(label="退回理由", widget=LongText, help_text="写明缺少什么。")
    due_on = forms.DateField(label="期限", widget=Day, required=False)
    heard_at = forms.DateTimeField(label="谈话时间", widget=Moment, required=False)
    way = forms.ChoiceField(label="方式", choices=[("a", "当面"), ("b", "书面")], widget=forms.RadioSelect)
    file = forms.FileField(label="附件", widget=FileDrop, required=False)


def sent(**values: str) -> ReturnForm:
    data = QueryDict(mutable=True)
    data.update({"reason": "缺少签到表", "way": "a", "version": "3"} | values)
    form = ReturnForm(data, version=4)
    assert form.is_valid(), form.errors
    return form


def drawn(form: Form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def test_the_version_the_form_was_drawn_from_comes_back_with_it() -> None:
    assert drawn(ReturnForm(version=3)).select_one("[name=version]")["value"] == "3"
    assert sent().version == "3"


def test_a_refusal_that_names_a_field_stands_at_the_field() -> None:
    form = sent()
    with form.refusals():
        raise Refused("%(most)s字以内", place="reason", params={"most": 2})
    soup = drawn(form)
    assert soup.select_one("#id_reason_error").get_text(strip=True) == "2字以内"
    assert soup.select_one("textarea").get_text(strip=True) == "缺少签到表"


def test_a_refusal_without_a_field_stands_above_the_form() -> None:
    form = sent()
    with form.refusals():
        raise Refused("办理人不得复核本人办理的事项", place="第3行")
    assert "第3行：办理人不得复核" in drawn(form).select_one("[role=alert]").get_text()


def test_a_conflict_shows_both_versions_and_lets_the_next_try_through() -> None:
    form = sent()
    with form.refusals(newest=lambda: 4):
        raise Conflict(changes=[("reason", "原有理由", "缺少签到表")], changed_by="鲍勃", changed_at=NOON)
    soup = drawn(form)
    assert [cell.get_text() for cell in soup.select(".mz-changes tbody tr > *")] == [
        "退回理由",
        "原有理由",
        "缺少签到表",
    ]
    assert "鲍勃已于2026-03-01 12:00修改了此内容" in soup.get_text()
    assert soup.select_one("textarea").get_text(strip=True) == "缺少签到表"
    assert soup.select_one("[name=version]")["value"] == "4"


def test_a_conflict_nobody_prepared_for_is_not_swallowed() -> None:
    with pytest.raises(Conflict), sent().refusals():
        raise Conflict(changes=[], changed_by="鲍勃", changed_at=NOON)


def test_other_exceptions_pass() -> None:
    with pytest.raises(ZeroDivisionError), sent().refusals():
        raise ZeroDivisionError


def test_help_and_error_are_tied_to_the_input() -> None:
    soup = drawn(ReturnForm({"reason": ""}))
    box = soup.select_one("textarea")
    assert box["aria-describedby"] == "id_reason_helptext id_reason_error"
    assert box["aria-invalid"] == "true"
    for name in box["aria-describedby"].split():
        assert soup.find(id=name)
    assert "有 2 处需要修改" in soup.get_text()


def test_a_group_of_choices_has_a_legend_and_each_choice_its_label() -> None:
    group = drawn(ReturnForm()).select_one("fieldset")
    assert group.legend.get_text() == "方式"
    assert [group.find("label", attrs={"for": box["id"]}).get_text() for box in group.select("input")] == [
        "当面",
        "书面",
    ]


def test_a_file_that_could_not_be_kept_is_named() -> None:
    files = MultiValueDict({"file": [SimpleUploadedFile("签到表.pdf", b"%PDF")]})
    assert "签到表.pdf" in drawn(ReturnForm({"reason": ""}, files)).select_one(".mz-lost-file").get_text()


def test_dates_are_drawn_as_browsers_read_them() -> None:
    soup = drawn(ReturnForm(initial={"due_on": NOON.date(), "heard_at": NOON}))
    assert soup.select_one("[name=due_on]")["value"] == "2026-03-01"
    assert soup.select_one("[name=heard_at]")["value"] == "2026-03-01T12:00"


def test_several_files_are_cleaned_one_by_one() -> None:
    class FilesForm(Form):
        files = ManyFilesField(label="附件", required=False)

    one, two = SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")
    form = FilesForm({}, MultiValueDict({"files": [one, two]}))
    assert form.is_valid()
    assert form.cleaned_data["files"] == [one, two]
    assert "multiple" in str(form)
    empty = FilesForm({}, MultiValueDict())
    assert empty.is_valid()
    assert empty.cleaned_data["files"] == []
