"""Objects made the short way are the objects Django would have made."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.db.models.signals import post_init

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.shapes import maker
from ruhepol.tickets.models import Message, Ticket
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db

DEEP = Prepared(
    lambda: Message.objects.select_related("ticket__contact", "agent").filter(ticket=Slot("ticket"))
)
FEW = Prepared(lambda: Ticket.objects.only("subject").filter(pk=Slot("id")))


@pytest.fixture
def message():
    """The first message of a ticket, which no agent wrote."""
    return Message.objects.get(ticket=make_ticket())


def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001  Django documents it


def test_what_was_joined_is_there_without_another_question(message, django_assert_num_queries):
    """Over two steps, and None where the join found nothing."""
    address = message.ticket.contact.value
    with django_assert_num_queries(1):
        found = DEEP.get(ticket=message.ticket_id)
        assert (found.ticket.contact.value, found.agent) == (address, None)
    assert isinstance(found, Message)


def test_it_is_a_row_that_exists(message):
    """It can be saved, refreshed and compared like any other."""
    found = DEEP.get(ticket=message.ticket_id)
    assert not found._state.adding  # noqa: SLF001  Django documents it
    found.text = "Anders"
    found.save(update_fields=["text"])
    message.refresh_from_db()
    assert (message.text, found) == ("Anders", message)
    found.agent_id = 7
    assert found.agent_id == 7


def test_columns_that_were_left_out_are_asked_for_later(message, django_assert_num_queries):
    """A deferred column costs a question of its own, as always."""
    found = FEW.get(id=message.ticket_id)
    assert found.get_deferred_fields()
    with django_assert_num_queries(1):
        assert found.status == Ticket.Status.OPEN


def test_a_moment_is_read_as_it_was_written(message):
    """To the microsecond and in UTC, also where its microseconds are nought."""
    for at in (message.created_at, message.created_at.replace(microsecond=0)):
        Message.objects.filter(pk=message.pk).update(created_at=at)
        assert DEEP.get(ticket=message.ticket_id).created_at == at
        assert Message.objects.get(pk=message.pk).created_at.tzinfo is not None


def test_who_listens_to_objects_being_made_still_hears(message):
    """With a listener, and for a model with a way of its own, Django makes the object."""
    names = _columns(Message)
    values = [getattr(message, name) for name in names]
    heard = []

    def listen(sender, instance, **_):  # noqa: ARG001  Django's signature
        heard.append(instance.pk)

    post_init.connect(listen, sender=Message)
    try:
        assert maker(Message, names)(values) == message
    finally:
        post_init.disconnect(listen, sender=Message)
    assert heard == [message.pk]


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model.__name__)
def test_every_model_of_the_house_is_made_alike(model):
    """Column by column, the short way and Django's give the same object."""
    names = _columns(model)
    values = [f"value {place}" for place in range(len(names))]
    short, long = maker(model, names)(values), Model.from_db.__func__(model, connection.alias, names, values)
    assert vars(short).keys() == vars(long).keys()
    assert [getattr(short, name) for name in names] == [getattr(long, name) for name in names]
