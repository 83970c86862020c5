"""Where the links below automatic mails lead."""

from django.urls import path

from ruhepol.portal.screens.unsubscribe import views

urlpatterns = [path("unsubscribe/<str:token>/", views.unsubscribe, name="unsubscribe")]
