"""Addresses of the workspace, all below `/desk/`."""

from importlib import import_module

from django.urls import URLPattern

SCREENS = (
    "inbox",
    "ticket",
    "chats",
    "customer",
    "knowledge",
    "bot",
    "insights",
    "channels",
    "mailboxes",
    "outgoing",
    "settings",
    "hours",
    "signals",
    "systems",
    "questions",
    "jobs",
    "problems",
    "incidents",
    "runs",
    "profile",
    "setup",
)

app_name = "workspace"
urlpatterns: list[URLPattern] = [
    pattern
    for screen in SCREENS
    for pattern in import_module(f"ruhepol.workspace.screens.{screen}.urls").urlpatterns
]
