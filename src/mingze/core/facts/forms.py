"""The forms of facts. The record form is made from its kind's catalogue definition and asks for nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mingze.core.base.forms import Day, Form, LongText, ManyFilesField
from mingze.core.base.language import titled
from mingze.core.base.schema_fields import fields_of, payload_of
from mingze.core.facts import kinds, policies
from mingze.core.facts.actions import Draft, Upload
from mingze.core.facts.candidates import Candidates
from mingze.core.facts.kinds import Definition
from mingze.core.facts.models import RecordKind
from mingze.core.facts.titles import draft_title, evidence_title
from mingze.core.organization.queries import Node

MINUTES = 60
# What the browser offers to choose; every file is inspected whatever its name says.
ACCEPTED = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.txt,.csv"
INDENT = "　"
# The parts that everybody on the roll usually plays; a button chooses them all at once.
WHOLE_ROLL = frozenset({"attendee", "trainee"})
# Another unit or day has another roll: the people are drawn again, everything else stays as it is.
REDRAWS = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-target": "#people",
    "hx-swap": "outerHTML",
    "hx-vals": '{"draw": "roll"}',
}


class RecordForm(Form):
    """A record of one kind. Build it with :func:`mingze.core.facts.recording.record_form`.

    Modules above that record facts of their own (a matter's page) use it too: :meth:`draft` is what to record.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        kind: RecordKind,
        units: Sequence[Node],
        people: Candidates,
        today: date,
        initial: Mapping[str, Any] | None = None,
        correcting: bool = False,
        with_below: bool = False,
    ) -> None:
        super().__init__(data, files, initial=dict(initial or {}))
        self.with_below = with_below
        self.kind = kind
        self.definition: Definition = kinds.definition_of(kind)
        self.units = {str(node.unit.pk): node.unit for node in units}
        self.candidates = people
        self.fields["unit"] = forms.ChoiceField(
            label=_("登记单位"), choices=_unit_choices(units), widget=forms.Select(REDRAWS)
        )
        self.fields["occurred_on"] = forms.DateField(
            label=_("发生日期"), widget=Day({"max": today.isoformat(), **REDRAWS}), initial=today
        )
        self._add_content()
        self._add_parts()
        self._add_evidence()
        if correcting:
            self.fields["reason"] = forms.CharField(
                label=_("更正原因"), max_length=300, widget=LongText({"rows": 2})
            )

    def _add_content(self) -> None:
        definition = self.definition
        self.fields.update(fields_of(definition.schema, order=definition.order, place=kinds.content))
        if self.definition.hours:
            self.fields["hours"] = forms.DecimalField(
                label=_("学时（小时）"),
                min_value=Decimal("0.1"),
                max_digits=4,
                decimal_places=1,
                help_text=_("每位参加人员计入的学时。"),
            )
        self.fields["makes_up_for"] = forms.DateField(
            label=_("补办计入日期"),
            widget=Day,
            required=False,
            help_text=_("补办以前时段应完成的工作时填写，填该时段内的任意一天；不是补办的不填。"),
        )

    def _add_parts(self) -> None:
        for part in self.definition.parts:
            self.fields[kinds.part(part.code)] = forms.MultipleChoiceField(
                label=titled(part),
                choices=self.candidates.choices,
                widget=forms.CheckboxSelectMultiple,
                required=part.required,
                error_messages={
                    "required": _("请至少选择一人。"),
                    "invalid_choice": _("所选人员不在名册中，请按姓名重新查找。"),
                },
            )

    def _add_evidence(self) -> None:
        for code in self.definition.evidence:
            self.fields[kinds.evidence(code)] = EvidenceField(
                label=evidence_title(code),
                required=False,
                help_text=_("可以先登记、后补充；补齐之日起算。"),
            )

    @property
    def content(self) -> list[BoundField]:
        """What happened, where and when, without the fields drawn apart."""
        apart = {"unit", "occurred_on", "reason", "makes_up_for"}
        own = [
            name for name in self.fields if name not in apart and not name.startswith(("part-", "evidence-"))
        ]
        return [self[name] for name in own]

    @property
    def parts(self) -> list[tuple[BoundField, bool]]:
        """The parts people played, each with whether the whole roll usually plays it."""
        return [(self[kinds.part(part.code)], part.code in WHOLE_ROLL) for part in self.definition.parts]

    @property
    def evidence(self) -> list[BoundField]:
        """The files its kind asks for."""
        return [self[kinds.evidence(code)] for code in self.definition.evidence]

    def draft(self) -> Draft:
        """What was typed, ready to be recorded."""
        cleaned = self.cleaned_data
        payload = payload_of(self.definition.schema, cleaned, place=kinds.content)
        people = self.candidates.people
        chosen = {part.code: cleaned[kinds.part(part.code)] for part in self.definition.parts}
        return Draft(
            kind=self.kind,
            unit=self.units[cleaned["unit"]],
            title=draft_title(self.kind, payload),
            occurred_on=cleaned["occurred_on"],
            payload=payload,
            parts={code: [people[key] for key in keys] for code, keys in chosen.items() if keys},
            minutes=int(cleaned["hours"] * MINUTES) if self.definition.hours else 0,
            makes_up_for=cleaned["makes_up_for"],
            files=uploads_of(cleaned, self.definition.evidence),
        )


class EvidenceField(ManyFilesField):
    """Files of one kind of evidence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs["accept"] = ACCEPTED


class EvidenceForm(Form):
    """Evidence that comes later: one file area for each kind of evidence the record takes."""

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        definition: Definition,
        missing: Sequence[str] = (),
    ) -> None:
        super().__init__(data, files)
        self.codes = policies.evidence_taken(definition)
        help_text: str | Promise = gettext_lazy("起算所需，尚未上传。")
        for code in self.codes:
            self.fields[kinds.evidence(code)] = EvidenceField(
                label=evidence_title(code), required=False, help_text=help_text if code in missing else ""
            )

    def uploads(self) -> list[Upload]:
        """The files chosen."""
        return uploads_of(self.cleaned_data, self.codes)


def uploads_of(cleaned: Mapping[str, Any], codes: Sequence[str]) -> list[Upload]:
    """The files of a form, each with its kind of evidence."""
    return [
        Upload(evidence=code, filename=file.name or "", data=file.read())
        for code in codes
        for file in cleaned.get(kinds.evidence(code)) or ()
    ]


def _unit_choices(units: Sequence[Node]) -> list[tuple[str, str | Promise]]:
    """Units in reading order, indented; a person who has only one is not asked to choose."""
    top = min((node.level for node in units), default=1)
    choices: list[tuple[str, str | Promise]] = [
        (str(node.unit.pk), f"{INDENT * (node.level - top)}{node.unit.name}") for node in units
    ]
    return choices if len(choices) == 1 else [("", _("请选择")), *choices]
