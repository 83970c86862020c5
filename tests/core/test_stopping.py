"""How processes of ours are told to end."""

import subprocess
import sys

from tests.processes import PATIENCE

AT_THE_WORST_MOMENT = """
import os, signal
from ruhepol.core.stopping import told_to_stop

stopping = told_to_stop()
with stopping._cond:  # as within wait() and set(), for a moment
    os.kill(os.getpid(), signal.SIGTERM)
stopping.wait()
"""


def test_a_signal_is_heard_while_the_event_is_in_use() -> None:
    """A process that looks at its event just when the signal comes ends, and does not wait for itself."""
    ended = subprocess.run([sys.executable, "-c", AT_THE_WORST_MOMENT], check=False, timeout=PATIENCE)
    assert ended.returncode == 0
