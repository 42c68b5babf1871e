"""The forms of records and of ledger items are made from the catalogue by the same hand."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.utils import translation

from mingze.core.base.schema_fields import fields_of, payload_of
from tests.house.sources import PACKAGE

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["subject", "mark"],
    "properties": {
        "day": {"title": "日期", "title_en": "Day", "type": "string", "format": "date"},
        "subject": {"title": "主题", "title_en": "Subject", "type": "string", "maxLength": 100},
        "told": {"title": "情况", "type": "string", "maxLength": 2000},
        "mark": {"title": "等次", "type": "string", "enum": ["好", "差"], "enum_en": ["good", "bad"]},
        "public": {"title": "公开", "type": "boolean"},
        "count": {"title": "人数", "type": "integer", "minimum": 1},
    },
}


def test_each_property_is_a_field_in_the_order_given() -> None:
    fields = fields_of(SCHEMA, order=["subject", "gone", "mark"])
    assert list(fields) == ["subject", "mark", "day", "told", "public", "count"]
    assert [type(one) for one in fields.values()] == [
        forms.CharField,
        forms.ChoiceField,
        forms.DateField,
        forms.CharField,
        forms.BooleanField,
        forms.IntegerField,
    ]
    assert [name for name, one in fields.items() if one.required] == ["subject", "mark"]


def test_titles_and_options_follow_the_language() -> None:
    with translation.override("en"):
        fields = fields_of(SCHEMA)
    assert fields["subject"].label == "Subject"
    assert fields["told"].label == "情况"
    assert list(fields["mark"].choices) == [("好", "good"), ("差", "bad")]  # type: ignore[attr-defined]


def test_values_come_back_as_the_payload_keeps_them() -> None:
    typed = {
        "day": date(2026, 3, 5),
        "subject": "甲",
        "told": "",
        "mark": "好",
        "public": False,
        "count": None,
    }
    assert payload_of(SCHEMA, typed) == {"day": "2026-03-05", "subject": "甲", "mark": "好", "public": False}


def test_a_form_may_keep_them_under_names_of_its_own() -> None:
    fields = fields_of(SCHEMA, payload={"subject": "甲"}, place="content-{}".format)
    assert fields["content-subject"].initial == "甲"
    assert payload_of(SCHEMA, {"content-subject": "乙"}, place="content-{}".format) == {"subject": "乙"}


def test_a_shape_no_form_can_ask_for_is_refused() -> None:
    with pytest.raises(ValueError, match="object"):
        fields_of({"properties": {"x": {"type": "object"}}})


def test_there_is_one_such_file() -> None:
    assert [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("schema_fields.py")] == [
        "core/base/schema_fields.py"
    ]
