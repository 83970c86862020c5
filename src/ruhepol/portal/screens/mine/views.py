"""A customer's own requests: follow, answer, close, reopen, say whether it is solved."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ruhepol.core.db.keyset import read_mark
from ruhepol.core.files.services import open_file, read
from ruhepol.people.models import Customer
from ruhepol.portal.page import draw
from ruhepol.portal.screens.mine import panels
from ruhepol.portal.screens.mine.forms import AnswerForm
from ruhepol.portal.uploads import stored
from ruhepol.portal.visitor import identity_of, signed_in
from ruhepol.tickets.exceptions import MergedError, NotSolvedError, TicketNotFoundError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.policies import get_attachment_for_customer, get_standing_ticket_for_customer
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.receive import receive
from ruhepol.ui.pictures import picture_response


def _ticket(customer: Customer, number: int) -> Ticket:
    try:
        return get_standing_ticket_for_customer(customer, number)
    except TicketNotFoundError:
        raise Http404 from None


@require_safe
@signed_in
def mine(request: HttpRequest, customer: Customer) -> HttpResponse:
    """List the customer's requests."""
    page = panels.listing(customer, before=read_mark(request.GET.get("before", "")))
    return draw(request, "mine/list.html", {"page": page})


@require_safe
@signed_in
def one(request: HttpRequest, customer: Customer, number: int) -> HttpResponse:
    """Show one request; one that was merged into another of theirs leads there."""
    ticket = _ticket(customer, number)
    return _page(request, ticket, AnswerForm()) if ticket.pk == number else _back(ticket)


@require_POST
@signed_in
def answer(request: HttpRequest, customer: Customer, number: int) -> HttpResponse:
    """Add the customer's words; a solved or closed request opens again."""
    ticket = _ticket(customer, number)
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, ticket, form, status=422)
    contact = identity_of(request)
    assert contact is not None  # noqa: S101  `signed_in` has seen to it
    receive(
        contact=contact,
        channel=Ticket.Channel.PORTAL,
        text=form.cleaned_data["text"],
        files=stored(form.cleaned_data["attachments"]),
        ticket=ticket,
        origin=form.origin(ticket),
        by=customer.actor,
    )
    return _back(ticket)


@require_POST
@signed_in
def close(_request: HttpRequest, customer: Customer, number: int) -> HttpResponse:
    """End the request: the customer needs nothing more."""
    ticket = _ticket(customer, number)
    ending.close(ticket=ticket, by=customer.actor)
    return _back(ticket)


@require_POST
@signed_in
def reopen(_request: HttpRequest, customer: Customer, number: int) -> HttpResponse:
    """Take the request up again."""
    ticket = _ticket(customer, number)
    with suppress(MergedError):  # it goes on in somebody else's; there is nothing here to take up
        ending.reopen(ticket=ticket, by=customer.actor)
    return _back(ticket)


@require_POST
@signed_in
def say_solved(request: HttpRequest, customer: Customer, number: int) -> HttpResponse:
    """Take the customer's yes or no to the question whether it is solved."""
    ticket = _ticket(customer, number)
    answers: dict[str, Callable[..., Any]] = {"yes": ending.confirm, "no": ending.decline}
    say = answers.get(request.POST.get("answer", ""))
    if say:
        with suppress(NotSolvedError):  # answered in another window a moment ago
            say(ticket=ticket, by=customer.actor)
    return _back(ticket)


@require_safe
@signed_in
def file(_request: HttpRequest, customer: Customer, attachment_id: int) -> HttpResponseBase:
    """Hand out a file of the customer's own request, always as a download."""
    try:
        attachment = get_attachment_for_customer(customer, attachment_id)
    except TicketNotFoundError:
        raise Http404 from None
    return FileResponse(
        open_file(attachment.digest),
        as_attachment=True,
        filename=attachment.name,
        content_type="application/octet-stream",
    )


@require_safe
@signed_in
def picture(_request: HttpRequest, customer: Customer, attachment_id: int) -> HttpResponse:
    """Show a picture within an agent's words."""
    try:
        attachment = get_attachment_for_customer(customer, attachment_id)
    except TicketNotFoundError:
        raise Http404 from None
    if not attachment.is_picture_of_ours:
        raise Http404
    return picture_response(read(attachment.digest), attachment.content_type)


def _page(request: HttpRequest, ticket: Ticket, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    said = panels.conversation(ticket)
    context = {
        "ticket": ticket,
        "conversation": said,
        "after": panels.last_own(said),
        "claim": panels.open_claim(ticket),
        "details": list(ticket.details.all()),
        "form": form,
    }
    return draw(request, "mine/one.html", context, status=status)


def _back(ticket: Ticket) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("portal:one", args=[ticket.pk]))
