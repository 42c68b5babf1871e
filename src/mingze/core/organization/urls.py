"""Addresses of this module."""

from django.urls import path

from mingze.core.organization.views import people, units

app_name = "organization"
urlpatterns = [
    path("", units.tree, name="tree"),
    path("headcount/", units.headcount, name="headcount"),
    path("units/", units.index, name="units"),
    path("units/<int:key>/", units.detail, name="unit"),
    path("units/<int:key>/create/", units.create_unit, name="create_unit"),
    path("units/<int:key>/move/", units.move_unit, name="move_unit"),
    path("units/<int:key>/rename/", units.rename_unit, name="rename_unit"),
    path("units/<int:key>/close/", units.close_unit, name="close_unit"),
    path("units/<int:key>/posts/create/", units.create_post, name="create_post"),
    path("people/", people.index, name="people"),
    path("people/<int:key>/", people.person, name="person"),
    path("people/<int:key>/correct/", people.correct_person, name="correct_person"),
    path("memberships/<int:key>/transfer/", people.transfer, name="transfer"),
    path("posts/<int:key>/", people.post, name="post"),
    path("posts/<int:key>/hand-over/", people.hand_over, name="hand_over"),
    path("posts/<int:key>/close/", people.close_post, name="close_post"),
    path("appointments/<int:key>/end/", people.end_appointment, name="end_appointment"),
]
