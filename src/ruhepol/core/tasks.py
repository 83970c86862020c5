"""Background tasks of the core: each loads ids and calls one function."""

from django_tasks import task

from ruhepol.core.events.delivery import deliver_to
from ruhepol.core.files.needs import let_go
from ruhepol.core.files.services import shelf
from ruhepol.core.jobs.periodic import every


@task(queue_name="events", atomic=True)
def deliver(event_id: int, receiver: str = "") -> None:
    """Hand one event to its receivers, or to one; reactions and the end of the job are one transaction."""
    deliver_to(event_id=event_id, receiver=receiver)


@task(queue_name="slow")
def let_files_go(digests: list[str]) -> None:
    """Remove bytes that nobody needs any more; who forgets them enqueues it, so that a crash leaves none."""
    let_go(digests)


@every(24 * 3600)
@task(queue_name="slow")
def tidy_files() -> None:
    """Remove unfinished files that crashes left in the store."""
    shelf().tidy()
