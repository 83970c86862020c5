"""Addresses of customers and new tickets."""

from django.urls import path

from ruhepol.workspace.screens.customer import views

urlpatterns = [
    path("customers/<int:customer_id>/", views.customer, name="customer"),
    path("tickets/new/", views.new_ticket, name="new-ticket"),
]
