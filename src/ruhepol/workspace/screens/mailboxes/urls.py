"""Addresses of mailboxes."""

from django.urls import path

from ruhepol.workspace.screens.mailboxes import consent, views

_BOX = "channels/mailboxes/<int:key>/"
urlpatterns = [
    path("channels/mailboxes/new/", views.new, name="new-mailbox"),
    path(_BOX, views.mailbox, name="mailbox"),
    *(
        path(f"{_BOX}{verb}/", views.act, {"verb": verb}, name=f"mailbox-{verb}")
        for verb in ("test", "verify", "pause", "resume")
    ),
    path(f"{_BOX}remove/", views.remove, name="mailbox-remove"),
    path(f"{_BOX}provider/", consent.provider, name="mailbox-provider"),
    path(f"{_BOX}consent/", consent.ask, name="mailbox-consent"),
    path("channels/consent/", consent.back, name="consent"),
]
