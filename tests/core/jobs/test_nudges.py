"""Calls upstairs, to tasks that services cannot name."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.jobs.nudges import nudge
from ruhepol.core.models import Job
from tests.world import NOON

pytestmark = pytest.mark.django_db


def test_many_calls_are_one_job_a_little_later() -> None:
    """What comes while it waits is gathered; a call that nobody answers is a mistake in the code."""
    with clock.frozen(NOON):
        nudge("healing:noticed")
        nudge("healing:noticed")
    job = Job.objects.get(unique_key="nudge:healing:noticed")
    assert job.run_at == NOON + timedelta(seconds=0.5)
    with pytest.raises(KeyError):
        nudge("nobody")
