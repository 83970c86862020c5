"""Steps as plans write them, done to real servers."""

import sys

import pytest

from ruhepol.healing.doing.masking import MASK
from ruhepol.healing.doing.performing import perform
from ruhepol.healing.doing.target import Target
from ruhepol.healing.plans.deeds import MessageDeed
from tests.healing.doing.servers import closed_port
from tests.healing.doing.world import BOTH, hosting, make_system, step

CLEAN = step(
    method="POST", path="/servers/{asset.external_id}/clean", json={"keep": 7, "for": "{customer.name}"}
)


@pytest.fixture
def target(world, server):
    """Kim's server, for Kim."""
    return Target(server, world.kim.customer, {"disk": 98})


def test_a_step_is_done(shop, target):
    """The back end gets what the plan says, with the key of this step; what came back is kept."""
    hosting(shop, secret="hush-hush-7")
    shop.answers["/servers/s-42/clean"] = {"freed_gb": 2, "token": "abc"}
    done = perform(CLEAN, target, key="run-7-clean", dry=False)
    [(method, path, headers, body)] = shop.asked
    assert (method, path) == ("POST", "/servers/s-42/clean")
    assert body == f'{{"keep":7,"for":"{target.customer.name}"}}'.encode()
    assert headers["idempotency-key"] == "run-7-clean"
    assert (done.ok, done.retry, done.unsure) == (True, False, False)
    assert done.output == f'200\n{{"freed_gb": 2, "token": "{MASK}"}}'
    assert done.input.startswith(f"POST {shop.place().address}/servers/s-42/clean\n")
    assert "hush" not in f"{done.input} {done.output}"


def test_a_rehearsal_does_nothing(shop, target):
    """It tells what would be done, word for word, and nobody hears of it."""
    hosting(shop)
    told = perform(CLEAN, target, key="k", dry=True)
    assert (told.ok, told.output, shop.asked) == (True, "", [])
    shop.answers["/servers/s-42/clean"] = {}
    assert perform(CLEAN, target, key="k", dry=False).input == told.input


@pytest.mark.parametrize(
    ("status", "means"),
    [
        (201, (True, False, False)),
        (302, (False, False, False)),
        (404, (False, False, False)),
        (409, (False, True, False)),
        (429, (False, True, False)),
        (500, (False, True, True)),
        (502, (False, True, True)),
        (503, (False, True, False)),
    ],
)
def test_what_an_answer_means(shop, target, status, means):
    """Who is busy did nothing; who broke may have done it; who refused will refuse again."""
    hosting(shop)
    shop.answers["/servers/s-42/clean"] = (status, {"location": "/elsewhere"}, b"{}")
    done = perform(CLEAN, target, key="k", dry=False)
    assert (done.ok, done.retry, done.unsure) == means
    assert len(shop.asked) == 1


def test_nobody_there_and_nobody_knows(shop, target):
    """Where nobody listens nothing was done; where the line broke nobody knows."""
    system = hosting(shop)
    shop.answers["/servers/s-42/clean"] = lambda handler: handler.connection.close()
    broken = perform(CLEAN, target, key="k", dry=False)
    assert (broken.ok, broken.retry, broken.unsure) == (False, True, True)
    system.address = f"http://localhost:{closed_port()}"
    system.save()
    gone = perform(CLEAN, target, key="k", dry=False)
    assert (gone.ok, gone.retry, gone.unsure) == (False, True, False)


@pytest.mark.parametrize("dry", [True, False])
def test_what_cannot_be_done_is_said(shop, server, dry):
    """An open place, a missing system, a path that leads away: surely nothing is done, rehearsed or not."""
    hosting(shop)
    server.external_id = ".."
    without_customer = perform(CLEAN, Target(server), key="k", dry=dry)
    gone = perform(step(system="nobody", path="/"), Target(server), key="k", dry=dry)
    away = perform(step(path="/servers/{asset.external_id}/clean"), Target(server), key="k", dry=dry)
    assert without_customer.output == "nothing is known as {customer.name}"
    assert "no system nobody" in gone.output
    assert "leads away" in away.output
    for one in (without_customer, gone, away):
        assert (one.ok, one.retry, one.unsure) == (False, False, False)
    assert shop.asked == []


CODE = (
    "import os, sys; e = os.environ; print(sys.argv[1], e['RUHEPOL_KEY'], e['RUHEPOL_SECRET']); sys.exit({})"
)
LISTED = """
[box.{}]
argv = ["{}", "-c", "{}", "{{s}}"]
args = {{s = "s-[0-9]+"}}
"""


@pytest.fixture
def box(world, tmp_path, set_to):  # noqa: ARG001  systems are rows
    """A list with a command that works and one that fails."""
    make_system(name="box", kind="commands", secret="hush-hush-7")
    path = tmp_path / "commands.toml"
    commands = {"clean": CODE.format(0), "fail": CODE.format(3)}
    path.write_text("".join(LISTED.format(name, sys.executable, code) for name, code in commands.items()))
    set_to(commands=str(path))


@pytest.mark.usefixtures("box")
def test_a_command(target, server):
    """It gets its value, the key and the secret, and keeps the secret to itself."""
    named = {"do": "command", "system": "box", "args": {"s": "{asset.external_id}"}}
    done = perform(step(**named, command="clean"), target, key="k-1", dry=False)
    assert (done.ok, done.output) == (True, f"s-42 k-1 {MASK}\n")
    assert done.input.endswith(" s-42")
    failed = perform(step(**named, command="fail"), target, key="k", dry=False)
    assert (failed.ok, failed.retry, failed.unsure) == (False, False, False)
    assert failed.output.startswith("ended with 3\n")
    again = perform(step(**named, command="fail", repeat="safe"), target, key="k", dry=False)
    assert again.retry
    server.external_id = "s-42; reboot"
    assert "may not be" in perform(step(**named, command="clean"), target, key="k", dry=True).output


def test_playbooks_and_messages(target):
    """Without playbooks none is played; a message is the run's own to write."""
    make_system(name="plays", kind="ansible")
    play = step(do="ansible", system="plays", playbook="clean.yml", vars={"server": "{asset.external_id}"})
    assert "no folder of playbooks" in perform(play, target, key="k", dry=True).output
    message = MessageDeed(do="message", text=BOTH)
    told = perform(message, target, key="k", dry=False)
    assert told.output == "a message is written by the run itself"
