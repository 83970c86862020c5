"""The customer's word by a link from a mail. Opening the link decides nothing: scanners open links, too."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from ruhepol.portal.page import draw
from ruhepol.tickets.exceptions import NotSolvedError, TicketNotFoundError
from ruhepol.tickets.policies import get_solution_by_token
from ruhepol.tickets.services.solve import confirm, decline

_ANSWERS = {"yes": confirm, "no": decline}


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether it is solved, and take the answer."""
    try:
        solution = get_solution_by_token(token)
    except TicketNotFoundError:
        return draw(request, "solved/gone.html", status=404)
    answer = _ANSWERS.get(request.POST.get("answer", ""))
    if answer and not solution.outcome:
        with suppress(NotSolvedError):  # answered in another window a moment ago
            answer(ticket=solution.ticket, by=solution.ticket.customer.actor)
        return HttpResponseRedirect(request.path)
    context = {"solution": solution, "ticket": solution.ticket, "hint": request.GET.get("answer", "")}
    return draw(request, "solved/ask.html", context)
