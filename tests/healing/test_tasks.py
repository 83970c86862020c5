"""A repair from the click to the proof, by the product's own workers, tasks and hands."""

from ruhepol.core.jobs.drain import drain
from ruhepol.healing.services.runs import propose
from tests.healing.doing.world import make_system
from tests.healing.facts import PLAN, make_remedy
from tests.healing.target import recording

PLAN_FOR_REAL = (
    PLAN.replace("/servers/{asset.external_id}/disk", "/ill/start")
    .replace("/servers/{asset.external_id}/clean", "/keyed/clean")
    .replace("/servers/{asset.external_id}/start", "/start")
    .replace("$.used", "$.value")
)


def test_a_click_repairs(world, server):
    """Nobody does anything but click; everything that was said outside is kept."""
    with recording() as target:
        make_system(address=f"http://127.0.0.1:{target.server_address[1]}")
        run = propose(
            problem=make_remedy(plan=PLAN_FOR_REAL).problem, asset=server, by=world.kim.customer.actor
        )
        drain()
    run.refresh_from_db()
    said = [(step.name, step.state, step.output) for step in run.steps.all()]
    assert run.state == "healed", said
    assert target.effects == {"/keyed/clean": 1, "/start": 1}
    assert run.readings["disk"]["words"]["en"] == "disk 99 % full"
    assert run.readings["*proof"]["words"]["en"] == "disk 20 % full"
