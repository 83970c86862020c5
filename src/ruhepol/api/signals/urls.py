"""Addresses of the doors for signals; an exporter is given `…/signals/otlp` as its endpoint."""

from django.urls import path

from ruhepol.api.signals import hooks, views

app_name = "signals"
urlpatterns = [
    path("", views.plain_signals, name="plain"),
    path("hooks/<int:source_id>/", hooks.hook, name="hook"),
    path("otlp/v1/logs", views.logs, name="logs"),
    path("otlp/v1/traces", views.spans, name="traces"),
]
