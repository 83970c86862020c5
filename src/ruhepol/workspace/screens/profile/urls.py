"""Address of the preferences."""

from django.urls import path

from ruhepol.workspace.screens.profile import views

urlpatterns = [path("profile/", views.profile, name="profile")]
