"""Addresses of the working hours."""

from django.urls import path

from ruhepol.workspace.screens.hours import views

urlpatterns = [
    path("hours/", views.hours, name="hours"),
    path("hours/new/", views.edit, name="new-calendar"),
    path("hours/regions/", views.regions, name="calendar-regions"),
    path("hours/<int:calendar_id>/", views.edit, name="calendar"),
    path("hours/<int:calendar_id>/days/", views.keep_day, name="calendar-day"),
    path("hours/<int:calendar_id>/days/clear/", views.drop_day, name="clear-calendar-day"),
]
