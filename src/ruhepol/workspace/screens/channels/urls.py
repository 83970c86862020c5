"""Addresses of channels."""

from django.urls import path

from ruhepol.workspace.screens.channels import views

_MAIL, _DELIVERY = "channels/mail/<int:mail_id>/", "channels/deliveries/<int:delivery_id>/"
urlpatterns = [
    path("channels/", views.channels, name="channels"),
    path("channels/held/release/", views.settle_held, {"release": True}, name="held-release"),
    path("channels/held/drop/", views.settle_held, {"release": False}, name="held-drop"),
    path("channels/storms/<int:storm_id>/end/", views.end_brake, name="storm-end"),
    path(f"{_MAIL}raw/", views.raw_mail, name="raw-mail"),
    path(f"{_MAIL}again/", views.settle, {"verb": "again"}, name="mail-again"),
    path(f"{_MAIL}anyhow/", views.settle, {"verb": "anyhow"}, name="mail-anyhow"),
    path(f"{_MAIL}fetch/", views.fetch_anyway, name="mail-fetch"),
    path(f"{_MAIL}aside/", views.settle, {"verb": "aside"}, name="mail-aside"),
    path(f"{_DELIVERY}again/", views.resend, {"verb": "again"}, name="delivery-again"),
    path(f"{_DELIVERY}let-be/", views.resend, {"verb": "let-be"}, name="delivery-let-be"),
]
