"""Taking back an answer that has not gone out yet."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ruhepol.tickets.exceptions import AlreadySentError, TicketNotFoundError
from ruhepol.tickets.policies import get_planned_for, get_ticket_for_agent
from ruhepol.tickets.services.plan import take_back
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.screens.ticket.views import back_to


@desk("POST")
def undo(request: DeskRequest, number: int, planned_id: int) -> HttpResponse:
    """Make a draft of it again; who comes too late is told so."""
    held = get_ticket_for_agent(request.user, number)
    try:
        take_back(planned=get_planned_for(request.user, planned_id), by=request.user.actor)
        messages.success(request, _("Taken back. It is your draft again."))
    except (AlreadySentError, TicketNotFoundError):
        messages.warning(request, _("Too late: it has gone out."))
    return back_to(request, number=held.pk)
