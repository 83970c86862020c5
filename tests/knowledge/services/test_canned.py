"""Canned answers: written, put away, counted."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.exceptions import EmptyAnswerError, InsertionNotFoundError, ShortcutTakenError
from ruhepol.knowledge.models import CannedAnswer
from ruhepol.knowledge.policies import check_insertable
from ruhepol.knowledge.services.canned import archive_canned_answer, record_insertion
from tests.factories.knowledge import make_canned
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db


def test_an_answer_is_written_in_one_language_at_least():
    """Where the customer's language is missing, the other one is taken."""
    answer = make_canned()
    assert answer.text_in("en") == ("de", "Guten Tag {customer}, vielen Dank.")
    with pytest.raises(EmptyAnswerError):
        make_canned("empty", text_de="  ")


def test_a_shortcut_is_used_once():
    """In whatever case; an answer keeps its own."""
    answer = make_canned("thanks")
    with pytest.raises(ShortcutTakenError):
        make_canned("Thanks")
    make_canned("thanks", answer=answer, title="Vielen Dank")
    assert CannedAnswer.objects.get().title == "Vielen Dank"


def test_each_team_is_offered_its_own_and_what_is_for_all(world):
    """A partner is not offered another team's; nobody is offered what was put away."""
    everybody, tech, gone = make_canned("all"), make_canned("tech", team=world.tech), make_canned("gone")
    archive_canned_answer(answer=gone, by=SYSTEM)
    assert set(CannedAnswer.objects.visible_to(world.ada)) == {everybody, tech}
    assert set(CannedAnswer.objects.visible_to(world.pia)) == {everybody}
    world.ada.is_active = False
    assert not CannedAnswer.objects.visible_to(world.ada)


def test_what_is_inserted_is_counted_and_told(world):
    """The event names kind, thing and ticket, so that others can learn from it."""
    answer, ticket = make_canned(), make_ticket(contact=world.kim)
    record_insertion(kind="canned", answer_id=answer.pk, ticket_id=ticket.pk, by=world.ada.actor)
    answer.refresh_from_db()
    assert (answer.used, answer.used_at is None) == (1, False)
    told = EventRow.objects.get(stream=f"answer:{answer.pk}")
    assert (told.data["kind"], told.data["ticket_id"]) == ("canned", ticket.pk)


def test_only_what_one_may_see_is_counted(world):
    """Another team's answer and ticket, an unknown kind, nothing at all."""
    answer = make_canned(team=world.tech)
    ticket = make_ticket(contact=world.kim, team=world.tech)
    assert check_insertable(world.ada, "canned", answer.pk) == answer.pk
    assert check_insertable(world.ada, "solved", ticket.pk) == ticket.pk
    for kind, key in (("canned", answer.pk), ("solved", ticket.pk), ("agent", world.ada.pk), ("article", 0)):
        with pytest.raises(InsertionNotFoundError):
            check_insertable(world.pia, kind, key)
