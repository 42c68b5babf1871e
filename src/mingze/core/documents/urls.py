"""Addresses of this module."""

from django.urls import path

from mingze.core.documents import views

app_name = "documents"
urlpatterns = [path("<str:key>/", views.download, name="download")]
