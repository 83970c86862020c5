"""Addresses of incidents and matches."""

from django.urls import path

from ruhepol.workspace.screens.incidents import acts, views

_ONE = "incidents/<int:incident_id>/"
urlpatterns = [
    path("incidents/", views.incidents, name="incidents"),
    path(_ONE, views.incident, name="incident"),
    path(f"{_ONE}say/", acts.say_more, name="incident-say"),
    path(f"{_ONE}end/", acts.finish, name="incident-end"),
    path(f"{_ONE}dismiss/", acts.not_one, name="incident-dismiss"),
    path("problems/<int:problem_id>/incident/", acts.declare_one, name="declare-incident"),
]
