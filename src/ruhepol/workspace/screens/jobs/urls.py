"""Addresses of background work."""

from django.urls import path

from ruhepol.workspace.screens.jobs import views

urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<int:job_id>/retry/", views.decide, {"verb": "retry"}, name="job-retry"),
    path("jobs/<int:job_id>/drop/", views.decide, {"verb": "drop"}, name="job-drop"),
]
