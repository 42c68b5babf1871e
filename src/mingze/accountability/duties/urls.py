"""Addresses of the duties module."""

from django.urls import path

from mingze.accountability.duties.views import heads, lists, obligations, pledges, sheets

app_name = "duties"
urlpatterns = [
    path("", obligations.fulfilment, name="fulfilment"),
    path("obligations/", obligations.index, name="obligations"),
    path("obligations/<int:key>/", obligations.detail, name="obligation"),
    path("report/", obligations.report, name="report"),
    path("heads/", heads.index, name="heads"),
    path("heads/<int:key>/", heads.head, name="head"),
    path("lists/", lists.index, name="lists"),
    path("lists/draft/", lists.draft, name="draft"),
    path("lists/<int:key>/", lists.version, name="version"),
    path("lists/<int:key>/next/", lists.draft_next, name="draft_next"),
    path("lists/<int:key>/publish/", lists.publish, name="publish"),
    path("items/<int:key>/", lists.revise, name="revise"),
    path("items/<int:key>/remove/", lists.remove, name="remove"),
    path("sheets/", sheets.index, name="sheets"),
    path("sheets/generate/", sheets.generate, name="generate"),
    path("sheets/<str:key>/", sheets.sheet, name="sheet"),
    path("sheets/<str:key>/approve/", sheets.approve, name="approve"),
    path("sheets/<str:key>/send/", sheets.send, name="send"),
    path("sheets/<str:key>/receipt/", sheets.receipt, name="receipt"),
    path("sheets/<str:key>/file/<str:form>/", sheets.file, name="sheet_file"),
    path("pledges/", pledges.index, name="pledges"),
    path("pledges/draw-up/", pledges.draw_up, name="draw_up"),
    path("pledges/<str:key>/", pledges.pledge, name="pledge"),
    path("pledges/<str:key>/sign/", pledges.sign, name="sign"),
    path("pledges/<str:key>/file/", pledges.file, name="pledge_file"),
]
