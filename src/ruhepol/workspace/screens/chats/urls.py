"""Addresses of chats."""

from django.urls import path

from ruhepol.workspace.screens.chats import views
from ruhepol.workspace.screens.chats.acts import CHAT_ACTS
from ruhepol.workspace.screens.ticket.views import act

urlpatterns = [
    path("chats/", views.chats, name="chats"),
    path("chats/now/", views.now, name="chats-now"),
    path("chats/seat/", views.seat, name="seat"),
    path("chats/alive/", views.alive, name="seat-alive"),
    path("tickets/<int:number>/chat/", views.strip, name="chat"),
    path("tickets/<int:number>/chat/seen/", views.seen, name="chat-seen"),
    *(path(f"tickets/<int:number>/{verb}/", act, {"verb": verb}, name=verb) for verb in CHAT_ACTS),
]
