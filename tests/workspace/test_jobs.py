"""Background work that gave up."""

import pytest

from ruhepol.core import clock
from ruhepol.core.models import Job
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def dead(world):  # noqa: ARG001  the administrator comes first
    """A job that gave up."""
    now = clock.now()
    return Job.objects.create(
        task="ruhepol.mail.send", queue="mail", state="dead", error="boom", run_at=now, enqueued_at=now
    )


def test_a_dead_job_shows_why_and_runs_again(root, dead):
    """The error is there to read; trying again is one press."""
    page = text(root.get("/desk/jobs/"))
    assert "ruhepol.mail.send" in page
    assert "boom" in page
    root.post(f"/desk/jobs/{dead.pk}/retry/")
    dead.refresh_from_db()
    assert dead.state == "waiting"
    again = root.post(f"/desk/jobs/{dead.pk}/retry/", follow=True)
    assert "Somebody else has decided" in text(again)


def test_a_dead_job_is_removed_for_good(root, dead):
    """What it should have done will not happen."""
    root.post(f"/desk/jobs/{dead.pk}/drop/")
    assert not Job.objects.filter(pk=dead.pk).exists()
    assert "Nothing gave up" in text(root.get("/desk/jobs/"))
