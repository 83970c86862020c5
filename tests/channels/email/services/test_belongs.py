"""Mail and merging: threads go on where their ticket went, and mails stay with their messages."""

import pytest

from ruhepol.channels.email import tokens
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services.belongs import dismiss, join
from ruhepol.channels.email.services.follow import follow
from ruhepol.core.models import EventRow
from ruhepol.tickets.exceptions import CannotMergeError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.merge import merge, unmerge
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import arrive, make_mail
from tests.factories.tickets import make_ticket

NORA = "Nora <nora@else.example>"


@pytest.fixture
def colleague(world):  # noqa: ARG001  Kim is known
    """A mail of somebody who had no part, answering one that Kim wrote: a ticket of its own, with a hint."""
    first = arrive(make_mail("Mein Server steht.", Message_ID="<eins@turnierserver.example>"))
    mail = arrive(make_mail("Ich bin ihr Kollege.", sender=NORA, In_Reply_To="<eins@turnierserver.example>"))
    assert (mail.hint, mail.hint_ticket) == (RawMail.Hint.BELONGS, first.ticket)
    assert mail.ticket != first.ticket
    return mail


def answer_to(ticket, text, sender=NORA):
    """Let somebody answer a mail of ours about a ticket, by its token."""
    return arrive(make_mail(text, sender=sender, To=f"hilfe+{tokens.token(ticket.pk)}@nordstern.example"))


def test_yes_moves_the_mail_and_all_that_follows(world, colleague):
    """Its thread's token leads there from now on, and its sender takes part there."""
    old, there = colleague.ticket, colleague.hint_ticket
    join(mail=colleague, by=world.ada.actor)
    later = answer_to(old, "Noch etwas.")
    assert (later.ticket, later.hint) == (there, "")
    known = arrive(make_mail("Und das.", sender=NORA, In_Reply_To=colleague.header_id))
    assert (known.ticket, known.hint) == (there, "")
    assert there.messages.count() == 4


def test_yes_is_told_and_can_be_undone(world, colleague):
    """Both timelines tell of it; afterwards mail and thread are where they were."""
    old, there = colleague.ticket, colleague.hint_ticket
    join(mail=colleague, by=world.ada.actor)
    told = EventRow.objects.filter(name__in=["tickets.TicketMerged", "tickets.TicketAbsorbed"])
    assert {row.stream for row in told} == {f"ticket:{old.pk}", f"ticket:{there.pk}"}
    unmerge(ticket=old, by=world.ada.actor)
    assert answer_to(old, "Doch allein.").ticket == old


def test_no_takes_the_remark_away(world, colleague):
    """It stays a ticket of its own; who said so is kept."""
    dismiss(mail=colleague, by=world.ada.actor)
    dismiss(mail=colleague, by=world.ada.actor)
    colleague.refresh_from_db()
    assert (colleague.hint, colleague.hint_ticket) == ("", None)
    row = EventRow.objects.get(name="channels.RemarkDismissed")
    assert (row.actor_id, row.data["hint"]) == (world.ada.pk, "belongs")


def test_a_ticket_that_is_gone_is_told(world, colleague):
    """The one it belonged to was erased meanwhile."""
    Ticket.objects.filter(pk=colleague.hint_ticket_id).update(merged_into=None)
    RawMail.objects.filter(pk=colleague.pk).update(hint_ticket=None)
    with pytest.raises(CannotMergeError):
        join(mail=colleague, by=world.ada.actor)


def test_mails_stay_with_their_messages(world, run_jobs):
    """What came in and what went out is shown where the words are, also after undoing."""
    first = arrive(make_mail("Eins")).ticket
    mail = arrive(make_mail("Zwei"))
    old = mail.ticket
    said = reply(ticket=old, text="Antwort", by=world.ada.actor)
    run_jobs()
    sent = Delivery.objects.get(message=said)

    def places():
        mail.refresh_from_db()
        sent.refresh_from_db()
        return {mail.ticket, sent.ticket}

    merge(ticket=old, into=first, by=world.ada.actor)
    run_jobs()
    assert places() == {first}
    follow(message_ids=[mail.message_id, said.pk])
    assert places() == {first}
    unmerge(ticket=old, by=world.ada.actor)
    run_jobs()
    assert places() == {old}


def test_a_mail_read_while_two_are_merged_is_not_lost(world):
    """Whoever looked up the old ticket a moment ago still writes into the one that stays."""
    first, old = make_ticket(contact=world.kim), make_ticket(contact=world.kim)
    merge(ticket=old, into=first, by=world.ada.actor)
    mail = answer_to(old, "Gerade jetzt", sender=world.kim.value)
    assert mail.state == RawMail.State.DONE
    assert mail.ticket == mail.message.ticket == first
