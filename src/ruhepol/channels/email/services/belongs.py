"""An agent's word on what we remarked of a mail: it belongs to another ticket, or the remark is wrong."""

from django.db import transaction

from ruhepol.channels.email.events import RemarkDismissed
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.follow import follow
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.exceptions import CannotMergeError
from ruhepol.tickets.models import Merge
from ruhepol.tickets.services.merge import merge


@transaction.atomic
def join(*, mail: RawMail, by: Actor) -> Merge:
    """Move the mail's ticket into the one it probably belongs to. Publishes what merging does.

    Raises CannotMergeError, also where the other ticket is gone.
    """
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    if held.ticket is None or held.hint_ticket is None:
        raise CannotMergeError
    merging = merge(ticket=held.ticket, into=held.hint_ticket, by=by)
    follow(message_ids=[int(key) for key in merging.numbers])
    held.refresh_from_db()
    _forget(held)
    return merging


@transaction.atomic
def dismiss(*, mail: RawMail, by: Actor) -> RawMail:
    """Take a remark away that an agent knows to be wrong. Publishes RemarkDismissed."""
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    if held.hint and held.hint != RawMail.Hint.UNPROVEN:
        publish(RemarkDismissed(raw_mail_id=held.pk, hint=held.hint), by=by)
        _forget(held)
    return held


def _forget(mail: RawMail) -> None:
    mail.hint, mail.hint_ticket = "", None
    mail.save(update_fields=["hint", "hint_ticket"])
