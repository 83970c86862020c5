"""The pages of repairs in a real browser: what waits, what was done, and how a problem is repaired."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Run, RunStep
from ruhepol.healing.services.remedies import stop_remedy
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset
from ruhepol.workspace.navigation import forget_all
from tests.browser.looks import in_both_looks
from tests.healing.facts import make_remedy
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    """Kim's servers: one repair waits for a word, one broke off in the middle, one healed."""
    forget_all()
    return make_world()


def repaired(world, name, *, mode="one_click", **state):
    """Return a repair of a server of Kim's that is so far."""
    server = Asset.objects.create(kind="server", external_id=name, name=name)
    server.customers.add(world.kim.customer)
    remedy = make_remedy(
        mode=mode, title_en=f"The disk of {name} is full", title_de=f"Die Platte von {name} ist voll"
    )
    run = propose(problem=remedy.problem, asset=server, by=world.kim.customer.actor)
    Run.objects.filter(pk=run.pk).update(**state)
    run.refresh_from_db()
    return run


def told(run, **states):
    """Let the acts of a repair be so far."""
    for name, state in states.items():
        said = {"input": f"POST /servers/mc/{name}", "output": "200 OK", "started_at": clock.now()}
        RunStep.objects.filter(run=run, name=name).update(state=state, ended_at=clock.now(), **said)


@in_both_looks
def test_repairs_are_accessible_and_fit(enter, axe, screenshot, office, look) -> None:
    """No serious fault by axe and no sideways scrolling, in both languages and themes, narrow and wide."""
    language, theme, width = look
    waiting = repaired(office, "mc-42", mode="approval")
    broken = repaired(office, "mc-43", state="undecided", began_at=clock.now())
    told(broken, disk="done", free="done", start="unknown")
    healed = repaired(office, "mc-44", state="healed", ended_at=clock.now() + timedelta(minutes=1))
    told(healed, disk="done", free="done", start="done")
    stop_remedy(remedy=healed.problem.remedy, why="failures", by=SYSTEM)
    page = enter(office.root, "/desk/", width=width, theme=theme, language=language)
    pages = {
        "inbox": "/desk/",
        "runs": "/desk/runs/",
        "waiting": f"/desk/runs/{waiting.pk}/",
        "undecided": f"/desk/runs/{broken.pk}/",
        "healed": f"/desk/runs/{healed.pk}/",
        "remedy": f"/desk/problems/{healed.problem_id}/",
    }
    for name, address in pages.items():
        page.goto(address)
        screenshot(page, f"runs-{name}-{language}-{theme}-{width}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
