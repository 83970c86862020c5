"""Addresses of the status page."""

from django.urls import path

from ruhepol.portal.screens.status import feed, following, views

urlpatterns = [
    path("status/", views.status, name="status"),
    path("status/feed/", feed.feed, name="status_feed"),
    path("status/follow/<str:token>/", following.confirmed, name="follow_confirm"),
    path("status/<int:number>/", views.incident, name="incident"),
    path("status/<int:number>/follow/", following.follow_it, name="follow"),
]
