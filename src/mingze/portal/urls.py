"""Addresses of the public pages."""

from django.urls import path

from mingze.portal.views import collecting, documents, exporting, guiding, searching

app_name = "portal"
urlpatterns = [
    path("search/", searching.search, name="search"),
    path("search/form/", guiding.guided, name="form"),
    path("search/help/", guiding.operators, name="help"),
    path("search/history/", collecting.searched, name="history"),
    path("search/history/forget/", collecting.forget, name="forget"),
    path("search/export/<slug:kind>/", exporting.export, name="export"),
    path("search/basket/", collecting.collected, name="basket"),
    path("search/basket/<slug:number>/collect/", collecting.collect, name="collect"),
    path("search/basket/<slug:number>/note/", collecting.annotate, name="annotate"),
    path("search/basket/<slug:number>/drop/", collecting.drop, name="drop"),
    path("patents/<str:number>/", documents.document, name="document"),
    path("patents/<str:number>/similar/", documents.similar, name="similar"),
]
