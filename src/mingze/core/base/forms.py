"""The form every page form builds on: nothing typed is lost, refusals and conflicts come back to the form.

::

    class ReturnForm(Form):
        reason = forms.CharField(label=_("退回理由"), widget=LongText)

    form = ReturnForm(request.POST or None, request.FILES or None, version=row.version)
    if form.is_valid():
        with form.refusals(newest=lambda: queries.version_of(row.pk)):
            actions.return_(row=row, version=form.version, reason=form.cleaned_data["reason"], by=actor)
            return done(request, _("已退回。"), "ledger:item", row.pk)
    return render(request, "ledger/return.html", {"form": form})
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from mingze.core.kernel.refusals import Conflict, Refused, said

VERSION = "version"


class LongText(forms.Textarea):
    """Text of some length. A draft stays in the browser until the form went through, and only in that
    window.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 5, "data-mz-draft": True} | (attrs or {}))


class Day(forms.DateInput):
    """A date, chosen with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class Moment(forms.DateTimeInput):
    """A date and time of day."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class FileDrop(forms.FileInput):
    """A file input with an area to drop files on; without scripts it is a plain file input."""

    template_name = "base/forms/file_drop.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)


class ManyFilesDrop(FileDrop):
    """The same for several files at once; use it with :class:`ManyFilesField`."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; cleans to a list, empty when none was chosen and none is required."""

    widget = ManyFilesDrop

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Clean each file as Django cleans one."""
        files = data if isinstance(data, list | tuple) else [data]
        return [cleaned for file in files if (cleaned := super(ManyFilesField, self).clean(file, initial))]


class Form(forms.Form):
    """A plain form: it checks what was typed and saves nothing.

    ``version`` is what the row looked like when the form was drawn: any token the module compares. It
    travels as a hidden field and comes back as :attr:`version`.
    """

    template_name = "base/forms/form.html"
    field_template_name = "base/forms/field.html"
    required_css_class = "required"

    def __init__(self, *args: Any, version: object = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.conflict: Conflict | None = None
        if version is not None:
            self.fields[VERSION] = forms.CharField(widget=forms.HiddenInput, initial=str(version))

    @property
    def version(self) -> str:
        """The version the form was drawn from, as it was sent."""
        return str(self.cleaned_data[VERSION])

    @property
    def labels(self) -> dict[str, str | Promise]:
        """Field names with their labels, for the table of changes."""
        return {name: self[name].label for name in self.fields}

    @property
    def faults(self) -> str:
        """How many fields have to be looked at again, as one sentence; empty when none has."""
        count = len(self.errors.keys() - {NON_FIELD_ERRORS})
        text = ngettext("有 %(count)s 处需要修改。", "有 %(count)s 处需要修改。", count)
        return text % {"count": count} if count else ""

    @contextmanager
    def refusals(self, newest: Callable[[], object] | None = None) -> Iterator[None]:
        """Bring what the action refuses back to this form, with everything typed still in it.

        A refusal whose ``place`` is a field stands at that field. After a conflict the hidden version becomes
        ``newest()``, so that sending the form again, with the differences seen, goes through.
        """
        try:
            yield
        except Conflict as conflict:
            if newest is None:
                raise
            self.conflict = conflict
            self._renew(newest())
        except Refused as refusal:
            self.refuse(refusal)

    def refuse(self, refusal: Refused) -> None:
        """Show ``refusal`` at the field it names, or above the form."""
        text = refusal.text(gettext)
        if refusal.place in self.fields:
            self.add_error(refusal.place, text)
        else:
            self.add_error(None, f"{said(refusal.place, gettext)}：{text}" if refusal.place else text)

    def _renew(self, version: object) -> None:
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix(VERSION)] = str(version)
        self.data = data
