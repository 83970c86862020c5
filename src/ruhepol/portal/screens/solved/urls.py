"""Addresses of the question "is it solved?"."""

from django.urls import path

from ruhepol.portal.screens.solved import views

urlpatterns = [path("solved/<str:token>/", views.ask, name="confirm")]
