"""Addresses of repairs."""

from django.urls import path

from ruhepol.workspace.screens.runs import remedies, views

urlpatterns = [
    path("runs/", views.runs, name="runs"),
    path("runs/waiting/", views.waiting, name="runs-waiting"),
    path("runs/<int:run_id>/", views.run, name="run"),
    path("runs/<int:run_id>/decide/", views.decide, name="run-decide"),
    path("problems/<int:problem_id>/switch/", remedies.switch, name="remedy-switch"),
]
