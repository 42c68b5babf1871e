"""Addresses of this module."""

from django.http import HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

app_name = "ledger"
urlpatterns: list[URLPattern | URLResolver] = [
    path("items/<str:item>/", lambda r: HttpResponse(), name="item")
]
