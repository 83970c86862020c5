"""A customer's page and new tickets."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.channels.email.models import OptOut
from ruhepol.people.selectors import default_brand
from ruhepol.people.services.customers import describe
from ruhepol.tickets import lists
from ruhepol.tickets.exceptions import EmptyMessageError
from ruhepol.tickets.policies import get_customer_for_agent
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.customer.beginning import begin_ticket
from ruhepol.workspace.screens.customer.forms import CustomerForm, NewTicketForm


@desk("GET", "POST")
def customer(request: DeskRequest, customer_id: int) -> HttpResponse:
    """Show what is known of a customer and keep what agents note."""
    known = get_customer_for_agent(request.user, customer_id)
    form = CustomerForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid() and not known.erased_at:
        describe(customer=known, by=request.user.actor, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect("workspace:customer", customer_id=known.pk)
    own = lists.Asked(request.user, {"customer": known.pk})
    context = {
        "customer": known,
        "form": form,
        "identities": [] if known.erased_at else known.identities.order_by("kind", "value"),
        "declined": OptOut.objects.filter(customer=known).order_by("since"),
        "assets": known.assets.order_by("kind", "name")[:50],
        "tickets": lists.page(own, after=request.GET.get("after", "")),
    }
    return show(request, "customer", context, status=422 if form.errors else 200)


@desk("GET", "POST", needs=staff)
def new_ticket(request: DeskRequest) -> HttpResponse:
    """Begin a ticket: a call taken, or a first message to a customer."""
    brand = default_brand()
    if brand is None:
        raise Http404
    initial = {"language": brand.default_language, "address": request.GET.get("address", "")}
    form = NewTicketForm(request.POST or None, request.FILES or None, agent=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            message = begin_ticket(request.user, brand, form.cleaned_data, form.copies())
        except EmptyMessageError:
            form.add_error("text", _("There is nothing written yet."))
        else:
            return redirect("workspace:ticket", number=message.ticket_id)
    return show(request, "new_ticket", {"form": form}, status=422 if form.errors else 200)
