"""Which target counts, and what follows when it changes."""

from ruhepol.core.actors import SYSTEM
from ruhepol.promises.services.targets import save_target
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.sort import move, prioritise
from tests.factories.tickets import make_ticket
from tests.promises.stage import clocks, promise


def test_the_first_fitting_target_counts(world, run_jobs):
    """Urgent tickets of a team can be promised more; moving and judging a ticket follows at once."""
    promise(resolution_minutes=None, position=2)
    promise(resolution_minutes=None, team=world.tech, priority=4, first_response_minutes=15)
    ticket = make_ticket(contact=world.kim)
    move(ticket=ticket, to=world.tech, by=world.ada.actor)
    run_jobs()
    assert clocks(ticket) == [("first_response", 60, None)]
    prioritise(ticket=ticket, priority=4, by=world.ada.actor)
    run_jobs()
    assert clocks(ticket) == [("first_response", 15, None)]


def test_a_target_put_out_of_force_promises_no_more(world, run_jobs):
    """Open tickets follow their target; what was decided stays decided."""
    target = promise(resolution_minutes=None)
    answered, open_one = make_ticket(contact=world.kim), make_ticket(contact=world.kim)
    reply(ticket=answered, text="Ja.", by=world.ada.actor)
    run_jobs()
    save_target(target=target, by=SYSTEM, is_active=False)
    run_jobs()
    assert clocks(answered) == [("first_response", 60, True)]
    assert clocks(open_one) == []
