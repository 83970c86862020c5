"""Addresses of one article."""

from django.urls import path

from ruhepol.portal.screens.article import views

urlpatterns = [
    path("article/<slug:slug>/", views.article, name="article"),
    path("article/<slug:slug>/feedback/", views.feedback, name="article_feedback"),
]
