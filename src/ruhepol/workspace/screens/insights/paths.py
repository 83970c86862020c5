"""The paths that ended in a ticket, and the tickets of one of them."""

from django.http import Http404, HttpResponse

from ruhepol.insights.selectors.journey import paths as common_paths
from ruhepol.tickets.models import Ticket
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.insights.asked import CHOICES, read_asked


@desk("GET", needs=leads)
def paths(request: DeskRequest) -> HttpResponse:
    """Show what people who agreed did last before they wrote; `path` opens one with its tickets."""
    asked = read_asked(request.GET)
    found = common_paths(request.user, asked.scope, asked.period)
    context = {"asked": asked, "paths": found, "chosen": None, "tickets": [], "choices": CHOICES}
    if key := request.GET.get("path"):
        chosen = next((path for path in found if path.key == key), None)
        if chosen is None:
            raise Http404
        rows = Ticket.objects.visible_to(request.user).filter(pk__in=chosen.tickets)
        context |= {"chosen": chosen, "tickets": rows.for_list().newest_first()}
    return show(request, "paths", context)
