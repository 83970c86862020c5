"""Settings of the processes a test starts: its database, and leases as long as the test says."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import TASKS

TASKS["default"]["OPTIONS"] = {"lease": float(os.environ.get("LEASE", "60"))}
