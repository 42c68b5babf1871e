"""Addresses of the public pages."""

from django.urls import path

from mingze.portal.views import collecting, documents, exporting, guiding, keeping, remembering, searching

app_name = "portal"
urlpatterns = [
    path("search/", searching.search, name="search"),
    path("search/form/", guiding.guided, name="form"),
    path("search/help/", guiding.operators, name="help"),
    path("search/coverage/", guiding.covered, name="coverage"),
    path("search/history/", remembering.searched, name="history"),
    path("search/history/forget/", remembering.forget, name="forget"),
    path("search/history/<int:number>/forget/", remembering.forget_one, name="forget_one"),
    path("search/export/<slug:kind>/", exporting.export, name="export"),
    path("search/export/<slug:kind>/begin/", exporting.begin, name="begin_export"),
    path("search/exports/", exporting.listed, name="exports"),
    path("search/exports/<str:key>/", exporting.fetch, name="fetch_export"),
    path("search/exports/<str:key>/cancel/", exporting.cancel, name="cancel_export"),
    path("search/basket/", collecting.collected, name="basket"),
    path("search/basket/<slug:number>/collect/", collecting.collect, name="collect"),
    path("search/basket/<slug:number>/note/", collecting.annotate, name="annotate"),
    path("search/basket/<slug:number>/drop/", collecting.drop, name="drop"),
    path("search/basket/lists/new/", keeping.make, name="make_basket"),
    path("search/basket/lists/take-over/", keeping.take_over, name="take_over"),
    path("search/basket/lists/<str:key>/rename/", keeping.rename, name="rename_basket"),
    path("search/basket/lists/<str:key>/delete/", keeping.delete, name="delete_basket"),
    path("search/basket/lists/<str:key>/transfer/", keeping.transfer, name="transfer"),
    path("patents/<str:number>/", documents.document, name="document"),
    path("patents/<str:number>/similar/", documents.similar, name="similar"),
]
