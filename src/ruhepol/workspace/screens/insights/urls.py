"""Addresses of the figures."""

from django.urls import path

from ruhepol.workspace.screens.insights import paths, views

urlpatterns = [
    path("insights/", views.insights, name="insights"),
    path("insights/paths/", paths.paths, name="paths"),
    path("insights/<slug:key>/", views.cases, name="cases"),
    path("insights/<slug:key>/export.csv", views.cases_csv, name="cases-csv"),
]
