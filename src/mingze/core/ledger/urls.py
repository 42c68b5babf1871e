"""Addresses of this module."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from mingze.core.ledger.views import items, lists, reports, working

app_name = "ledger"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.index, name="index"),
    path("mine/", lists.mine, name="mine"),
    path("checks/", lists.checks, name="checks"),
    path("kinds/<slug:code>/", lists.kind, name="kind"),
    path("kinds/<slug:code>/open/", items.open_, name="open"),
    path("figures/<slug:code>/<slug:kind>/<int:unit>/<str:on>/", lists.figure, name="figure"),
    path("items/<str:item_id>/", items.item, name="item"),
    path("items/<str:item_id>/edit/", items.edit, name="edit"),
    path("items/<str:item_id>/move/<slug:transition>/", working.move, name="move"),
    path("items/<str:item_id>/note/", working.note, name="note"),
    path("items/<str:item_id>/evidence/", working.evidence, name="evidence"),
    path("items/<str:item_id>/pause/", working.pause, name="pause"),
    path("items/<str:item_id>/resume/", working.resume, name="resume"),
    path("items/<str:item_id>/extend/", working.extend, name="extend"),
    path("items/<str:item_id>/check/", working.check, name="check"),
    path("items/<str:item_id>/share/", working.share, name="share"),
    path("items/<str:item_id>/recurrence/", working.recurrence, name="recurrence"),
    path("items/<str:item_id>/concern/<str:code>/", working.concern, name="concern"),
    path("items/<str:item_id>/import/", reports.import_, name="import"),
    path("items/<str:item_id>/register/<slug:form>/", reports.register, name="register"),
    path("reports/coverage/", reports.coverage_, name="coverage"),
    path("reports/coverage/<slug:code>/", reports.gap, name="gap"),
    path("reports/pairs/", reports.pairs, name="pairs"),
    path("reports/plans/", reports.plans, name="plans"),
    path("reports/breakthroughs/", reports.breakthroughs, name="breakthroughs"),
]
