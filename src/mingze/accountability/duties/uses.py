"""What duties tell the floor: which duties rest on a clause, and what a fact discharged."""

from collections.abc import Collection, Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mingze.accountability.duties import queries
from mingze.accountability.duties.discharging import affected
from mingze.accountability.duties.models import DutyItem, Obligation
from mingze.accountability.duties.templatetags.duties import category_title, holder
from mingze.core.facts.fact_uses import FactUse
from mingze.core.facts.models import Fact
from mingze.core.organization.access import Access
from mingze.core.rules.clause_uses import ClauseUse

MOST = 50


def of_clauses(clause_ids: Collection[int], *, on: date, access: Access) -> Iterable[ClauseUse]:
    """The duties of lists in force that rest on these clauses, in lists the person may open."""
    versions = queries.versions_visible(access).on(on).values("pk")
    items = DutyItem.objects.filter(basis__in=clause_ids, version__in=versions).select_related("holder_unit")
    for item in items.order_by("position"):
        yield ClauseUse(
            clause_id=item.basis_id,
            kind=_("责任条目"),
            title=f"{item.code} {item.wording}",
            url=reverse("duties:version", args=[item.version_id]),
            owner=holder(item),
            check=category_title(item.verifier),
        )


def of_fact(fact: Fact, *, access: Access) -> Iterable[FactUse]:
    """The obligations a fact serves, those the person may open first of all; at most 50."""
    served = Obligation.objects.filter(pk__in=list(affected([fact.pk])), met_on__isnull=False)
    rows = served.select_related("occasion__item", "unit", "post", "person").order_by(
        "occasion__item__code", "pk"
    )
    for row in access.visible(rows, "duties.view")[:MOST]:
        yield FactUse(
            title=f"{row.occasion.item.code} {row.occasion.item.wording}（{row.person or row.post or row.unit}）",
            url=reverse("duties:obligation", args=[row.pk]),
            note=row.occasion.key,
        )
