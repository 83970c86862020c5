"""What a crash left goes on, and what nobody approved ends."""

from datetime import timedelta

from ruhepol.core import clock
from ruhepol.healing.models import Run
from ruhepol.healing.services.runs import propose
from ruhepol.healing.services.sweep import expire_late, left_alone
from tests.healing.facts import make_remedy


def test_what_nobody_has_in_hand_goes_on(world, server):
    """Not while somebody is at it."""
    run = propose(problem=make_remedy().problem, asset=server, by=world.kim.customer.actor)
    Run.objects.filter(pk=run.pk).update(held_until=clock.now() + timedelta(seconds=1))
    assert left_alone() == []
    clock.advance(timedelta(seconds=1))
    assert left_alone() == [run.pk]


def test_only_late_proposals_end(world, server):
    """To the second."""
    run = propose(problem=make_remedy(mode="approval").problem, asset=server, by=world.kim.customer.actor)
    for seconds, state in ((4 * 3600 - 1, "proposed"), (1, "stopped")):
        clock.advance(timedelta(seconds=seconds))
        expire_late()
        run.refresh_from_db()
        assert run.state == state
