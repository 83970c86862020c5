"""Settings of the processes a test starts: its database, and leases short enough to see them end."""

from tests.settings import *  # noqa: F403
from tests.settings import TASKS

TASKS["default"]["OPTIONS"] = {"lease": 0.6}
