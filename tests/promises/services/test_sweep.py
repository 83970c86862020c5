"""What is broken is noted, once."""

from ruhepol.core import clock
from ruhepol.promises.models import Clock
from ruhepol.promises.services.sweep import note_broken
from ruhepol.tickets.services.reply import reply
from tests.factories.tickets import make_ticket
from tests.promises.stage import HOUR, MINUTE, broken, clocks, promise
from tests.world import NOON


def test_what_is_broken_is_told_once(world, run_jobs):
    """The sweep notes a breach a moment after its time, once, and the late answer does not mend it."""
    promise(resolution_minutes=None)
    ticket = make_ticket(contact=world.kim)
    run_jobs()
    clock.advance(HOUR)
    assert note_broken() == 0
    clock.advance(MINUTE)
    assert note_broken() == 1
    assert note_broken() == 0
    reply(ticket=ticket, text="Verzeihung.", by=world.ada.actor)
    run_jobs()
    [row] = Clock.objects.all()
    assert (row.kept, row.decided_at, row.met_at) == (False, NOON + HOUR, NOON + 61 * MINUTE)
    assert broken() == 1


def test_a_late_answer_that_no_sweep_saw_is_broken_all_the_same(world, run_jobs):
    """Verdicts come from the times, not from when somebody looked."""
    promise(resolution_minutes=None)
    ticket = make_ticket(contact=world.kim)
    clock.advance(2 * HOUR)
    reply(ticket=ticket, text="Spät.", by=world.ada.actor)
    run_jobs()
    assert clocks(ticket) == [("first_response", 60, False)]
