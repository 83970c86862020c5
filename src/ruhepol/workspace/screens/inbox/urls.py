"""Addresses of the inbox."""

from django.urls import path

from ruhepol.workspace.screens.inbox import palette, views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("navigation/", views.counts, name="navigation"),
    path("now/", views.for_leads, name="leads-now"),
    path("palette/", palette.palette, name="palette"),
    path("filter/", views.choose_filters, name="filter"),
    path("bulk/", views.bulk, name="bulk"),
    path("views/new/", views.save_view, name="save-view"),
    path("views/<int:view_id>/", views.change_view, name="change-view"),
    path("views/<int:view_id>/delete/", views.delete_view, name="delete-view"),
]
