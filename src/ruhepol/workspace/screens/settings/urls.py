"""Addresses of the settings."""

from django.urls import URLPattern, path

from ruhepol.workspace.screens.settings import views
from ruhepol.workspace.screens.settings.kinds import KINDS


def _pair(kind: str) -> list[URLPattern]:
    return [
        path(f"settings/{kind}s/new/", views.edit, {"kind": kind}, name=f"new-{kind}"),
        path(f"settings/{kind}s/<int:key>/", views.edit, {"kind": kind}, name=f"edit-{kind}"),
    ]


urlpatterns = [
    path("settings/", views.settings, name="settings"),
    *(pattern for kind in KINDS for pattern in _pair(kind)),
    path("settings/widgets/<int:key>/secret/", views.rotate, name="rotate-secret"),
    path("settings/agents/<int:key>/close/", views.switch, {"verb": "close"}, name="close-agent"),
    path("settings/agents/<int:key>/open/", views.switch, {"verb": "open"}, name="open-agent"),
]
