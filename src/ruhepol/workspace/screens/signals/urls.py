"""Addresses of sources and assets."""

from django.urls import path

from ruhepol.workspace.screens.signals import hooks, pulls, views

_SOURCE = "signals/<int:source_id>/"
urlpatterns = [
    path("signals/", views.sources, name="sources"),
    path(_SOURCE, views.source, name="source"),
    path(f"{_SOURCE}preview/", views.try_mapping, name="source-preview"),
    path(f"{_SOURCE}key/", views.new_key, name="source-key"),
    path(f"{_SOURCE}refusals/<int:refusal_id>/", views.refusal, name="source-refusal"),
    path(f"{_SOURCE}hook/", hooks.hook, name="source-hook"),
    path(f"{_SOURCE}hook/preview/", hooks.try_hook, name="source-hook-preview"),
    path(f"{_SOURCE}hook/secret/", hooks.new_secret, name="source-hook-secret"),
    path(f"{_SOURCE}pull/", pulls.pull, name="source-pull"),
    path("assets/<int:asset_id>/", views.asset, name="asset"),
]
