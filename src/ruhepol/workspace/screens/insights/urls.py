"""Addresses of the figures."""

from django.urls import path

from ruhepol.workspace.screens.insights import views

urlpatterns = [
    path("insights/", views.insights, name="insights"),
    path("insights/<slug:key>/", views.cases, name="cases"),
    path("insights/<slug:key>/export.csv", views.cases_csv, name="cases-csv"),
]
