"""With several writers, events become visible in another order than they are numbered; none is lost."""

import json
import os
import subprocess
import sys

import pytest

from tests.ready import fill
from tools import postgres


@pytest.mark.postgres
def test_late_commits_are_heard_and_resumed_from_safely():
    """A tail reads each event once, whenever it appears, and never names a number past an open gap.

    A page that named a number too high is still told of the late event below it.
    """
    with postgres.cluster() as server:
        fill(server.url)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("RUHEPOL_")}
        environment |= {
            "RUHEPOL_DATABASE_URL": server.url,
            "DJANGO_SETTINGS_MODULE": "tests.process_settings",
        }
        played = subprocess.run(
            [sys.executable, "-m", "tests.core.live.late_commits"],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
        )
    told = json.loads(played.stdout)
    assert told["steps"] == [
        ["at the start one is open below what is there", [], -1],
        ["it ends after all", [[0, 0]], 1],
        ["the last of three is first", [[4, 1]], 1],
        ["the first follows", [[2, 2]], 2],
        ["the second never comes and is not waited for", [[5, 5], [6, 6]], 6],
    ]
    assert told["after_resume"] == [[4], [2, 4]]
