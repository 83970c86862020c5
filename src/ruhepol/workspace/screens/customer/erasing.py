"""What a customer may ask of us: all that is kept about them, and to be erased."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.people.models import Customer
from ruhepol.people.services.erasing import erase
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import get_customer_for_agent
from ruhepol.workspace.desk import DeskRequest, admins, desk


@desk("GET", needs=admins)
def export(request: DeskRequest, customer_id: int) -> HttpResponse:
    """Hand out all that is kept of a customer, as JSON."""
    known = get_customer_for_agent(request.user, customer_id)
    answer = JsonResponse(_all_of(known), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="customer-{known.pk}.json"'
    return answer


@desk("POST", needs=admins)
def erase_customer(request: DeskRequest, customer_id: int) -> HttpResponse:
    """Erase a customer; the rooms follow within minutes."""
    known = get_customer_for_agent(request.user, customer_id)
    erase(customer=known, by=request.user.actor)
    messages.success(request, _("The customer is erased; what was said goes within minutes."))
    return redirect("workspace:customer", customer_id=known.pk)


def _all_of(known: Customer) -> dict[str, Any]:
    plain = ("name", "language", "expertise", "note", "created_at")
    return {
        **{name: getattr(known, name) for name in plain},
        "organisation": known.organisation.name if known.organisation else None,
        "addresses": list(known.identities.values("kind", "value", "verified_at")),
        "assets": list(known.assets.values("kind", "external_id", "name", "state", "attributes")),
        "requests": [_request(each) for each in Ticket.objects.filter(customer=known).order_by("pk")],
    }


def _request(ticket: Ticket) -> dict[str, Any]:
    plain = ("subject", "channel", "language", "status", "created_at", "solved_at", "closed_at")
    return {
        "number": ticket.pk,
        **{name: getattr(ticket, name) for name in plain},
        "details": list(ticket.details.values("label_en", "said_en")),
        "messages": [_message(each) for each in ticket.messages.prefetch_related("attachments", "copies")],
    }


def _message(message: Message) -> dict[str, Any]:
    return {
        "kind": message.kind,
        "channel": message.channel,
        "created_at": message.created_at,
        "text": message.text,
        "quoted": message.folded,
        "files": [{"name": file.name, "size": file.size} for file in message.attachments.all()],
        "copies": [copy.address for copy in message.copies.all()],
    }
