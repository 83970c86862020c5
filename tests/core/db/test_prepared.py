"""Prepared queries answer as the querysets they were made from."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruhepol.core.db.prepared import Prepared, Slot, fill, slots
from ruhepol.tickets.models import Message, Ticket
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db

BY_ID = Prepared(lambda: Ticket.objects.select_related("customer", "contact").filter(pk=Slot("id")))
SAID = Prepared(
    lambda: (
        Message.objects.filter(ticket=Slot("ticket"), created_at__gte=Slot("since"))
        .exclude(kind=Message.Kind.NOTE)
        .order_by("id")
        .values_list("id", "created_at")
    )
)


def test_objects_are_the_same_with_what_belongs_to_them():
    """Every column and the joined objects arrive as from the queryset, in one statement."""
    ticket = make_ticket()
    expected = Ticket.objects.select_related("customer", "contact").get(pk=ticket.pk)
    with CaptureQueriesContext(connection) as asked:
        found = BY_ID.get(id=ticket.pk)
        assert found.customer.name == expected.customer.name
    assert len(asked) == 1
    columns = {name: value for name, value in vars(expected).items() if name != "_state"}
    assert {name: getattr(found, name) for name in columns} == columns


def test_each_asking_has_its_own_values():
    """Two askings one after the other do not see each other's values."""
    first = make_ticket()
    second = make_ticket(contact=first.contact)
    assert BY_ID.get(id=first.pk) == first
    assert BY_ID.get(id=second.pk) == second
    assert BY_ID.get(id=first.pk) == first


def test_values_and_moments():
    """Plain values come back converted, and a moment may be asked for."""
    message = Message.objects.get(ticket=make_ticket())
    rows = SAID.all(ticket=message.ticket_id, since=message.created_at)
    assert (message.pk, message.created_at) in rows
    assert SAID.all(ticket=message.ticket_id, since=message.created_at + timedelta(days=9)) == []


def test_nothing_found():
    """Absence is None, or the model's own error."""
    assert BY_ID.first(id=0) is None
    with pytest.raises(Ticket.DoesNotExist):
        BY_ID.get(id=0)


def test_a_list_of_values_has_a_fixed_length():
    """Fewer values than places find what they name, and only that."""
    first = make_ticket()
    second, other = make_ticket(contact=first.contact), make_ticket(contact=first.contact)
    some = Prepared(lambda: Ticket.objects.filter(pk__in=slots("id", 5)).values_list("pk", flat=True))
    assert set(some.all(**fill("id", 5, [first.pk, second.pk]))) == {first.pk, second.pk}
    assert some.all(**fill("id", 5, [other.pk])) == [other.pk]
