"""Addresses of known problems."""

from django.urls import path

from ruhepol.workspace.screens.problems import views

urlpatterns = [
    path("problems/", views.problems, name="problems"),
    path("problems/new/", views.new, name="new-problem"),
    path("problems/try/", views.try_condition, name="problem-try"),
    path("problems/<int:problem_id>/", views.problem, name="problem"),
]
