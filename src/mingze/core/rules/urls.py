"""Addresses of this module."""

from django.urls import path

from mingze.core.rules.views import reading, reviewing, writing

app_name = "rules"
urlpatterns = [
    path("", reading.index, name="index"),
    path("new/", writing.new, name="new"),
    path("<int:pk>/", reading.document, name="document"),
    path("<int:pk>/versions/new/", writing.new_version, name="new_version"),
    path("<int:pk>/review/", reviewing.review, name="review"),
    path("compare/<int:old>/<int:new>/", reading.compare, name="compare"),
    path("clauses/", reading.clauses, name="clauses"),
    path("clauses/<int:pk>/", reading.clause, name="clause"),
    path("clauses/<int:pk>/correct/", writing.correct_clause, name="correct_clause"),
    path("clauses/<int:pk>/verify/", writing.verify_clause, name="verify_clause"),
    path("execution/", reading.execution, name="execution"),
    path("parameters/", reading.parameters, name="parameters"),
    path("parameters/<int:pk>/", reading.parameter, name="parameter"),
    path("values/<int:pk>/verify/", writing.verify_value, name="verify_value"),
    path("reviews/", reviewing.reviews, name="reviews"),
    path("reviews/propose/", reviewing.propose, name="propose"),
    path("reviews/<int:pk>/", reviewing.review_item, name="review_item"),
    path("reviews/<int:pk>/repeal/", reviewing.repeal, name="repeal"),
]
