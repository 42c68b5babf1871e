"""Addresses of the shared ground."""

from django.urls import path

from mingze.core.base import views

urlpatterns = [
    path("components/", views.gallery, name="components"),
    path("display/language/", views.language, name="set_language"),
    path("display/type-size/", views.type_size, name="type_size"),
]
