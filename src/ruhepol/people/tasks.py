"""What the people room does by itself as time passes."""

from django_tasks import task

from ruhepol.core.jobs.periodic import every
from ruhepol.people.services.answers import forget_answers
from ruhepol.people.services.erasing import forget_addresses


@every(3600)
@task(queue_name="slow")
def forget_old_answers() -> None:
    """Delete answers nobody will ask for again."""
    forget_answers()


@every(3600)
@task(queue_name="slow")
def forget_erased_addresses() -> None:
    """Forget the addresses of customers who were erased a day ago."""
    forget_addresses()
