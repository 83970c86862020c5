"""Addresses of the set-up."""

from django.urls import path

from ruhepol.workspace.screens.setup import views

urlpatterns = [
    path("setup/", views.setup, name="setup"),
    path("setup/next/", views.next_steps, name="next_steps"),
]
