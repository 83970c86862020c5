"""Addresses of systems."""

from django.urls import path

from ruhepol.workspace.screens.systems import views

urlpatterns = [
    path("systems/", views.systems, name="systems"),
    path("systems/new/", views.new, name="new-system"),
    path("systems/<int:system_id>/", views.system, name="system"),
    path("systems/<int:system_id>/try/", views.try_it, name="system-try"),
]
