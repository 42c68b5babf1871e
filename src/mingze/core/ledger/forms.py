"""Forms of the ledger. They check what was typed and save nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mingze.core.base import schema_fields
from mingze.core.base.forms import Day, FileDrop, Form, LongText
from mingze.core.base.language import titled
from mingze.core.facts.models import Fact
from mingze.core.ledger.choices import Part
from mingze.core.ledger.definitions import Definition
from mingze.core.ledger.models import Item
from mingze.core.organization.models import Post, Unit

Units = QuerySet[Unit]
Posts = QuerySet[Post]


class PostField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A post, named with its unit."""

    def label_from_instance(self, obj: Any) -> str:
        """``保护科 · 保护科科长``."""
        return f"{obj.unit.name} · {obj.title}"


class ContentForm(Form):
    """Title, responsible unit and post, and the fields of the kind's own form."""

    title = forms.CharField(label=_("事项"), max_length=300)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("责任单位"), empty_label=_("请选择"))
    holder_post = PostField(
        Post.objects.none(),
        label=_("责任岗位"),
        required=False,
        empty_label=_("暂不确定"),
        help_text=_("责任落实到岗位，由现任人员办理；人员调整后随岗位移交。"),
    )

    def __init__(
        self,
        *args: Any,
        definition: Definition,
        units: Units,
        posts: Posts,
        item: Item | None = None,
        **options: Any,
    ) -> None:
        if item is not None:
            options["initial"] = {
                "title": item.title,
                "unit": item.unit_id,
                "holder_post": item.holder_post_id,
                **options.get("initial", {}),
            }
        super().__init__(*args, **options)
        self.definition = definition
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["holder_post"].queryset = posts  # type: ignore[attr-defined]
        self.fields.update(schema_fields.fields_of(definition.schema, payload=item.payload if item else {}))

    @property
    def payload(self) -> dict[str, Any]:
        """The kind's own fields as plain values."""
        return schema_fields.payload_of(self.definition.schema, self.cleaned_data)


class OpenForm(ContentForm):
    """The same for a new item, with its deadline and the units that have a part in it."""

    deadline_class = forms.ChoiceField(label=_("期限类别"))
    due_on = forms.DateField(label=_("完成期限"), widget=Day, required=False)
    assist = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("配合单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    execute = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("落实单位"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, all_units: Units, **options: Any) -> None:
        super().__init__(*args, **options)
        classes = self.definition.deadline_classes
        self.fields["deadline_class"].choices = [  # type: ignore[attr-defined]
            (one.code, titled(one)) for one in classes
        ]
        self.fields["assist"].queryset = all_units  # type: ignore[attr-defined]
        self.fields["execute"].queryset = all_units  # type: ignore[attr-defined]

    @property
    def co_owners(self) -> list[tuple[Unit, Part]]:
        """The units with a part, each once: whoever assists need not be named again as executing."""
        parts = dict.fromkeys(self.cleaned_data["execute"], Part.EXECUTE)
        parts |= dict.fromkeys(self.cleaned_data["assist"], Part.ASSIST)
        return [(unit, part) for unit, part in parts.items() if unit != self.cleaned_data["unit"]]


class MoveForm(Form):
    """A word about the move; a reason where the table asks for one."""

    note = forms.CharField(label=_("办理意见"), widget=LongText, required=False, max_length=2000)

    def __init__(self, *args: Any, reason: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if reason:
            self.fields["note"].label, self.fields["note"].required = _("理由"), True


class NoteForm(Form):
    """How the work stands."""

    note = forms.CharField(label=_("工作进展"), widget=LongText, max_length=2000)


class EvidenceForm(Form):
    """A file, a recorded fact, or both."""

    file = forms.FileField(label=_("佐证材料"), widget=FileDrop, required=False)
    fact = forms.ModelChoiceField(
        Fact.objects.none(),
        label=_("已登记的工作记录"),
        required=False,
        empty_label=_("不选用"),
        help_text=_("已登记的会议、谈话、党课等可直接作为佐证，不必重复上传。"),
    )
    note = forms.CharField(label=_("说明"), max_length=300, required=False)

    def __init__(self, *args: Any, facts: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fact"].queryset = facts  # type: ignore[attr-defined]
        self.fields["fact"].label_from_instance = lambda fact: fact.wording  # type: ignore[attr-defined]


class ReasonForm(Form):
    """A reason for stopping or restarting the clock."""

    reason = forms.CharField(label=_("理由"), widget=LongText, max_length=250)


class ExtendForm(Form):
    """A later day, and why."""

    due_on = forms.DateField(label=_("新的完成期限"), widget=Day)
    reason = forms.CharField(label=_("理由"), widget=LongText, max_length=250)

    def __init__(self, *args: Any, due_on: date | None, **options: Any) -> None:
        super().__init__(*args, **{"initial": {"due_on": due_on}, **options})


class CheckForm(Form):
    """How a long-term item stands."""

    holds = forms.ChoiceField(
        label=_("核查结论"),
        choices=[("yes", _("整改成效保持")), ("no", _("出现反弹，须继续整改"))],
        widget=forms.RadioSelect,
    )
    finding = forms.CharField(label=_("核查情况"), widget=LongText, max_length=2000)


class ShareForm(Form):
    """A unit and its part; taking the part away is a choice too."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("单位"), empty_label=_("请选择"))
    part = forms.ChoiceField(
        label=_("分工"),
        choices=[(Part.ASSIST, Part.ASSIST.label), (Part.EXECUTE, Part.EXECUTE.label), ("", _("不再协办"))],
        required=False,
    )

    def __init__(self, *args: Any, units: Units, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class RecurrenceForm(Form):
    """Which earlier item has come back; the likely ones are offered, a person decides."""

    earlier = forms.ChoiceField(label=_("先前已办结的事项"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, likely: Sequence[Item], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(one.pk, f"{one.number} {one.title}") for one in likely]
        self.fields["earlier"].choices = choices  # type: ignore[attr-defined]


class ImportForm(Form):
    """A table of the problems a letter names."""

    file = forms.FileField(
        label=_("问题清单"),
        widget=FileDrop,
        help_text=_("Excel（.xlsx）或 CSV 文件，每行一个问题；措施可分行填写，并以【措施类型】标明。"),
    )
