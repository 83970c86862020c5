"""What an agent says to our remarks on a mail: another ticket's, one of its own, or right as it is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.policies import get_raw_mail_of_message_for
from ruhepol.channels.email.services.belongs import dismiss, join
from ruhepol.channels.email.services.split_off import split_off
from ruhepol.tickets.exceptions import CannotMergeError, NothingToSplitError
from ruhepol.tickets.models import Message
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk


def _mail(request: DeskRequest, number: int, message: int) -> RawMail:
    held = get_ticket_for_agent(request.user, number)
    said = Message.objects.filter(ticket=held, number=message).first()
    return get_raw_mail_of_message_for(request.user, said.pk if said else 0)


@desk("POST")
def split_message(request: DeskRequest, number: int, message: int) -> HttpResponse:
    """Split a mailed message off, and show the new ticket."""
    mail = _mail(request, number, message)
    try:
        new = split_off(mail=mail, by=request.user.actor)
    except NothingToSplitError:
        messages.warning(request, _("A ticket cannot lose the message it began with."))
        return redirect("workspace:ticket", number=number)
    messages.success(request, _("It is ticket #%(number)s now.") % {"number": new.pk})
    return redirect("workspace:ticket", number=new.pk)


@desk("POST")
def join_other(request: DeskRequest, number: int, message: int) -> HttpResponse:
    """Merge the ticket into the one its mail belongs to, and show that."""
    mail = _mail(request, number, message)
    there = get_ticket_for_agent(request.user, mail.hint_ticket_id or 0)
    try:
        join(mail=mail, by=request.user.actor)
    except CannotMergeError:
        messages.warning(request, _("These two cannot be merged: one is merged already, or it is the same."))
        return redirect("workspace:ticket", number=number)
    messages.success(request, _("It is part of ticket #%(number)s now.") % {"number": there.pk})
    return redirect("workspace:ticket", number=there.pk)


@desk("POST")
def dismiss_remark(request: DeskRequest, number: int, message: int) -> HttpResponse:
    """Take a wrong remark away."""
    dismiss(mail=_mail(request, number, message), by=request.user.actor)
    return redirect("workspace:ticket", number=number)
