"""A message that speaks of something else becomes a ticket of its own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.policies import get_raw_mail_of_message_for
from ruhepol.channels.email.services.split_off import split_off
from ruhepol.tickets.exceptions import NothingToSplitError
from ruhepol.tickets.models import Message
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk


@desk("POST")
def split_message(request: DeskRequest, number: int, message: int) -> HttpResponse:
    """Split a mailed message off, and show the new ticket."""
    held = get_ticket_for_agent(request.user, number)
    said = Message.objects.filter(ticket=held, number=message).first()
    try:
        mail = get_raw_mail_of_message_for(request.user, said.pk if said else 0)
    except MailNotFoundError as error:
        raise Http404 from error
    try:
        new = split_off(mail=mail, by=request.user.actor)
    except NothingToSplitError:
        messages.warning(request, _("A ticket cannot lose the message it began with."))
        return redirect("workspace:ticket", number=number)
    messages.success(request, _("It is ticket #%(number)s now.") % {"number": new.pk})
    return redirect("workspace:ticket", number=new.pk)
