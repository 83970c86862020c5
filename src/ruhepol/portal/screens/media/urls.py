"""Addresses of pictures; they stand outside the languages."""

from django.urls import path

from ruhepol.portal.screens.media import views

app_name = "media"
urlpatterns = [
    path("articles/<str:file_name>", views.article_image, name="article-image"),
    path("articles/files/<int:file_id>/", views.article_file, name="article-file"),
]
