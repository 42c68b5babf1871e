"""Form fields from a JSON Schema object, as catalogue forms are written; and the values back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mingze.core.base.forms import Day, LongText
from mingze.core.facts.titles import field_title, options_of

ONE_LINE = 200  # characters that still fit a one-line box
FEW = 6  # options that can be laid out side by side


def field_of(name: str, schema: Mapping[str, Any], required: bool) -> forms.Field:
    """The field for one property. ``ValueError`` for a shape that no form can ask for, such as an object."""
    options: dict[str, Any] = {"label": field_title(name, schema), "required": required}
    if examples := schema.get("examples"):
        options["help_text"] = _("示例：%(example)s") % {"example": examples[0]}
    kind = schema.get("type")
    if kind == "array":
        return forms.MultipleChoiceField(
            choices=options_of(schema), widget=forms.CheckboxSelectMultiple, **options
        )
    if "enum" in schema:
        return _choice(schema, options)
    if kind == "boolean":
        return forms.BooleanField(**options | {"required": False})
    if kind in {"integer", "number"}:
        make = forms.IntegerField if kind == "integer" else forms.FloatField
        return make(min_value=schema.get("minimum"), max_value=schema.get("maximum"), **options)
    if kind == "string":
        return _text(schema, options)
    raise ValueError(f"no form field for {name} of type {kind}")


def value_of(cleaned: Any) -> Any:
    """A cleaned value as the payload keeps it; nothing typed is ``None``."""
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    return None if cleaned in ("", []) else cleaned


def _choice(schema: Mapping[str, Any], options: dict[str, Any]) -> forms.Field:
    choices = options_of(schema)
    if options["required"] and len(choices) <= FEW:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], **options)


def _text(schema: Mapping[str, Any], options: dict[str, Any]) -> forms.Field:
    if schema.get("format") == "date":
        return forms.DateField(widget=Day, **options)
    longest = schema.get("maxLength")
    widget = forms.TextInput() if longest and longest <= ONE_LINE else LongText()
    return forms.CharField(max_length=longest, widget=widget, **options)
