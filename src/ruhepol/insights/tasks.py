"""What the insights room does in the background."""

from django_tasks import task

from ruhepol.core.jobs.periodic import every
from ruhepol.insights.services.facts import rebuild
from ruhepol.insights.services.healed import settle_runs
from ruhepol.insights.services.journey import forget_old
from ruhepol.people.models import Brand


@task(queue_name="slow")
def rebuild_for_calendar(calendar_id: int) -> None:
    """Write the facts of every brand that works by this calendar anew."""
    brand_ids = list(Brand.objects.filter(calendar_id=calendar_id).values_list("pk", flat=True))
    _rebuild(brand_ids)


@task(queue_name="slow")
def rebuild_for_brand(brand_id: int) -> None:
    """Write the facts of a brand anew."""
    _rebuild([brand_id])


def _rebuild(brand_ids: list[int]) -> None:
    for _done in rebuild(brand_ids=brand_ids):
        pass


@every(600)
@task(queue_name="slow")
def settle_repairs() -> None:
    """Count repairs as confirmed once seven days went by, unless somebody wrote."""
    settle_runs()


@every(3600)
@task()
def forget_old_journeys() -> None:
    """Delete journeys that have been kept long enough."""
    forget_old()
