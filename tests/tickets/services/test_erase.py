"""Erasing what was said."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.files import services as files
from ruhepol.core.files.errors import FileMissing
from ruhepol.core.models import EventRow
from ruhepol.core.search.finding import search
from ruhepol.people.services.erasing import erase
from ruhepol.tickets.exceptions import ErasedError
from ruhepol.tickets.models import Attachment, Copy, Message, Ticket
from ruhepol.tickets.services.draft import keep_picture, save_draft
from ruhepol.tickets.services.erase import ERASED, erase_words_of
from ruhepol.tickets.services.indexing import index_tickets
from ruhepol.tickets.services.merge import merge, unmerge
from ruhepol.tickets.services.receive import CopyTo, File, receive
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import reopen
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings, tmp_path):
    """Everybody, and a folder for files of our own."""
    settings.DATA_DIR = tmp_path
    return make_world()


def attach(ticket, content):
    """Put a file on a ticket's first message."""
    kept = files.store(content)
    return Attachment.objects.create(
        message=ticket.messages.first(), digest=kept.digest, name="a.txt", size=kept.size
    ).digest


def test_all_that_was_said_goes_and_the_ticket_stays(world, run_jobs):
    """Messages, answers, files and drafts; it is closed, and found by no word of it. Others' stay."""
    ticket, other = make_ticket(contact=world.kim), make_ticket(contact=world.nora)
    reply(ticket=ticket, text="Liebe Kim, ja.", by=world.ada.actor)
    save_draft(ticket=ticket, agent=world.ada, text="Kim", version=0)
    drawn = files.store(b"Kims Bild").digest
    keep_picture(ticket=ticket, agent=world.ada, file=File(digest=drawn, name="a.png", size=9))
    own, shared = attach(ticket, b"Kims"), attach(ticket, b"Allgemein")
    attach(other, b"Allgemein")
    index_tickets([ticket.pk, other.pk])
    erase(customer=world.kim.customer, by=SYSTEM)
    assert erase_words_of(customer_id=world.kim.customer_id) == 1
    assert erase_words_of(customer_id=world.kim.customer_id) == 0
    run_jobs()
    ticket.refresh_from_db()
    assert (ticket.status, ticket.subject, ticket.excerpt) == ("closed", ERASED, "")
    assert set(ticket.messages.values_list("text", flat=True)) == {ERASED}
    assert not ticket.drafts.exists()
    assert files.read(shared) == b"Allgemein"
    for gone in (own, drawn):
        with pytest.raises(FileMissing):
            files.read(gone)
    assert EventRow.objects.filter(name="tickets.TicketErased").count() == 1
    assert [hit.id for hit in search("ticket", "Server", visible=None)] == [other.pk]


@pytest.mark.parametrize("into", ["kims", "noras"])
def test_where_two_spoke_only_one_is_erased(world, into):
    """One's ticket was merged into the other's: Nora's words stay, and Kim's are gone."""
    kims, noras = make_ticket(contact=world.kim, text="Kims"), make_ticket(contact=world.nora, text="Noras")
    into, other = (kims, noras) if into == "kims" else (noras, kims)
    merge(ticket=other, into=into, by=world.ada.actor)
    erase(customer=world.kim.customer, by=SYSTEM)
    erase_words_of(customer_id=world.kim.customer_id)
    assert set(Message.objects.filter(ticket=into, kind="customer").values_list("text", flat=True)) == {
        ERASED,
        "Noras",
    }


def test_a_copy_they_were_sent_is_forgotten(world):
    """Kim's address stands in Nora's ticket no more; another one does."""
    ticket = make_ticket(contact=world.nora)
    copies = [CopyTo(address=world.kim.value), CopyTo(address="chef@laden.example")]
    reply(ticket=ticket, text="Ja", copies=copies, by=world.ada.actor)
    erase(customer=world.kim.customer, by=SYSTEM)
    erase_words_of(customer_id=world.kim.customer_id)
    assert list(Copy.objects.values_list("address", flat=True)) == ["chef@laden.example"]


def test_nothing_goes_of_somebody_who_is_not_erased(world):
    """A slip of the key does no harm."""
    make_ticket(contact=world.kim)
    assert erase_words_of(customer_id=world.kim.customer_id) == 0
    assert not Ticket.objects.filter(subject=ERASED).exists()


def test_nothing_is_said_in_an_erased_ticket_any_more(world):
    """It is not taken up again, nothing arrives in it, and nobody's concern goes into it."""
    ticket, other = make_ticket(contact=world.kim), make_ticket(contact=world.nora)
    merged = make_ticket(contact=world.kim)
    merge(ticket=merged, into=other, by=world.ada.actor)
    erase(customer=world.kim.customer, by=SYSTEM)
    erase_words_of(customer_id=world.kim.customer_id)
    said = {"contact": world.nora, "channel": "email", "text": "Und ich?", "by": SYSTEM}
    for act in (
        lambda: reopen(ticket=ticket, by=world.ada.actor),
        lambda: receive(ticket=ticket, **said),
        lambda: merge(ticket=other, into=ticket, by=world.ada.actor),
        lambda: unmerge(ticket=merged, by=world.ada.actor),
    ):
        with pytest.raises(ErasedError):
            act()
    ticket.refresh_from_db()
    assert (ticket.status, ticket.last_number) == ("closed", 1)


def test_words_that_look_erased_are_erased_as_well(world):
    """A dash as a subject or as the words beside a file hides nothing."""
    own = make_ticket(contact=world.kim, subject=ERASED, text="Kims")
    theirs, merged = make_ticket(contact=world.nora), make_ticket(contact=world.kim, text=ERASED)
    attach(merged, b"Kims")
    merge(ticket=merged, into=theirs, by=world.ada.actor)
    erase(customer=world.kim.customer, by=SYSTEM)
    assert erase_words_of(customer_id=world.kim.customer_id) == 2
    assert own.messages.get().text == ERASED
    assert not Attachment.objects.exists()
