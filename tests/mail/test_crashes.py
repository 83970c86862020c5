"""A worker may be killed between any two steps: one mail in is one ticket, one answer is one mail out."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.factories.mail import make_mail
from tests.house import source

POINTS = (
    "email.intake.bytes",
    "email.intake.row",
    "email.intake.stored",
    "email.intake.claimed",
    "email.intake.written",
    "email.intake.processed",
    "email.send.posted",
    "email.send.claimed",
    "email.send.written",
    "email.send.handing",
    "email.send.accepted",
    "email.send.settled",
)
BUNDLED = tuple(point for point in POINTS if point.startswith("email.intake."))
"""Points that several mails pass in one transaction."""
FETCH_POINTS = {
    "email.imap.kept": {"INBOX": 0, "Done": 3},
    "email.imap.moved": {"INBOX": 0, "Done": 3},
    "email.pop3.kept": {"INBOX": 0},
    "email.pop3.deleted": {"INBOX": 0},
}
"""Killed in the tests with a real mailbox, and what lies there in the end."""
UNKNOWABLE = {"email.send.handing": 0, "email.send.accepted": 1}
"""Points after which SMTP itself cannot tell whether the mail was accepted, and how many were."""

pytestmark = pytest.mark.processes


def play(scene, *arguments):
    """Run a scene as a program and return what it prints."""
    command = [sys.executable, "-m", f"tests.mail.{scene}", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(source.ROOT / "src"), str(source.ROOT)])}
    environment = {name: value for name, value in environment.items() if not name.startswith("RUHEPOL_")}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=source.ROOT, env=environment
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """Return what is left after the scene was played with a kill at each point."""
    together = [f"together {point}" for point in BUNDLED]
    return play("crash_scene", tmp_path_factory.mktemp("crash"), "", *POINTS, *together)


def test_every_step_has_its_point():
    """No crash point in the channel is left untried."""
    pattern = re.compile(r'point\("(email\.[\w.]+)"\)')
    folder = source.PACKAGE / "channels" / "email"
    found = {name for path in source.files(folder, "*.py") for name in pattern.findall(path.read_text())}
    assert found == {*POINTS, *FETCH_POINTS}


def test_without_a_kill_all_goes_well(left):
    """The scene itself is sound: one mail, one ticket, one answer, one mail."""
    assert left[""] == {
        "facts": 1,
        "raw": ["done"],
        "tickets": 1,
        "messages": ["customer", "reply"],
        "deliveries": ["sent"],
        "mails": 1,
        "killed": 0,
        "well": True,
    }


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_loses_and_doubles_nothing(left, point):
    """Killed there and taken up again: one ticket, one mail, or a doubt that is shown."""
    facts = left[point]
    assert facts["killed"] == 1
    assert facts["well"]
    assert (facts["raw"], facts["tickets"], facts["messages"]) == (["done"], 1, ["customer", "reply"])
    if point in UNKNOWABLE:
        assert (facts["deliveries"], facts["mails"]) == (["unknown"], UNKNOWABLE[point])
    else:
        assert (facts["deliveries"], facts["mails"]) == (["sent"], 1)


@pytest.mark.parametrize("point", BUNDLED)
def test_a_kill_in_a_bundle_loses_and_doubles_none_of_it(left, point):
    """Three mails share a commit: killed there and taken up again, each is one ticket with one message."""
    facts = left[f"together {point}"]
    assert (facts["killed"], facts["well"]) == (1, True)
    assert (facts["raw"], facts["tickets"], facts["facts"]) == (["done"] * 3, 3, 3)
    assert sorted(facts["messages"]) == ["customer"] * 3 + ["reply"]


@pytest.mark.parametrize("point", FETCH_POINTS)
def test_a_kill_while_fetching_loses_and_doubles_nothing(dovecot, tmp_path, point):
    """Killed between keeping a mail and clearing it away there: each is one ticket, and all go at last."""
    dovecot.deliver(*(make_mail(text, Subject=text).as_bytes() for text in ("eins", "zwei", "drei")))
    protocol = point.split(".")[1]
    facts = play("fetch_scene", tmp_path, dovecot.imap, point, protocol, getattr(dovecot, protocol))
    assert facts["killed"]
    assert facts["well"]
    assert (facts["raw"], facts["tickets"]) == (3, ["drei", "eins", "zwei"])
    assert facts["there"] == FETCH_POINTS[point]
