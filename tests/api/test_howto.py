"""The how-to's commands work as they stand."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from ruhepol.config.cli.commands import token as command
from ruhepol.config.cli.main import parser
from ruhepol.people.models import ApiToken
from ruhepol.tickets.models import Ticket
from tests.api.conftest import Caller
from tests.processes import PATIENCE
from tests.serving import pages
from tests.world import make_world

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "api.md"
BLOCKS = re.findall(r"^```sh\n(.*?)^```", HOWTO.read_text(), flags=re.MULTILINE | re.DOTALL)


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_every_curl_of_the_howto_succeeds_in_order():
    """A reader who copies the lines gets what they promise."""
    caller = Caller(make_world().ben)
    with pages() as address:
        environment = {**os.environ, "URL": address, "TOKEN": caller.text}
        for block in BLOCKS:
            script = f"set -e\n{block}".replace("curl -sS", "curl -sS --fail-with-body -w '\\n'")
            ran = subprocess.run(
                ["/bin/sh", "-c", script],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=PATIENCE,
            )
            assert ran.returncode == 0, f"{block}\n{ran.stdout}\n{ran.stderr}"
    ticket = Ticket.objects.get()
    assert (ticket.status, ticket.priority, ticket.channel) == ("solved", 3, "email")
    assert json.loads(Caller(caller.token.agent)("get", f"/tickets/{ticket.pk}").content)["last_message"] == 2


@pytest.mark.django_db
def test_the_command_makes_lists_and_revokes_tokens(capsys):
    """What the how-to says of `ruhepol token` is what it does."""
    world = make_world()

    def run(*words):
        assert command.run(parser().parse_args(["token", world.ada.email, *words])) == 0
        return capsys.readouterr().out

    assert run("--name", "Shop sync", "--write").startswith("ruhepol_")
    [token] = ApiToken.objects.all()
    assert token.can_write
    assert "Shop sync  write  last used: never" in run("--list")
    assert "revoked" in run("--revoke", str(token.pk))
    assert "Shop sync  revoked" in run("--list")
