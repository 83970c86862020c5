"""Addresses of outgoing mail."""

from django.urls import path

from ruhepol.workspace.screens.outgoing import views

_BRAND = "outgoing/<int:brand_id>/"
urlpatterns = [
    path("outgoing/", views.outgoing, name="outgoing"),
    path(f"{_BRAND}letterhead/", views.letterhead, name="letterhead"),
    path(f"{_BRAND}key/make/", views.make, name="key-make"),
    path(f"{_BRAND}key/use/", views.use, {"signs": True}, name="key-use"),
    path(f"{_BRAND}key/rest/", views.use, {"signs": False}, name="key-rest"),
]
