"""Addresses of customers and new tickets."""

from django.urls import path

from ruhepol.workspace.screens.customer import erasing, views

urlpatterns = [
    path("customers/<int:customer_id>/", views.customer, name="customer"),
    path("customers/<int:customer_id>/export/", erasing.export, name="export-customer"),
    path("customers/<int:customer_id>/erase/", erasing.erase_customer, name="erase-customer"),
    path("tickets/new/", views.new_ticket, name="new-ticket"),
]
