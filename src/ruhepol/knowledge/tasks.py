"""What the knowledge room does by itself as time passes."""

from django_tasks import task

from ruhepol.core.jobs.periodic import every
from ruhepol.knowledge.services import presuming


@every(3600)
@task()
def presume_avoided() -> None:
    """End asking sessions whose seven days are over."""
    presuming.presume_avoided()
