"""Addresses of the choice."""

from django.urls import path

from ruhepol.portal.screens.privacy import views

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/choose/", views.choose, name="privacy_choose"),
]
