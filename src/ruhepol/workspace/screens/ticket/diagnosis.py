"""What we know of the customer's things while the ticket is read; looked at after the page has come."""

from django.http import HttpResponse

from ruhepol.healing.diagnosis import diagnose
from ruhepol.people.models import Asset
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw

MOST = 20


@desk("GET")
def diagnosis(request: DeskRequest, number: int) -> HttpResponse:
    """Show the known problems that the signals of the customer's assets show just now."""
    held = get_ticket_for_agent(request.user, number)
    assets = list(Asset.objects.filter(customers=held.customer_id).order_by("-updated_at")[:MOST])
    return draw(request, "ticket/_diagnosis", {"findings": diagnose(assets), "ticket": held})
