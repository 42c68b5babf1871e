"""How one field of any Django form is drawn with the styles and the ties that assistive technology needs."""

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

CHECKS = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def is_group(bound: BoundField) -> bool:
    """Whether the field is a group of radio buttons or check boxes."""
    return isinstance(bound.field.widget, GROUPS)


def is_single_check(bound: BoundField) -> bool:
    """Whether the field is one check box."""
    return isinstance(bound.field.widget, forms.CheckboxInput)


def drawn(bound: BoundField) -> SafeString:
    """The input with its classes and, when there is help or an error, ``aria-describedby`` naming both."""
    attributes: dict[str, str | bool] = {"class": _classes(bound)}
    if described := _described_by(bound):
        attributes["aria-describedby"] = described
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return bound.as_widget(attrs=attributes)


def drawn_option(option: BoundWidget) -> SafeString:
    """One input of a group, without the label Django would wrap around it."""
    option.data["attrs"]["class"] = "form-check-input"
    return option.tag()


def lost_files(bound: BoundField) -> list[str]:
    """Names of the files sent with a form that has errors somewhere."""
    if not isinstance(bound.field, forms.FileField) or not bound.form.is_bound or not bound.form.errors:
        return []
    files = bound.form.files
    sent = files.getlist(bound.html_name) if hasattr(files, "getlist") else [files.get(bound.html_name)]
    return [file.name for file in sent if file and file.name]


def _classes(bound: BoundField) -> str:
    widget = bound.field.widget
    kind = "form-control"
    if isinstance(widget, CHECKS):
        kind = "form-check-input"
    elif isinstance(widget, forms.Select):
        kind = "form-select"
    own = str(widget.attrs.get("class", ""))
    return " ".join(word for word in (own, kind, "is-invalid" if bound.errors else "") if word)


def _described_by(bound: BoundField) -> str:
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}_helptext")
    if bound.errors:
        ids.append(f"{bound.auto_id}_error")
    return " ".join(ids)
