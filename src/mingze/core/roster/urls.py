"""Addresses of this module."""

from django.urls import path

from mingze.core.roster import views

app_name = "roster"
urlpatterns = [
    path("", views.index, name="index"),
    path("upload/", views.upload, name="upload"),
    path("template/", views.template, name="template"),
    path("current/", views.current, name="current"),
    path("<str:key>/", views.report, name="report"),
    path("<str:key>/confirm/", views.confirm, name="confirm"),
    path("<str:key>/drop/", views.drop, name="drop"),
]
