"""Addresses of the desk."""

from django.urls import path

from mingze.desk import views

app_name = "desk"
urlpatterns = [path("", views.home, name="home"), path("desk/duties/", views.my_duties, name="my_duties")]
