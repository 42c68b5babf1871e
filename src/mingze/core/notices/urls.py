"""Addresses of this module."""

from django.urls import path

from mingze.core.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.index, name="index"),
    path("read/", views.read_all, name="read_all"),
    path("<str:key>/", views.notice, name="notice"),
]
