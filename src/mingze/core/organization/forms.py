"""What is asked before a post or a person changes place, and when a unit or post is set up, moved or closed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from mingze.catalogue.vocabulary import POST_CATEGORIES, UNIT_KINDS
from mingze.core.base.forms import Day, Form
from mingze.core.base.language import Titled, titled
from mingze.core.organization.choices import MembershipKind
from mingze.core.organization.models import Membership, Person, Unit


def _titles(terms: Mapping[str, Titled]) -> list[tuple[str, str]]:
    return [(code, titled(term)) for code, term in terms.items()]


class HandOverForm(Form):
    """Who takes a post over, and from which day."""

    person = forms.CharField(
        label=_("新任人员工号"), help_text=_("任职自所填日期起；不可多人任职的岗位，原任人员免职至前一日。")
    )
    on = forms.DateField(label=_("任职日期"), widget=Day)

    def clean_person(self) -> Person:
        """The person with that staff number."""
        number = self.cleaned_data["person"].strip()
        person = Person.objects.filter(staff_number=number).first()
        if person is None:
            raise forms.ValidationError(_t("没有工号为“%(number)s”的人员") % {"number": number})
        return person


class EndForm(Form):
    """The last day in a post."""

    on = forms.DateField(label=_("最后一日"), widget=Day, help_text=_("次日起不再担任此岗位。"))


class ClosePostForm(Form):
    """The last day of a post."""

    on = forms.DateField(
        label=_("最后一日"), widget=Day, help_text=_("次日起不再设此岗位；有人任职的，先办理免职。")
    )


class PastDayForm(Form):
    """A form about where units stand: that is known for today and before, not for days to come."""

    on = forms.DateField(label=_("起始日期"), widget=Day, help_text=_("不能晚于今天。"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        """Not after today."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_t("日期不能晚于今天"))
        return day


class MoveForm(PastDayForm):
    """The new parent of a unit."""

    parent = forms.CharField(label=_("新的上级单位代码"))
    field_order = ("parent", "on")

    def clean_parent(self) -> Unit:
        """The unit with that code."""
        return _unit_called(self.cleaned_data["parent"])


class CloseUnitForm(PastDayForm):
    """The last day of a unit."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].label = _("最后一日")
        self.fields["on"].help_text = _("不能晚于今天。下级单位、岗位和在册人员须先行撤并、转出。")


class RenameForm(Form):
    """The right name of a unit."""

    name = forms.CharField(
        label=_("单位名称"),
        max_length=120,
        help_text=_("用于更正名称；机构改革中新组建的单位，请撤销原单位后新设。"),
    )


class TransferForm(Form):
    """The unit whose roll somebody moves to; on the Party roll also whether as a full member."""

    unit = forms.CharField(label=_("转入单位代码"))
    kind = forms.ChoiceField(label=_("身份"))
    on = forms.DateField(label=_("转入日期"), widget=Day, help_text=_("原单位名册截至前一日。"))

    def __init__(self, *args: Any, membership: Membership, **options: Any) -> None:
        super().__init__(*args, **options)
        staff = MembershipKind.STAFF
        kinds = [staff] if membership.kind == staff else [one for one in MembershipKind if one != staff]
        self.fields["kind"].choices = [(one.value, one.label) for one in kinds]  # type: ignore[attr-defined]
        self.fields["kind"].initial = membership.kind

    def clean_unit(self) -> Unit:
        """The unit with that code."""
        return _unit_called(self.cleaned_data["unit"])


class PersonForm(Form):
    """The right name and address of a person. The staff number stays: the trail knows people by it."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    email = forms.EmailField(label=_("电子邮箱"), required=False, max_length=254)


def _unit_called(code: str) -> Unit:
    """The unit with a code; raises ``ValidationError``."""
    unit = Unit.objects.filter(code=code.strip()).first()
    if unit is None:
        raise forms.ValidationError(_t("没有代码为“%(code)s”的单位") % {"code": code.strip()})
    return unit


class UnitForm(PastDayForm):
    """A new unit below another."""

    code = forms.CharField(label=_("单位代码"), max_length=60)
    name = forms.CharField(label=_("单位名称"), max_length=120)
    kind = forms.ChoiceField(label=_("单位类别"), choices=lambda: _titles(UNIT_KINDS))
    field_order = ("code", "name", "kind", "on")


class PostForm(PastDayForm):
    """A new post in a unit."""

    code = forms.CharField(label=_("岗位代码"), max_length=60)
    title = forms.CharField(label=_("岗位名称"), max_length=80)
    category = forms.ChoiceField(label=_("岗位类别"), choices=lambda: _titles(POST_CATEGORIES))
    shared = forms.BooleanField(label=_("可多人任职"), required=False)
    field_order = ("code", "title", "category", "shared", "on")
