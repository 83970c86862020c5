"""Deaths at named points, inside the test's own process.

A death is an exception nothing catches: what was not committed is gone, as with SIGKILL, which
`tests/mail/test_crashes.py` uses. Thousands of schedules in one process are affordable only this way.
"""

import os

from hypothesis import HealthCheck, settings

MANY = settings(
    max_examples=int(os.environ.get("SCHEDULES", "120")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""More schedules by hand: SCHEDULES=5000."""


class Died(BaseException):
    """The process is gone."""


def die():
    """End the process."""
    raise Died
