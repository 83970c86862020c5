"""Addresses search engines look at; they stand outside the languages."""

from django.urls import path

from ruhepol.portal.screens.crawlers import views

app_name = "crawlers"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
