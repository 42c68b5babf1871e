"""Abstract rows and constraint builders every module builds its models on.

::

    class Appointment(Guarded):
        valid_from = models.DateField()
        valid_to = models.DateField(null=True)
        objects = EffectiveQuerySet.as_manager()

        class Meta:
            constraints = [period_order("valid_from", "valid_to", name="appointment_period_order")]
"""

import hashlib
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.core import checks
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mingze.core.base import guard
from mingze.core.kernel.canonical import canonical_json

Row = TypeVar("Row", bound=models.Model, covariant=True)
Kind = TypeVar("Kind", bound="Defined")
Kept = TypeVar("Kept", bound=models.Model)
Made = TypeVar("Made")


class GuardedQuerySet(models.QuerySet[Row]):
    """Reads freely; every verb that writes in bulk needs the door open, as :class:`Guarded` rows do."""

    def _check(self, verb: str) -> None:
        guard.check_open(f"{self.model.__name__}.{verb}")

    def update(self, **values: Any) -> int:
        """Update as Django does, inside the door only."""
        self._check("update")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete as Django does, inside the door only."""
        self._check("delete")
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        self._check("delete")
        return super()._raw_delete(using)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Insert many rows as Django does, inside the door only."""
        self._check("bulk_create")
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Update many rows as Django does, inside the door only."""
        self._check("bulk_update")
        return super().bulk_update(objs, fields, batch_size)

    # Django marks these two so that relations do not offer them; an override has to say so again.
    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]
    _raw_delete.alters_data = True  # type: ignore[attr-defined]


class EffectiveQuerySet(GuardedQuerySet[Row]):
    """Rows in force from ``valid_from`` through ``valid_to``, both days included; no end means still in
    force.
    """

    def on(self, day: date) -> Self:
        """Rows in force on ``day``."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def during(self, first: date, last: date) -> Self:
        """Rows in force on at least one day from ``first`` through ``last``."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first), valid_from__lte=last)


class Guarded(models.Model):
    """A row that only an action may write: saving or deleting it outside the door raises ``DoorClosed``."""

    if not TYPE_CHECKING:  # The checker gives each model its own manager, which one declared here would hide.
        objects = GuardedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save as Django does, inside the door only."""
        guard.check_open(f"{type(self).__name__}.save")
        _check_not_shared(self)
        super().save(*args, **options)

    def delete(self, using: Any = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete as Django does, inside the door only."""
        guard.check_open(f"{type(self).__name__}.delete")
        _check_not_shared(self)
        return super().delete(using=using, keep_parents=keep_parents)

    save.alters_data = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]

    @classmethod
    def check(cls, **options: Any) -> list[checks.CheckMessage]:
        """Refuse a manager of one's own that would write past the door."""
        return [*super().check(**options), *_unguarded_managers(cls)]


def shared(row: Kept) -> Kept:
    """Mark a row that is kept for everybody to look at: whoever tries to write it is told to fetch one of their own."""
    row._state.shared = True  # type: ignore[attr-defined]
    return row


def _check_not_shared(row: models.Model) -> None:
    if getattr(row._state, "shared", False):
        raise guard.DoorClosed(
            f"{type(row).__name__} {row.pk} is shared by everybody who looks at it; fetch it to write it"
        )


def _unguarded_managers(model: type[models.Model]) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"Manager '{manager.name}' writes past the door.",
            hint="Build it from GuardedQuerySet or a subclass of it.",
            obj=model,
            id="base.E001",
        )
        for manager in model._meta.managers
        if not issubclass(type(manager.get_queryset()), GuardedQuerySet)
    ]


class Defined(Guarded):
    """A kind of work as the catalogue defines it, in plain values.

    ``digest`` names the content: two rows with the same digest say the same, and a row that says something else has
    another. It is written with the row, so that whoever reads the row need not serialise it to recognise it.
    """

    definition = models.JSONField()
    digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save with the digest of what is saved."""
        self.digest = digest_of(self.definition)
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "digest"}
        super().save(*args, **options)


def digest_of(definition: object) -> str:
    """The name of a content: the same whatever order a database keeps its keys in."""
    return hashlib.sha256(canonical_json(definition).encode()).hexdigest()


def once_for_each_content(make: Callable[[Kind], Made]) -> Callable[[Kind], Made]:
    """Have ``make`` called once for each content of a kind, in this process; the same row read again costs nothing.

    What a loading of the catalogue changes has another digest, so nothing can go stale.
    """
    made: dict[tuple[int, str], Made] = {}

    @wraps(make)
    def remembered(kind: Kind) -> Made:
        # A row written in bulk past ``save`` has no digest yet, and is worked out each time until it has.
        key = (kind.pk, kind.digest or digest_of(kind.definition))
        if key not in made:
            if len(made) >= MOST_REMEMBERED:
                made.clear()
            made[key] = make(kind)
        return made[key]

    return remembered


MOST_REMEMBERED = 512


def both_or_neither(*fields: str, name: str) -> models.CheckConstraint:
    """A constraint: the nullable ``fields`` are all filled or all empty, like ``closed_at`` and
    ``closed_by``.
    """
    filled = Q(**{f"{field}__isnull": False for field in _named(fields)})
    empty = Q(**{f"{field}__isnull": True for field in fields})
    return models.CheckConstraint(
        condition=filled | empty, name=name, violation_error_message=_("相关各项须同时填写或同时留空。")
    )


def period_order(first: str, last: str, *, name: str) -> models.CheckConstraint:
    """A constraint: ``last`` is not before ``first``; the same day is allowed, and so is an open end."""
    return models.CheckConstraint(
        condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=name,
        violation_error_message=_("结束日期不得早于开始日期。"),
    )


def _named(fields: Collection[str]) -> Collection[str]:
    if len(fields) < 2:
        raise ValueError("both_or_neither ties at least two fields together")
    return fields
