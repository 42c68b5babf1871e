"""Addresses of this module."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "roster"
urlpatterns: list[URLPattern | URLResolver] = []
