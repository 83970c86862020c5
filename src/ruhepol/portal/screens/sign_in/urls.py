"""Addresses of signing in and out."""

from django.urls import path

from ruhepol.portal.screens.sign_in import views

urlpatterns = [
    path("sign-in/", views.address, name="sign_in"),
    path("sign-in/code/", views.code, name="sign_in_code"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
