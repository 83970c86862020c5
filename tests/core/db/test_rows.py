"""Rows written by hand are the rows Django would have written."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from ruhepol.core.actors import ActorKind
from ruhepol.core.db.rows import insert, insert_once, update, upsert
from ruhepol.core.models import EventRow, StoredFile
from ruhepol.insights.models import TicketFact
from ruhepol.promises.models import Clock
from ruhepol.tickets.models import Ticket
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def columns(row):
    """Return every column of a row by name, its own key left out."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields[1:]}  # noqa: SLF001


def test_a_new_row_reads_back_as_it_was_given():
    """Words, choices, JSON and moments arrive, in one statement, and the object knows its key."""
    row = EventRow(name="a.B", stream="b:1", at=AT, actor_kind=ActorKind.AGENT, data={"b_id": 1, "ä": None})
    with CaptureQueriesContext(connection) as asked:
        assert insert(row) is row
    assert len(asked) == 1
    assert columns(EventRow.objects.get(pk=row.pk)) == columns(row)
    row.name = "a.C"
    row.save()
    assert EventRow.objects.get().name == "a.C"


def test_durations_and_lists_go_through_their_fields():
    """What needs preparing is prepared as `save` would."""
    facts = {
        "kind": Clock.Kind.FIRST,
        "allowed": timedelta(hours=4),
        "started_at": AT,
        "pauses": [["a", None]],
    }
    clock = insert(Clock(ticket=make_ticket(), **facts))
    found = Clock.objects.get(pk=clock.pk)
    assert {name: getattr(found, name) for name in facts} == facts


def test_a_row_that_is_there_is_left_alone():
    """Of two rows with one unique value the first stays, and the second is told so."""
    assert insert_once(StoredFile(digest="x", size=1, created_at=AT))
    assert not insert_once(StoredFile(digest="x", size=2, created_at=AT))
    assert StoredFile.objects.get().size == 1


def test_a_row_is_written_over_the_one_with_its_key():
    """The second writing replaces every column of the first."""
    ticket = make_ticket()
    for channel, contact in (("email", True), ("form", None)):
        upsert([TicketFact(ticket=ticket, brand=ticket.brand, channel=channel, contact=contact)])
    assert TicketFact.objects.values_list("channel", "contact").get() == ("form", None)


def test_only_the_named_columns_are_written():
    """Others keep what somebody else wrote meanwhile."""
    ticket = make_ticket()
    Ticket.objects.filter(pk=ticket.pk).update(subject="Theirs", due_at=AT)
    ticket.subject, ticket.due_at, ticket.status = "Ours", None, Ticket.Status.WAITING
    update(ticket, "due_at", "status")
    found = Ticket.objects.get(pk=ticket.pk)
    assert (found.subject, found.due_at, found.status) == ("Theirs", None, "waiting")
    assert model_to_dict(found, exclude=["subject"]) == model_to_dict(ticket, exclude=["subject"])


def test_a_row_that_is_gone_cannot_be_changed():
    """Writing into nothing is an error, as with `save`."""
    ticket = make_ticket()
    ticket.pk = 0
    with pytest.raises(Ticket.DoesNotExist):
        update(ticket, "subject")


def test_a_broken_rule_is_django_s_own_error():
    """What the database refuses arrives as Django's IntegrityError."""
    insert(StoredFile(digest="x", size=1, created_at=AT))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(StoredFile(digest="x", size=1, created_at=AT))
