"""Taking up a mail whose sender died: sent again where it surely stayed here, shown where it may not have."""

from django.db import transaction
from django.utils.translation import gettext as _

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services import several
from ruhepol.channels.email.services.send import State, tell
from ruhepol.core import clock


@transaction.atomic
def recover(*, delivery_id: int) -> Delivery | None:
    """Free a mail that a dead worker had taken up; None where nothing was left half done.

    Before the hand-over it waits again, and the dead one, should it only have slept, is fenced off.
    During it the mail becomes `unknown`; publishes MailUncertain.
    """
    moving = Delivery.objects.select_for_update().filter(state__in=[State.SENDING, State.HANDING])
    delivery = moving.filter(pk=delivery_id).first()
    if delivery is None:
        return None
    if delivery.state == State.SENDING:
        delivery.state, delivery.next_at = State.QUEUED, clock.now()
    else:
        delivery.error = _("The program was stopped while the server was given this mail.")
        delivery.state = several.free(delivery) if delivery.copied else State.UNKNOWN
        delivery.next_at = clock.now()
        tell(delivery=delivery)
    delivery.save(update_fields=["state", "error", "next_at"])
    return delivery
