"""The causes agents name teach what cause a ticket probably has."""

from dataclasses import replace

import pytest

from ruhepol.core.ml.choosing import encoder
from ruhepol.knowledge.likely import likely_causes
from ruhepol.knowledge.models import LearnedCauses
from ruhepol.knowledge.services.causes import learn_causes
from ruhepol.tickets.models import Cause
from ruhepol.tickets.services.solve import solve
from ruhepol.tickets.services.sort import set_cause, set_tags
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db

EXAMPLES = {
    "Late": ("Paket kommt nicht an", "Wo bleibt mein Paket?", "Lieferung ist nicht da"),
    "Bill": ("Rechnung fehlt", "Wo ist meine Rechnung?", "Rechnung nicht bekommen"),
}


@pytest.fixture
def world():
    """Kim writes, Ada names causes."""
    return make_world()


def named(world, cause, texts):
    """Return a cause that tickets with these subjects were given."""
    made = Cause.objects.create(name_de=cause, name_en=cause)
    for text in texts:
        ticket = make_ticket(contact=world.kim, subject=text, text=f"Guten Tag, {text} Viele Grüße")
        set_cause(ticket=ticket, cause=made, by=world.ada.actor)
    return made


def test_a_ticket_like_others_probably_has_their_cause(world):
    """What agents said of alike tickets comes first with a share of certainty; nothing is set."""
    late, _bill = (named(world, cause, texts) for cause, texts in EXAMPLES.items())
    ticket = make_ticket(contact=world.kim, subject="Paket", text="Mein Paket ist immer noch nicht da.")
    assert likely_causes(ticket) == []
    learn_causes()
    [first, *_others] = likely_causes(ticket)
    assert first.cause == late
    assert 0.5 < first.share < 1
    ticket.refresh_from_db()
    assert ticket.cause is None


def test_what_agents_leave_without_a_cause_has_probably_none(world):
    """Tickets that ended without one are examples, too: what is like them is not pressed into a cause."""
    late = named(world, "Late", EXAMPLES["Late"])
    for text in ("Passwort vergessen", "Ich komme nicht in mein Konto", "Anmeldung geht nicht"):
        solve(ticket=make_ticket(contact=world.kim, subject=text, text=text), by=world.ada.actor)
    learn_causes()
    about = {
        text: likely_causes(make_ticket(contact=world.kim, subject=text, text=text))
        for text in ("Mein Paket ist nicht da", "Das Passwort geht nicht")
    }
    assert [[each.cause for each in found if each.share > 0.5] for found in about.values()] == [[late], []]


def test_too_few_examples_teach_nothing(world):
    """Two of one cause are no rule, one cause leaves no choice; spam counts for nothing."""
    named(world, "Late", EXAMPLES["Late"])
    bill = named(world, "Bill", EXAMPLES["Bill"][:2])
    assert learn_causes() is None
    junk = make_ticket(contact=world.kim, subject="Rechnung", text="Rechnung im Anhang")
    set_cause(ticket=junk, cause=bill, by=world.ada.actor)
    set_tags(ticket=junk, names=["spam"], by=world.ada.actor)
    assert learn_causes() is None
    set_tags(ticket=junk, names=[], by=world.ada.actor)
    assert learn_causes().causes == sorted(Cause.objects.values_list("pk", flat=True))


def test_what_is_no_longer_told_apart_is_forgotten(world):
    """A cause that was taken away is proposed no more, and without two causes nothing is kept."""
    late, bill = (named(world, cause, texts) for cause, texts in EXAMPLES.items())
    learn_causes()
    ticket = make_ticket(contact=world.kim, subject="Paket", text="Wo bleibt mein Paket?")
    late.delete()
    assert {each.cause for each in likely_causes(ticket)} <= {bill}
    learn_causes()
    assert not LearnedCauses.objects.exists()


def test_another_encoder_than_it_was_learned_with_is_not_asked(world, settings):
    """Weights of one encoder say nothing about vectors of another."""
    for cause, texts in EXAMPLES.items():
        named(world, cause, texts)
    learn_causes()
    english = make_ticket(
        contact=world.kim, subject="Parcel", text="My parcel has not arrived", language="en"
    )
    settings.RUHEPOL = replace(settings.RUHEPOL, encoder="packaged", encoder_process=False)
    encoder.cache_clear()
    try:
        assert likely_causes(english) == []
        learn_causes()
        assert likely_causes(english)[0].cause.name_en == "Late"
    finally:
        encoder.cache_clear()
