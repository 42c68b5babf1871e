"""What the design promises never to build is looked for in tables, addresses, forms and the catalogue."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from django import forms
from django.apps import apps
from django.db import models

import mingze
from tests.house.never_built import forbidden_in_name, forbidden_in_title
from tests.house.permission_routes import Route, routes
from tests.packaged import packaged

PACKAGE = Path(mingze.__file__).parent
Named = tuple[str, str, str]


def own_models() -> list[type[models.Model]]:
    """Our tables. The lock-out and session tables of libraries are not ours, and are kept short-lived."""
    return [model for model in apps.get_models() if model.__module__.startswith("mingze.")]


def names_of_model(model: type[models.Model]) -> Iterator[Named]:
    """Where, identifier, title."""
    yield model._meta.label, model.__name__, str(model._meta.verbose_name)
    for field in model._meta.get_fields():
        title = str(getattr(field, "verbose_name", "") or "")
        yield f"{model._meta.label}.{field.name}", field.name, title


def names_of_route(route: Route) -> Iterator[Named]:
    yield f"address {route.pattern}", f"{route.name} {route.pattern}", ""


def own_forms() -> list[type[forms.BaseForm]]:
    """Every form class of the product."""
    found: list[type[forms.BaseForm]] = []
    for path in PACKAGE.rglob("forms*.py"):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        members = getmembers(import_module(name), isclass)
        found += [one for _name, one in members if issubclass(one, forms.BaseForm) and one.__module__ == name]
    return found


def names_of_form(form: type[forms.BaseForm]) -> Iterator[Named]:
    for name, field in form.base_fields.items():
        yield f"{form.__name__}.{name}", name, str(field.label or "")


def names_of_schema(where: str, schema: Any) -> Iterator[Named]:
    """Properties of a JSON Schema at any depth, with their titles."""
    if isinstance(schema, dict):
        for name, one in (schema.get("properties") or {}).items():
            title = str(one.get("title", "")) if isinstance(one, dict) else ""
            yield f"{where}.{name}", str(name), title
        for one in schema.values():
            yield from names_of_schema(where, one)
    elif isinstance(schema, list):
        for one in schema:
            yield from names_of_schema(where, one)


def names_of_catalogue() -> Iterator[Named]:
    """Form fields of the record kinds and ledger kinds, and the keys of parameters."""
    for path in sorted((PACKAGE / "catalogue").rglob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield from names_of_fields(path.name, content)
    for key, parameter in packaged().parameters.items():
        yield f"parameter {key}", key, parameter.title


def names_of_fields(where: str, content: Any) -> Iterator[Named]:
    """Whatever stands under ``fields``, ``schema`` or ``properties`` at any depth of a catalogue file."""
    if isinstance(content, list):
        for one in content:
            yield from names_of_fields(where, one)
        return
    if not isinstance(content, dict):
        return
    for key, one in content.items():
        if key == "fields" and isinstance(one, list):
            for field in one:
                if isinstance(field, dict):
                    name = str(field.get("name") or field.get("code") or field.get("key") or "")
                    yield f"{where}: {name}", name, str(field.get("title", ""))
        if key in {"fields", "schema", "form", "payload"} and isinstance(one, dict):
            yield from names_of_schema(where, one)
        yield from names_of_fields(where, one)


def faults(named: Iterator[Named]) -> list[str]:
    """What is named that is never built, and where."""
    return [
        f"{where}: {word}"
        for where, name, title in named
        if (word := forbidden_in_name(name) or forbidden_in_title(title))
    ]


def test_no_table_holds_it() -> None:
    assert len(own_models()) > 20
    assert [fault for model in own_models() for fault in faults(names_of_model(model))] == []


def test_no_address_leads_to_it() -> None:
    assert [fault for route in routes() for fault in faults(names_of_route(route))] == []


def test_no_form_asks_for_it() -> None:
    assert own_forms()
    assert [fault for form in own_forms() for fault in faults(names_of_form(form))] == []


def test_no_catalogue_entry_asks_for_it() -> None:
    assert len(list(names_of_catalogue())) > 50, "the walk must see the catalogue's fields"
    assert faults(names_of_catalogue()) == []


def test_the_trail_and_its_records_have_no_room_for_it() -> None:
    """Plain values that are stored: the parts of an audit entry and of the catalogue's records."""
    records = import_module("mingze.catalogue.records")
    trail = import_module("mingze.core.audit.chain")
    kinds = [one for module in (records, trail) for _name, one in getmembers(module, isclass)]
    named = [(one.__name__, field, "") for one in kinds for field in _fields(one)]
    assert named
    assert faults(iter(named)) == []


def _fields(kind: type) -> list[str]:
    if is_dataclass(kind):
        return [field.name for field in fields(kind)]
    return list(kind.__struct_fields__) if issubclass(kind, msgspec.Struct) else []


@pytest.mark.parametrize(
    "name",
    [
        "gps",
        "home_location",
        "lastLatitude",
        "face_hash",
        "ip_address",
        "client_ip",
        "device_id",
        "points",
        "study_streak",
        "online_minutes",
        "risk_score",
        "check_in",
        "sentiment",
        "voter_id",
    ],
)
def test_a_forbidden_name_is_found(name: str) -> None:
    assert forbidden_in_name(name)


@pytest.mark.parametrize(
    "name", ["allocation", "checkpoints", "surface", "description", "recipient", "interface", "ranked_by_law"]
)
def test_an_innocent_name_is_left_alone(name: str) -> None:
    assert not forbidden_in_name(name)


def test_a_table_with_a_forbidden_field_would_fail() -> None:
    class Tracked(models.Model):
        where_seen = models.CharField("定位信息", max_length=10)
        device = models.CharField("x", max_length=10)

        class Meta:
            app_label = "never_built"
            managed = False

    try:
        assert len(faults(names_of_model(Tracked))) == 2
    finally:
        del apps.all_models["never_built"]["tracked"]


def test_an_address_a_form_and_a_schema_would_fail() -> None:
    route = Route("duties:leaderboard", "duties/leaderboard/", frozenset(), None)
    assert faults(names_of_route(route))

    class CheckIn(forms.Form):
        spot = forms.CharField(label="打卡地点")

    assert faults(names_of_form(CheckIn))
    schema = {"type": "object", "properties": {"a": {"type": "array", "items": {"properties": {"gps": {}}}}}}
    assert faults(names_of_schema("kind", schema)) == ["kind.gps: gps (place)"]
    assert faults(names_of_fields("x.yaml", [{"fields": [{"name": "score", "title": "积分"}]}]))
