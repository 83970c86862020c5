"""The agents' chats: a list, a small part of it on every page, and the own seat."""

from django.http import HttpResponse
from django.shortcuts import redirect

from ruhepol.channels.chat.policies import get_chat_for_agent
from ruhepol.channels.chat.services.say import see
from ruhepol.channels.chat.services.seats import sit, stay
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw, is_swap, show
from ruhepol.workspace.screens.chats import panels
from ruhepol.workspace.screens.chats.forms import SeatForm


@desk("GET")
def chats(request: DeskRequest) -> HttpResponse:
    """Show who waits, and who speaks with whom."""
    return show(request, "chats", {"now": panels.now(request.user)}, part="chats-list")


@desk("GET")
def now(request: DeskRequest) -> HttpResponse:
    """Show the small part that stands in the navigation of every page."""
    return draw(request, "chats/_now", {"now": panels.now(request.user)})


@desk("POST")
def seat(request: DeskRequest) -> HttpResponse:
    """Take a seat, leave it, or say for how many chats it is."""
    form = SeatForm(request.POST)
    if form.is_valid():
        sit(agent=request.user, by=request.user.actor, **form.cleaned_data)
    if is_swap(request):
        return draw(request, "chats/_now", {"now": panels.now(request.user)})
    return redirect("workspace:chats")


@desk("POST")
def alive(request: DeskRequest) -> HttpResponse:
    """Hear that a page of the agent's is open. 204, or 205 where the seat has been left meanwhile."""
    return HttpResponse(status=204 if stay(agent=request.user) else 205)


@desk("GET")
def strip(request: DeskRequest, number: int) -> HttpResponse:
    """Show how a ticket's chat stands."""
    held = get_ticket_for_agent(request.user, number)
    return draw(request, "ticket/_chat", {"ticket": held, "chat": panels.strip(request.user, held)})


@desk("POST")
def seen(request: DeskRequest, number: int) -> HttpResponse:
    """Note what has been read, where the reader is in charge; the visitor may see that."""
    chat = get_chat_for_agent(request.user, number)
    read = request.POST.get("number", "")
    if read.isdecimal() and chat.agent_id == request.user.pk:
        see(chat=chat, number=int(read[:9]), by=request.user.actor)
    return HttpResponse(status=204)
