"""What the ledger adds to the registries of the floor when the apps are ready."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mingze.core.audit.actors import Actor
from mingze.core.base import navigation
from mingze.core.base.navigation import NavigationItem
from mingze.core.facts import corrections, fact_uses
from mingze.core.facts.fact_uses import FactUse
from mingze.core.facts.models import Fact
from mingze.core.ledger import actions, catalogue_section, figures, listings, queries
from mingze.core.organization.access import Access
from mingze.core.organization.choices import Permission
from mingze.core.rules import catalogue_sections

SECTION = _("任务与整改")


def register() -> None:
    """Navigation entries, the catalogue section, the figures, and what facts are used for."""
    catalogue_sections.register("ledgers", catalogue_section.apply)
    figures.register()
    corrections.listen(follow_correction)
    fact_uses.register("ledger", _("相关台账事项"), items_of_fact)
    view, work, check = Permission.LEDGER_VIEW, Permission.LEDGER_WORK, Permission.LEDGER_CHECK
    navigation.register(
        NavigationItem(SECTION, _("台账总览"), "ledger:index", view, "clipboard-list", 40),
        NavigationItem(SECTION, _("我的事项"), "ledger:mine", work, "user-check", 41),
        NavigationItem(SECTION, _("待我复核"), "ledger:checks", check, "clipboard-check", 42),
        NavigationItem(SECTION, _("责任落实对照"), "ledger:coverage", view, "report-analytics", 43),
    )


def follow_correction(*, old: Fact, new: Fact | None, by: Actor, at: datetime) -> None:
    """Every item tied to a record is tied to the one that corrects it, or told that it was withdrawn."""
    for item in queries.tied_to(old):
        if new is None:
            actions.follow_withdrawal(item=item, fact=old, by=by, at=at)
        else:
            actions.follow_correction(item=item, old=old, new=new, by=by, at=at)


def items_of_fact(fact: Fact, *, access: Access) -> list[FactUse]:
    """The items a fact evidences or concerns, where the person may look; another unit's are not even named."""
    items = queries.in_reach(access).filter(pk__in=queries.tied_to(fact).values("pk")).order_by("number")
    return [FactUse(str(item), listings.url_of(item)) for item in items]
