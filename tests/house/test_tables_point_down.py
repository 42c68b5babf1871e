"""What the database says must agree with what the import contract says: nothing below knows what is above."""

from django.apps import apps
from django.db import models

from tests.house.sources import courses, listed

HOUSES = {"duties"}
# A report nobody acted on may be dropped, and takes its lines along; nothing else is ever deleted with another row.
DROPPED_TOGETHER = {"roster.RosterLine.roster"}


def _height(label: str) -> int | None:
    """How high an app stands; ``None`` for the libraries'."""
    if label in HOUSES:
        return 100
    return courses().get(label)


def _own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("mingze.")]


def test_no_foreign_key_points_up() -> None:
    up = []
    for model in _own_models():
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey):
                continue
            here, there = _height(model._meta.app_label), _height(field.related_model._meta.app_label)
            if here is not None and there is not None and there > here:
                up.append(f"{model._meta.label}.{field.name} → {field.related_model._meta.label}")
    assert not up, listed(up)


def test_history_is_protected() -> None:
    """Deleting a row never deletes another with it."""
    loose = [
        f"{model._meta.label}.{field.name}"
        for model in _own_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]
    assert set(loose) == DROPPED_TOGETHER, listed(loose)


def test_the_trail_holds_no_foreign_keys() -> None:
    trail = apps.get_app_config("audit").get_models()
    assert not [field for model in trail for field in model._meta.get_fields() if field.is_relation]


def test_no_table_orders_itself() -> None:
    """An order nobody asked for is paid for on every query; lists ask for theirs."""
    ordered = [model._meta.label for model in _own_models() if model._meta.ordering]
    assert not ordered, listed(ordered)


def test_every_constraint_bears_the_name_of_its_app() -> None:
    strange = [
        f"{model._meta.label}: {constraint.name}"
        for model in _own_models()
        for constraint in model._meta.constraints
        if not constraint.name.startswith(f"{model._meta.app_label}_")
    ]
    assert not strange, listed(strange)
