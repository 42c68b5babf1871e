"""The forms of the duties module. They check what was typed and save nothing."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mingze.accountability.duties.models import DutyItem, ListVersion
from mingze.core.base.forms import Day, Form, LongText
from mingze.core.base.language import titled
from mingze.core.facts.models import Fact
from mingze.core.organization.models import Post, Unit


def _version_title(row: ListVersion) -> str:
    return _t("%(list)s（第%(number)s版）") % {"list": titled(row.duty_list), "number": row.number}


class DraftForm(Form):
    """Which packaged list to draft, for which agency."""

    template = forms.ChoiceField(label=_("清单模板"))
    agency = forms.ModelChoiceField(Unit.objects.none(), label=_("机关"))

    def __init__(
        self, *args: Any, templates: list[tuple[str, str]], agencies: QuerySet[Unit], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["template"].choices = templates  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["agency"].initial = agencies.first()


class RevisionForm(Form):
    """What may be changed in an item of a draft."""

    text = forms.CharField(label=_("责任内容"), max_length=500, widget=LongText)
    weight = forms.DecimalField(label=_("权重（分）"), min_value=0, max_digits=5, decimal_places=2)
    minimum = forms.DecimalField(
        label=_("最低要求"), min_value=0, required=False, help_text=_("留空则按制度参数执行")
    )
    evidence = forms.CharField(label=_("应有佐证"), max_length=200, required=False)
    holder_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("仅适用于"), required=False, empty_label=_("该类别全部单位")
    )

    def __init__(self, *args: Any, item: DutyItem, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["holder_unit"].queryset = units  # type: ignore[attr-defined]
        values = {
            "text": item.text,
            "weight": item.weight / 100,
            "evidence": item.evidence,
            "holder_unit": item.holder_unit,
        }
        for name, value in values.items():
            self.fields[name].initial = value


class PublishForm(Form):
    """The recorded meeting that approved a list, and the day it takes effect."""

    meeting = forms.ModelChoiceField(
        Fact.objects.none(), label=_("审议通过的会议"), help_text=_("只列出已登记并附有会议纪要的会议")
    )
    on = forms.DateField(label=_("生效日期"), widget=Day)

    def __init__(self, *args: Any, meetings: QuerySet[Fact], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["meeting"]
        field.queryset = meetings  # type: ignore[attr-defined]
        field.label_from_instance = lambda fact: f"{fact.occurred_on} {fact.wording}"  # type: ignore[attr-defined]


class MonthForm(Form):
    """Which month's sheets to generate."""

    month = forms.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", label=_("月份"), help_text=_("例如 2026-03"))


class ReceiptForm(Form):
    """How a sheet's matters will be dealt with."""

    results = forms.CharField(label=_("落实情况"), max_length=2000, widget=LongText)


class PledgeForm(Form):
    """Between whom, on which list and for which year."""

    list_version = forms.ModelChoiceField(ListVersion.objects.none(), label=_("责任清单"))
    holder = forms.ModelChoiceField(Post.objects.none(), label=_("责任方"))
    issuer = forms.ModelChoiceField(Post.objects.none(), label=_("签订方"))
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2200)

    def __init__(
        self,
        *args: Any,
        versions: QuerySet[ListVersion],
        holders: QuerySet[Post],
        issuers: QuerySet[Post],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        named = {
            "list_version": (versions, _version_title),
            "holder": (holders, lambda row: f"{row.unit.name} {row.title}"),
            "issuer": (issuers, lambda row: f"{row.unit.name} {row.title}"),
        }
        for name, (rows, label) in named.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = label  # type: ignore[attr-defined]
