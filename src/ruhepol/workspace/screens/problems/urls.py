"""Addresses of known problems."""

from django.urls import path

from ruhepol.workspace.screens.problems import proposals, views

urlpatterns = [
    path("problems/", views.problems, name="problems"),
    path("problems/new/", views.new, name="new-problem"),
    path("problems/try/", views.try_condition, name="problem-try"),
    path("problems/proposed/<int:precursor_id>/describe/", proposals.describe_it, name="describe-precursor"),
    path("problems/proposed/<int:precursor_id>/dismiss/", proposals.not_this, name="dismiss-precursor"),
    path("problems/proposed/<int:precursor_id>/again/", proposals.again, name="reopen-precursor"),
    path("problems/<int:problem_id>/", views.problem, name="problem"),
]
