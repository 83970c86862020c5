"""Addresses of the workspace, all below `/desk/`."""

from ruhepol.workspace.screens.customer.urls import urlpatterns as customer
from ruhepol.workspace.screens.inbox.urls import urlpatterns as inbox
from ruhepol.workspace.screens.profile.urls import urlpatterns as profile
from ruhepol.workspace.screens.setup.urls import urlpatterns as setup
from ruhepol.workspace.screens.ticket.urls import urlpatterns as ticket

app_name = "workspace"
urlpatterns = [*inbox, *ticket, *customer, *profile, *setup]
