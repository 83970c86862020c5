"""Addresses of the questions of a topic's form."""

from django.urls import path

from ruhepol.workspace.screens.questions import views

_TOPIC = "settings/topics/<int:topic_id>/questions/"

urlpatterns = [
    path(_TOPIC, views.questions, name="questions"),
    path(f"{_TOPIC}guided/", views.guided, name="guided-questions"),
    path(f"{_TOPIC}new/", views.edit, name="new-question"),
    path(f"{_TOPIC}<int:key>/", views.edit, name="question"),
    path(f"{_TOPIC}<int:key>/move/", views.move, name="move-question"),
    path(f"{_TOPIC}<int:key>/remove/", views.remove, name="remove-question"),
]
