"""Forms of the rules repository."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mingze.core.base.forms import Day, Form, LongText
from mingze.core.rules.actions import Draft
from mingze.core.rules.choices import Outcome

Choices = Sequence[tuple[str, Any]]


class VersionForm(Form):
    """A version of a rule with its whole wording."""

    number = forms.CharField(
        label=_("版本"), max_length=40, help_text=_("一般写印发年份，如 2026；同年再次修订写 2026-2。")
    )
    issued_on = forms.DateField(label=_("发布日期"), widget=Day, required=False)
    valid_from = forms.DateField(
        label=_("施行日期"), widget=Day, help_text=_("原有版本的有效期自动截至施行日期的前一日。")
    )
    valid_to = forms.DateField(
        label=_("废止日期"), widget=Day, required=False, help_text=_("长期有效的不填。")
    )
    review_on = forms.DateField(
        label=_("应评估日期"), widget=Day, required=False, help_text=_("到期未评估的，列入评估提醒。")
    )
    source = forms.CharField(
        label=_("文本出处"), max_length=300, required=False, help_text=_("如文号、会议纪要。")
    )
    text = forms.CharField(
        label=_("制度正文"),
        widget=LongText({"rows": 16}),
        help_text=_("粘贴全文，按“第×条”自动分条；章节标题不单独保存。"),
    )

    @property
    def draft(self) -> Draft:
        """What was typed, for the action."""
        names = ("issued_on", "valid_from", "valid_to", "review_on", "source", "text")
        values = {name: self.cleaned_data[name] for name in names}
        return Draft(version=self.cleaned_data["number"], **values)


class DocumentForm(VersionForm):
    """A unit's own rule with its first version."""

    title = forms.CharField(label=_("制度名称"), max_length=200)
    unit = forms.ChoiceField(label=_("适用单位"), help_text=_("适用于该单位及其下属单位。"))
    issuer = forms.CharField(label=_("制定机关"), max_length=120)
    owner = forms.CharField(label=_("责任部门"), max_length=120)
    interpreter = forms.CharField(label=_("解释机关"), max_length=120, required=False)

    field_order = ("title", "unit", "issuer", "owner", "interpreter")

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ClauseForm(Form):
    """The corrected wording of a clause."""

    label = forms.CharField(label=_("条款"), max_length=80)
    text = forms.CharField(label=_("内容"), widget=LongText)


class ReviewForm(Form):
    """What a review came to."""

    outcome = forms.ChoiceField(
        label=_("评估结论"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Outcome if one != Outcome.MAKE],
    )
    reason = forms.CharField(label=_("理由"), widget=LongText)
    on = forms.DateField(label=_("评估日期"), widget=Day)
    next_review_on = forms.DateField(
        label=_("下次评估日期"), widget=Day, required=False, help_text=_("结论为继续有效的必填。")
    )
    due_on = forms.DateField(
        label=_("拟完成日期"), widget=Day, required=False, help_text=_("拟修订、拟废止的填写。")
    )


class ProposalForm(Form):
    """A rule that has to be made."""

    title = forms.CharField(label=_("拟制定制度名称"), max_length=200)
    unit = forms.ChoiceField(label=_("适用单位"))
    reason = forms.CharField(label=_("理由"), widget=LongText)
    on = forms.DateField(label=_("提出日期"), widget=Day)
    due_on = forms.DateField(label=_("拟完成日期"), widget=Day, required=False)

    def __init__(self, *args: Any, units: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class RepealForm(Form):
    """The last day of a rule."""

    last_day = forms.DateField(label=_("有效期截止日"), widget=Day, help_text=_("该日之后不再有效。"))
