"""Form fields from a JSON Schema object, as catalogue forms are written; and the values back.

A form may hold fields of its own beside those of the schema: ``place`` says under which name a property stands.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mingze.core.base.forms import Day, LongText
from mingze.core.base.language import in_language

ONE_LINE = 200  # characters that still fit a one-line box
FEW = 6  # options that can be laid out side by side


Schema = Mapping[str, Any]
Place = Callable[[str], str]


def fields_of(
    schema: Schema, *, order: Iterable[str] = (), payload: Mapping[str, Any] | None = None, place: Place = str
) -> dict[str, forms.Field]:
    """A form field for each property, those of ``order`` first, filled with ``payload``."""
    required = set(schema.get("required", ()))
    fields = {}
    for name, one in properties_of(schema, order).items():
        field = fields[place(name)] = field_of(name, one, name in required)
        if payload is not None:
            field.initial = payload.get(name)
    return fields


def payload_of(schema: Schema, cleaned: Mapping[str, Any], *, place: Place = str) -> dict[str, Any]:
    """What was typed as plain values; a field left empty is left out, a box that was not ticked says no."""
    plain = {name: value_of(cleaned.get(place(name))) for name in schema.get("properties", {})}
    return {name: value for name, value in plain.items() if value is not None}


def properties_of(schema: Schema, order: Iterable[str] = ()) -> dict[str, Schema]:
    """The properties in the order given, because some databases lose the order of the catalogue."""
    properties: Mapping[str, Schema] = schema.get("properties", {})
    return {name: properties[name] for name in dict.fromkeys((*order, *properties)) if name in properties}


def field_title(name: str, schema: Schema) -> str:
    """The title of a field, in the language of the page."""
    return in_language(str(schema.get("title", name)), str(schema.get("title_en", "")))


def options_of(schema: Schema) -> list[tuple[str, str]]:
    """The values a field offers, each with its title; a list offers those of its items."""
    offered = schema.get("items", schema)
    values = [str(value) for value in offered.get("enum", ())]
    english = [str(value) for value in offered.get("enum_en", ())] or [""] * len(values)
    return [(value, in_language(value, other)) for value, other in zip(values, english, strict=True)]


def field_of(name: str, schema: Schema, required: bool) -> forms.Field:
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


def _choice(schema: Schema, options: dict[str, Any]) -> forms.Field:
    choices = options_of(schema)
    if options["required"] and len(choices) <= FEW:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], **options)


def _text(schema: Schema, options: dict[str, Any]) -> forms.Field:
    if schema.get("format") == "date":
        return forms.DateField(widget=Day, **options)
    longest = schema.get("maxLength")
    widget = forms.TextInput() if longest and longest <= ONE_LINE else LongText()
    return forms.CharField(max_length=longest, widget=widget, **options)
