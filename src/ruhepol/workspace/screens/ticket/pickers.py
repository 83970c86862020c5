"""Searching for somebody or something to put on a ticket; the answer is a list of options."""

from django.db.models import Q
from django.http import HttpResponse

from ruhepol.people.policies import colleagues
from ruhepol.tickets.models import Tag, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.tickets.selectors import find_tickets
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw

MOST = 12
LONGEST = 200  # characters of a name; SQLite compares no pattern of fifty thousand


@desk("GET")
def agents(request: DeskRequest) -> HttpResponse:
    """Offer colleagues by name or address, oneself first."""
    words = request.GET.get("q", "")[:LONGEST]
    found = colleagues(request.user).filter(Q(name__icontains=words) | Q(email__icontains=words))
    options = [{"value": agent.pk, "label": agent.name, "note": agent.email} for agent in found[:MOST]]
    options.sort(key=lambda option: option["value"] != request.user.pk)
    return draw(request, "_options", {"options": options})


@desk("GET")
def tickets(request: DeskRequest, number: int) -> HttpResponse:
    """Offer tickets to merge one into: by number or words, at first the same customer's others."""
    held, words = get_ticket_for_agent(request.user, number), request.GET.get("q", "").strip()
    if words:
        found = find_tickets(request.user, words, limit=MOST)
    else:
        others = Ticket.objects.visible_to(request.user).of(held.customer).active().newest_first()
        found = list(others.for_list()[:MOST])
    options = [
        {"value": other.pk, "label": f"#{other.pk} {other.subject}", "note": str(other.customer)}
        for other in found
        if other.pk != held.pk and not (other.merged_into_id or other.is_erased)
    ]
    return draw(request, "_options", {"options": options})


@desk("GET")
def tags(request: DeskRequest) -> HttpResponse:
    """Offer known tags, and the typed word as a new one. Partners see only tags of their own tickets."""
    word = " ".join(request.GET.get("q", "").split()).lower()[:60]
    known = Tag.objects.filter(name__icontains=word)
    if request.user.is_partner:
        known = known.filter(tickets__in=Ticket.objects.visible_to(request.user)).distinct()
    names = list(known.values_list("name", flat=True)[:MOST])
    if word and word not in names:
        names.append(word)
    options = [{"value": name, "label": name} for name in names]
    return draw(request, "_options", {"options": options})
