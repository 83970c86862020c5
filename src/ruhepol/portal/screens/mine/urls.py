"""Addresses of a customer's own requests."""

from django.urls import path

from ruhepol.portal.screens.mine import views

urlpatterns = [
    path("requests/", views.mine, name="mine"),
    path("requests/<int:number>/", views.one, name="one"),
    path("requests/<int:number>/answer/", views.answer, name="answer"),
    path("requests/<int:number>/close/", views.close, name="close"),
    path("requests/<int:number>/reopen/", views.reopen, name="reopen"),
    path("requests/<int:number>/solved/", views.say_solved, name="say_solved"),
    path("files/<int:attachment_id>/", views.file, name="file"),
    path("files/<int:attachment_id>/picture/", views.picture, name="picture"),
]
