"""Who asked for a repair that a person had to approve hears what became of it."""

from datetime import timedelta

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import Run, RunState
from ruhepol.healing.services._moves import end
from ruhepol.healing.services.outcome import tell_outcome
from ruhepol.healing.services.runs import propose, refuse
from ruhepol.tickets.models import Message
from tests.factories.tickets import make_ticket
from tests.healing.facts import PLAN, make_remedy

WRITING = PLAN.replace(
    "[verify]",
    """[[steps]]
name = "say"
do = "message"
says = {de = "Bescheid geben", en = "Tell you"}
text = {de = "Erledigt.", en = "Done."}

[verify]""",
)


def asked(server, by, *, mode="approval", plan=PLAN):
    """Return Kim's wish that her disk be emptied."""
    return propose(problem=make_remedy(mode=mode, plan=plan).problem, asset=server, by=by)


@pytest.mark.parametrize(
    ("state", "why", "said"),
    [
        (RunState.HEALED, "", "– Server starten"),
        (RunState.STOPPED, "gone", "Es war schon vorbei"),
        (RunState.STOPPED, "refused", "gegen diese Reparatur entschieden"),
        (RunState.STOPPED, "deadline", "niemand rechtzeitig"),
        (RunState.FAILED, "step", "nicht geholfen"),
        (RunState.UNDONE, "asked", "rückgängig gemacht"),
    ],
)
def test_every_end_is_told_once(world, server, state, why, said):
    """In the customer's language, what they asked for and how it ended; an answer reaches a person."""
    run = asked(server, world.kim.customer.actor)
    end(run=run, state=state, by=SYSTEM, why=why)
    drain()
    [message] = Message.objects.all()
    assert message.ticket.customer == world.kim.customer
    assert "Sie haben um eine Reparatur gebeten" in message.text
    assert said in message.text


@pytest.mark.parametrize(("minutes", "there"), [(-5, False), (5, True)])
def test_it_is_said_where_it_belongs(world, server, minutes, there):
    """In a request they sent after asking, and in none that waited before."""
    run = asked(server, world.kim.customer.actor)
    request = make_ticket(contact=world.kim, at=run.created_at + timedelta(minutes=minutes))
    end(run=run, state=RunState.HEALED, by=SYSTEM)
    drain()
    told = Message.objects.get(origin__startswith=Message.ASKED_FOR)
    assert (told.ticket == request) is there


def test_what_is_undone_later_is_told_too(world, server):
    """Healed, then taken back: two messages, and each of them once."""
    run = asked(server, world.kim.customer.actor)
    for state, why in ((RunState.HEALED, ""), (RunState.UNDONE, "asked")):
        end(run=run, state=state, by=SYSTEM, why=why)
        drain()
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("mode", "who", "plan"),
    [("one_click", "kim", PLAN), ("approval", "system", PLAN), ("approval", "kim", WRITING)],
)
def test_nobody_else_is_written_to(world, server, mode, who, plan):
    """Who clicked and watched, machinery, and whom the repair itself has written to."""
    by = world.kim.customer.actor if who == "kim" else SYSTEM
    run = asked(server, by, mode=mode, plan=plan)
    Run.objects.update(state=RunState.HEALED)
    assert tell_outcome(run_id=run.pk) is False
    assert not Message.objects.exists()


def test_a_refusal_is_told(world, server):
    """The agent's reason is for colleagues."""
    run = asked(server, world.kim.customer.actor)
    refuse(run=run, why="He never pays", by=world.ada.actor)
    drain()
    assert "never pays" not in Message.objects.get().text
