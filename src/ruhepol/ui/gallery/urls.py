"""Addresses of the gallery."""

from django.urls import path

from ruhepol.ui.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.page, name="page"),
    path("form/", views.form, name="form"),
    path("options/", views.options, name="options"),
    path("commands/", views.commands, name="commands"),
]
