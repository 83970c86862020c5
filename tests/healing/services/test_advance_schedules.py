"""Any schedule of deaths ends with every step done once, or with a person who was asked.

A worker dies at any statement it sends to the database, before a call leaves, and after the target obeyed
but nobody heard of it. Another one takes over as soon as it may. Thousands of deaths are an exception
within this process; a few are real ones, of real workers by SIGKILL.
"""

import signal
from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.roll import release
from ruhepol.core.models import Job
from ruhepol.healing.models import ACTIVE, Run
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.runs import decide, propose
from ruhepol.people.models import Asset
from tests.dying import MANY, Died, die
from tests.healing.doing.world import make_system
from tests.healing.facts import make_remedy
from tests.healing.target import Client, recording
from tests.processes import eventually
from tests.world import make_world

WAYS = {"safe": "/safe", "key": "/keyed", "ask": "/asked", "never": "/never"}
NUMBERS = count(1)
PLAN = """
says = {{de = "x", en = "x"}}
[[checks]]
name = "ill"
ask = "http"
system = "hosting"
path = "/ill{cure}"
holds = ">= 98"
{checks}
{steps}
[verify]
check = "ill"
within = "0s"
"""
CHECK = """
[[checks]]
name = "did{n}"
ask = "http"
system = "hosting"
path = "/did{path}"
holds = ">= 1"
"""
STEP = """
[[steps]]
name = "s{n}"
do = "http"
system = "hosting"
path = "{path}"
says = {{de = "x", en = "x"}}
repeat = "{repeat}"
{more}
undo = {{do = "http", system = "hosting", path = "/keyed{path}/undo", repeat = "key"}}
"""

PATIENT = 'value = "$.value"\nlimit = "30s"\nholds ='
"""How real hands read the target; a busy machine is not a broken one."""


@pytest.fixture(scope="module")
def target():
    """Return a target that keeps count."""
    with recording() as server:
        yield server


def path_of(number, repeat, asset):
    """Return where a step of an asset takes effect."""
    return f"{WAYS[repeat]}/{asset}/{number}"


def plan(repeats, asset, *, heals):
    """Return a plan of steps that may be repeated so; the last one heals, or nothing does."""
    paths = [path_of(n, repeat, asset) for n, repeat in enumerate(repeats)]
    asked = [n for n, repeat in enumerate(repeats) if repeat == "ask"]
    steps = [
        STEP.format(n=n, path=paths[n], repeat=repeat, more=f'happened = "did{n}"' if n in asked else "")
        for n, repeat in enumerate(repeats)
    ]
    checks = [CHECK.format(n=n, path=paths[n]) for n in asked]
    cure = paths[-1] if heals else "/nothing"
    return PLAN.format(cure=cure, checks="\n".join(checks), steps="\n".join(steps))


class Life:
    """A worker that dies when it has lived so many moments; a moment is whatever it says to anybody."""

    def __init__(self, target, moments):
        """Begin with all of them."""
        self.left = moments
        self.client = Client(target, before=self.moment, after=self.moment)

    def moment(self):
        """Live through one, or die."""
        self.left -= 1
        if not self.left:
            die()

    def _statement(self, execute, sql, params, many, context):
        if "SAVEPOINT" not in sql:
            self.moment()
        return execute(sql, params, many, context)

    def live(self, run):
        """Go on with a run until death, or until it goes no further."""
        try:
            with connection.execute_wrapper(self._statement), suppress(Died):
                advance(run_id=run.pk, hands=self.client)
        finally:
            self.client.close()


def answer_truthfully(run, paths, target, by):
    """Look whether the step took effect, as a person would, and say so."""
    step = run.steps.get(state="unknown")
    path = paths[int(step.name.removeprefix("s"))]
    decide(run=run, happened=target.effects[path] > 0, by=by)


@pytest.mark.django_db
@given(
    repeats=st.lists(st.sampled_from(list(WAYS)), min_size=1, max_size=3),
    lives=st.lists(st.integers(1, 60), max_size=5),
    heals=st.booleans(),
)
@example(repeats=["never"], lives=[18], heals=True)
@settings(MANY, max_examples=MANY.max_examples // 4)
def test_no_step_takes_effect_twice(world, target, repeats, lives, heals):
    """Whatever dies when: what must not be repeated is not, and what nobody can know a person is asked."""
    name = f"x{next(NUMBERS)}"
    server = Asset.objects.create(kind="server", external_id=name, name=name)
    remedy = make_remedy(mode="automatic", plan=plan(repeats, name, heals=heals), title_en=name)
    run = propose(problem=remedy.problem, asset=server, by=SYSTEM)
    paths = [path_of(n, repeat, name) for n, repeat in enumerate(repeats)]
    asked = 0
    for moments in [*lives, *[10_000] * 40]:
        Life(target, moments).live(run)
        clock.advance(timedelta(minutes=2))
        run.refresh_from_db()
        if run.state == "undecided":
            asked += 1
            answer_truthfully(run, paths, target, world.ada.actor)
        if run.is_over:
            break
    assert run.state == ("healed" if heals else "undone")
    for path, repeat in zip(paths, repeats, strict=True):
        assert target.effects[path] == 1 or repeat == "safe", path
        assert len(target.keys[path]) == 1
        assert target.effects[f"/keyed{path}/undo"] == (0 if heals else 1)
    assert not asked or "never" in repeats
    assert not Run.objects.filter(asset=server, state__in=ACTIVE).exists()


@pytest.mark.processes
def test_workers_killed_for_real_do_nothing_twice(processes, target):
    """One after another dies by SIGKILL in the middle of a call; a person is asked of the last step only."""
    world, repeats, name = make_world(), list(WAYS), "killed"
    server = Asset.objects.create(kind="server", external_id=name, name=name)
    make_system(address=f"http://127.0.0.1:{target.server_address[1]}")
    for_real = plan(repeats, name, heals=True).replace("holds =", PATIENT)
    remedy = make_remedy(mode="automatic", plan=for_real, title_en=name)
    safe, key, ask, never = paths = [path_of(n, repeat, name) for n, repeat in enumerate(repeats)]
    target.deaths = {safe: "before", key: "after", ask: "after", never: "after"}
    run = propose(problem=remedy.problem, asset=server, by=SYSTEM)
    for _death in range(4):
        let_die(processes, target)
        Run.objects.update(held_until=None)
        release(Job.objects.filter(state="running"))
        assert Run.objects.get(pk=run.pk).state == "running"
    worker = processes.worker("events=1", "default=1")
    eventually(lambda: Run.objects.get(pk=run.pk).state == "undecided", "a person is asked")
    answer_truthfully(run, paths, target, world.ada.actor)
    eventually(lambda: Run.objects.get(pk=run.pk).is_over, "the run is over")
    assert worker.poll() is None
    assert Run.objects.get(pk=run.pk).state == "healed"
    assert [target.effects[path] for path in paths] == [1, 1, 1, 1]
    assert [target.calls[path] for path in paths] == [2, 2, 1, 1]
    assert [len(target.keys[path]) for path in paths] == [1, 1, 1, 1]


def let_die(processes, target):
    """Start a worker, and let the target kill it in the middle of a call."""
    worker = processes.worker("events=1", "default=1")
    target.kill = lambda: (worker.kill(), worker.wait())
    eventually(lambda: worker.poll() is not None, "the worker is dead")
    assert worker.returncode == -signal.SIGKILL
