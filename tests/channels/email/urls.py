"""The one address of another floor that mails link to, for tests that open no page."""

from django.http import HttpResponse
from django.urls import include, path


def page(request, token):  # noqa: ARG001
    """Stand for the customers' page."""
    return HttpResponse()


urlpatterns = [path("de/", include(([path("solved/<str:token>/", page, name="confirm")], "portal")))]
