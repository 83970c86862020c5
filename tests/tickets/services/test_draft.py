"""Unsent words."""

import pytest

from ruhepol.tickets.exceptions import StaleDraftError
from ruhepol.tickets.models import Draft
from ruhepol.tickets.services.draft import save_draft
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_an_older_window_cannot_overwrite_newer_words():
    """The version a window began from must still be the newest."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    first = save_draft(ticket=ticket, agent=world.ada, text="eins", version=0)
    save_draft(ticket=ticket, agent=world.ada, text="zwei", version=first.version)
    with pytest.raises(StaleDraftError):
        save_draft(ticket=ticket, agent=world.ada, text="drei", version=first.version)
    assert Draft.objects.get().text == "zwei"


def test_empty_words_end_the_draft():
    """Clearing the field leaves nothing behind."""
    world = make_world()
    ticket = make_ticket(contact=world.kim)
    draft = save_draft(ticket=ticket, agent=world.ada, text="eins", version=0)
    assert save_draft(ticket=ticket, agent=world.ada, text="  ", version=draft.version) is None
    assert not Draft.objects.exists()
