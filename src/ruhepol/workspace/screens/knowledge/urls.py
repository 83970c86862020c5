"""Addresses of articles."""

from django.urls import path

from ruhepol.workspace.screens.knowledge import views

urlpatterns = [
    path("knowledge/", views.articles, name="articles"),
    path("knowledge/new/", views.new_article, name="new-article"),
    path("knowledge/preview/<slug:language>/", views.preview, name="preview"),
    path("knowledge/<int:article_id>/", views.article, name="article"),
    path("knowledge/<int:article_id>/archive/", views.archive, name="archive-article"),
]
