"""What the e-mail channel does when something happens: reads what was taken, posts what was written."""

from ruhepol.channels.email.events import (
    AlarmEnded,
    AlarmEvent,
    AlarmRaised,
    HeldMailSettled,
    MailPosted,
    MailTaken,
)
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.erase import erase_addresses_of, erase_mails_of
from ruhepol.channels.email.services.follow import follow
from ruhepol.channels.email.services.post import post_question, post_receipt, post_reply
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.scan import wants_scanning
from ruhepol.channels.email.services.talks import post_transcript
from ruhepol.channels.email.tasks import find_out, scan_mail, send_mail, tell_alarm
from ruhepol.core.crash import point
from ruhepol.core.events.outbox import receiver
from ruhepol.people.events import CustomerErased
from ruhepol.tickets.events import (
    AbsorptionUndone,
    MergeEvent,
    MessageQueued,
    MessageReceived,
    MessageRerouted,
    TicketAbsorbed,
    TicketErased,
    TicketSolved,
    TranscriptAsked,
)


@receiver(MailTaken)
def read_mail(event: MailTaken) -> None:
    """Read a mail as soon as its bytes are safe."""
    mail = process(raw_mail_id=event.raw_mail_id, anyhow=event.anyhow)
    if mail.state == mail.State.RECEIVED and wants_scanning(mail):
        scan_mail.enqueue(raw_mail_id=event.raw_mail_id)
    else:
        find_out(mail)


@receiver(MailPosted)
def send_posted(event: MailPosted) -> None:
    """Send what a service wrote down."""
    send_mail.enqueue(delivery_id=event.delivery_id)


@receiver(HeldMailSettled)
def send_released(event: HeldMailSettled) -> None:
    """Send what a person let go."""
    for delivery_id in event.delivery_ids if event.released else ():
        send_mail.enqueue(delivery_id=delivery_id)


@receiver(AlarmRaised, AlarmEnded)
def tell_somebody(event: AlarmEvent) -> None:
    """Tell of troubles by a way that does not depend on the channel."""
    tell_alarm.enqueue(alarm_id=event.alarm_id, is_over=isinstance(event, AlarmEnded))


@receiver(TicketAbsorbed, AbsorptionUndone, replays=True)
def stay_with_messages(event: MergeEvent) -> None:
    """Let mails be where their messages are."""
    follow(message_ids=event.message_ids)


@receiver(MessageQueued)
def mail_reply(event: MessageQueued) -> None:
    """Mail an agent's answer to the customer."""
    _send(post_reply(message_id=event.message_id))


@receiver(MessageRerouted)
def mail_rerouted_reply(event: MessageRerouted) -> None:
    """Mail an answer that could not reach the customer another way."""
    _send(post_reply(message_id=event.message_id))


@receiver(TranscriptAsked)
def mail_transcript(event: TranscriptAsked) -> None:
    """Mail what was said to whoever asked for it."""
    _send(post_transcript(ticket_id=event.ticket_id, number=event.number))


@receiver(TicketSolved)
def ask_customer(event: TicketSolved) -> None:
    """Ask the customer whether it is solved."""
    _send(post_question(solution_id=event.solution_id))


@receiver(MessageReceived)
def confirm_receipt(event: MessageReceived) -> None:
    """Confirm that a new request has arrived."""
    if event.opened:
        _send(post_receipt(ticket_id=event.ticket_id))


def _send(delivery: Delivery | None) -> None:
    if delivery and delivery.state == Delivery.State.QUEUED:
        send_mail.enqueue(delivery_id=delivery.pk)
        point("email.send.posted")


@receiver(TicketErased, replays=True)
def forget_mails(event: TicketErased) -> None:
    """Forget the mails of a ticket that is erased."""
    erase_mails_of(ticket_id=event.ticket_id)


@receiver(CustomerErased, replays=True)
def forget_addresses(event: CustomerErased) -> None:
    """Forget what was sent from and to somebody's addresses."""
    erase_addresses_of(customer_id=event.customer_id)
