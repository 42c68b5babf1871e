"""What the forms of the ledger offer to choose from, and what was chosen handed on to the actions."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from mingze.core.facts.models import Fact
from mingze.core.facts.queries import visible_facts
from mingze.core.ledger.actions import Changes, Draft
from mingze.core.ledger.forms import ContentForm, OpenForm
from mingze.core.ledger.models import Item, LedgerKind
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.organization.models import Post, Unit

RECENT = 200


def open_choices(access: Access, on: date) -> dict[str, Any]:
    """Units and posts for a new item: those where the person may open one; any unit may have a part."""
    units = units_for(access, Permission.LEDGER_CREATE, on)
    return {"units": units, "posts": posts_in(units, on), "all_units": units_around(access, on)}


def content_choices(access: Access, on: date, item: Item) -> dict[str, Any]:
    """Units and posts for an item as it is, so that whoever may only report on it sees its own."""
    units = Unit.objects.filter(
        Q(pk=item.unit_id) | Q(pk__in=units_for(access, Permission.LEDGER_CREATE, on).values("pk"))
    )
    posts = Post.objects.filter(
        Q(pk=item.holder_post_id) | Q(pk__in=posts_in(units, on).values("pk"))
    ).select_related("unit")
    return {"units": units.order_by("path"), "posts": posts.order_by("unit__path", "code")}


def units_for(access: Access, permission: str, on: date) -> QuerySet[Unit]:
    """The units of a day in which somebody may do something."""
    return Unit.objects.on(on).within(access.paths(permission)).order_by("path")


def units_around(access: Access, on: date) -> QuerySet[Unit]:
    """Every unit of the trees the person works in, both of them: any may be given a part in an item."""
    roots = {f"/{path.strip('/').split('/')[0]}/" for path in access.paths(Permission.LEDGER_VIEW)}
    known = Unit.objects.within(tuple(sorted(roots))).select_related("counterpart")
    others = {one.counterpart.path for one in known.filter(counterpart__isnull=False) if one.counterpart}
    return Unit.objects.on(on).within(tuple(sorted(roots | others))).order_by("path")


def posts_in(units: QuerySet[Unit], on: date) -> QuerySet[Post]:
    """The posts of some units on a day."""
    posts = Post.objects.on(on).filter(unit__in=units.order_by().values("pk"))
    return posts.select_related("unit").order_by("unit__path", "code")


def facts_for(access: Access, item: Item) -> QuerySet[Fact]:
    """The records that may evidence an item: those in sight that still stand, the newest first."""
    seen = visible_facts(access).filter(countable_until=None, unit__path__startswith=item.unit.path)
    newest = seen.order_by("-occurred_on", "-pk").values("pk")[:RECENT]
    found = Fact.objects.filter(pk__in=list(newest.values_list("pk", flat=True)))
    return found.select_related("kind").order_by("-occurred_on", "-pk")


def initial_of(parent: Item | None) -> dict[str, Any]:
    """What an item below another begins with: the same unit, post and day."""
    if parent is None:
        return {}
    return {"unit": parent.unit_id, "holder_post": parent.holder_post_id, "due_on": parent.due_on}


def draft_of(form: OpenForm, kind: LedgerKind, parent: Item | None) -> Draft:
    """What was typed, ready to be opened."""
    typed = form.cleaned_data
    return Draft(
        kind=kind,
        unit=typed["unit"],
        title=typed["title"],
        holder_post=typed["holder_post"],
        payload=form.payload,
        deadline_class=typed["deadline_class"],
        due_on=typed["due_on"],
        parent=parent,
        co_owners=form.co_owners,
    )


def changes_of(form: ContentForm) -> Changes:
    """What was typed, ready to be saved."""
    typed = form.cleaned_data
    return Changes(
        title=typed["title"], unit=typed["unit"], holder_post=typed["holder_post"], payload=form.payload
    )
