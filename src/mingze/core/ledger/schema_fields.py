"""The form of an item's own fields, and the payload made from what was typed in it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from mingze.core.facts import schema_fields


def fields_of(schema: Mapping[str, Any], payload: Mapping[str, Any] | None = None) -> dict[str, forms.Field]:
    """A form field for each property, in the order of the catalogue, filled with ``payload``."""
    required = set(schema.get("required", ()))
    fields = {}
    for name, one in schema.get("properties", {}).items():
        fields[name] = schema_fields.field_of(name, one, name in required)
        fields[name].initial = (payload or {}).get(name)
    return fields


def payload_of(schema: Mapping[str, Any], cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed as plain values; a field left empty is left out, a box that was not ticked says no."""
    plain = {name: schema_fields.value_of(cleaned.get(name)) for name in schema.get("properties", {})}
    return {name: value for name, value in plain.items() if value is not None}
