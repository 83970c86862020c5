"""Addresses of the help centre's lists."""

from django.urls import path

from ruhepol.portal.screens.home import feed, views

urlpatterns = [
    path("", views.home, name="home"),
    path("category/<slug:slug>/", views.category, name="category"),
    path("feed/", feed.feed, name="feed"),
    path("search/", views.search, name="search"),
]
