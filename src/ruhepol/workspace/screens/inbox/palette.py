"""What the command palette finds on the server: tickets, by number or words."""

from django.http import HttpResponse, JsonResponse

from ruhepol.tickets.selectors import find_tickets
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.words import ticket_address

MOST = 8


@desk("GET")
def palette(request: DeskRequest) -> HttpResponse:
    """Offer matching tickets the agent may see."""
    words = request.GET.get("q", "").strip()
    found = find_tickets(request.user, words, limit=MOST) if words else []
    entries = [
        {
            "label": ticket.subject,
            "href": ticket_address(ticket.pk),
            "note": f"#{ticket.pk} {ticket.customer}",
        }
        for ticket in found
    ]
    return JsonResponse(entries, safe=False)
