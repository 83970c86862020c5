"""What the healing room does in the background."""

from django.conf import settings
from django_tasks import task

from ruhepol.core.jobs.periodic import every
from ruhepol.healing.services.thin import forget, thin


@every(3600)
@task(queue_name="slow")
def tidy_signals() -> None:
    """Thin old signals and forget those that are too old."""
    forget(keep_days=settings.RUHEPOL.signal_days)
    thin()
