"""What is asked when a roster is uploaded, and what of it to download."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mingze.core.base.forms import Day, FileDrop, Form


class UploadForm(Form):
    """A file and the day from which it holds."""

    file = forms.FileField(
        label=_("花名册文件"),
        widget=FileDrop(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("XLSX 或 CSV 文件。先核对、后导入，上传本身不改变任何登记。"),
    )
    effective = forms.DateField(
        label=_("生效日期"),
        widget=Day,
        help_text=_("表中没有填写日期的变更自这一天起生效，不能晚于今天。"),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"effective": today}, **options)
        self.today = today

    def clean_effective(self) -> date:
        """A structure that does not hold yet cannot be entered: paths say where units stand now."""
        day: date = self.cleaned_data["effective"]
        if day > self.today:
            raise forms.ValidationError(_t("生效日期不能晚于今天"))
        return day

    @property
    def upload(self) -> "UploadedFile[bytes]":
        """The file sent."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file
