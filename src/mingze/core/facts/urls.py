"""Addresses of this module."""

from django.urls import path

from mingze.core.facts import views

app_name = "facts"
urlpatterns = [
    path("", views.index, name="index"),
    path("record/", views.choose, name="choose"),
    path("record/<str:code>/", views.record, name="record"),
    path("<str:public_id>/", views.fact, name="fact"),
    path("<str:public_id>/review/", views.review, name="review"),
    path("<str:public_id>/correct/", views.correct, name="correct"),
    path("<str:public_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<str:public_id>/attach/", views.attach, name="attach"),
]
