"""What the healing room does when something happens in it."""

from ruhepol.core.events.outbox import receiver
from ruhepol.healing.events import ProblemSaved
from ruhepol.healing.services.notice import notice_kind


@receiver(ProblemSaved, replays=True)
def look_for_it(event: ProblemSaved) -> None:
    """Look who has a problem that was just described, without waiting for their next signal."""
    notice_kind(event.problem_id)
